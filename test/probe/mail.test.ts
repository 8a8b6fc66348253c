import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { check, common, IMPATIENT, suite } from './support/check.ts';
import { CLOSE, plain, type Script, script } from './support/servers.ts';

const options = { to: 'you@mail.test' };
const serve = (answers: Script) => () => plain(script(answers));

const cases = common({}, options, [
  {
    name: 'send as',
    serve: serve({ MAIL: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' }),
    cause: 'sender-rejected',
  },
  {
    name: 'not the owner',
    serve: serve({ RCPT: '553 5.7.1 <me@mail.test>: Sender address rejected: not owned by user x' }),
    cause: 'sender-rejected',
  },
  { name: 'refused sender', serve: serve({ MAIL: '550 no' }), cause: 'sender-rejected', step: 'mail' },
  {
    name: 'SES sandbox',
    serve: serve({ '.': '554 Message rejected: Email address is not verified.' }),
    cause: 'sender-unverified',
  },
  {
    name: 'SendGrid',
    serve: serve({ '.': '550 The from address does not match a verified Sender Identity.' }),
    cause: 'sender-unverified',
  },
  {
    name: 'DMARC',
    serve: serve({ '.': '550-5.7.26 Unauthenticated email from mail.test is not accepted\r\n550 5.7.26 DMARC policy' }),
    cause: 'sender-unauthenticated',
  },
  { name: 'SPF in words', serve: serve({ MAIL: '550 SPF check failed' }), cause: 'sender-unauthenticated' },
  {
    name: 'no relay',
    serve: serve({ RCPT: '554 5.7.1 <you@mail.test>: Relay access denied' }),
    cause: 'relay-denied',
    step: 'mail',
  },
  {
    name: 'Zoho, another sender',
    serve: serve({ RCPT: '553 Relaying disallowed as me@mail.test' }),
    cause: 'sender-rejected',
  },
  {
    name: 'iCloud, another sender',
    serve: serve({ '.': '550 5.7.0 From address is not one of your addresses.' }),
    cause: 'sender-rejected',
  },
  {
    name: 'Fastmail, another sender',
    serve: serve({ '.': '551 5.7.1 Not authorised to send from this header address' }),
    cause: 'sender-rejected',
  },
  {
    name: 'SES, no permission',
    serve: serve({ '.': '554 Access denied: User `x` is not authorized to perform `ses:SendRawEmail`' }),
    cause: 'sender-rejected',
  },
  {
    name: 'Mailgun sandbox',
    serve: serve({ '.': '550 5.7.1 Sandbox subdomains are for test purposes only.' }),
    cause: 'sender-unverified',
  },
  {
    name: 'Outlook, no DMARC',
    serve: serve({ '.': '550 5.7.515 Access denied, sending domain does not meet the required authentication level.' }),
    cause: 'sender-unauthenticated',
  },
  { name: 'full mailbox', serve: serve({ RCPT: '552 5.2.2 Mailbox full' }), cause: 'recipient-rejected' },
  {
    name: 'Gmail, dangerous attachment',
    serve: serve({ '.': '552 5.7.0 This message was blocked because of its content' }),
    cause: 'content-rejected',
  },
  {
    name: 'SendGrid without a login',
    serve: serve({ MAIL: '550 Unauthenticated senders not allowed' }),
    target: { user: undefined },
    cause: 'relay-denied',
  },
  {
    name: 'no relay, in the words of qmail',
    serve: serve({ RCPT: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)" }),
    cause: 'relay-denied',
  },
  {
    name: 'no relay, in the words of a submission port',
    serve: serve({ RCPT: '554 5.7.1 <unknown[192.0.2.9]>: Client host rejected: Access denied' }),
    target: { user: undefined },
    cause: 'relay-denied',
  },
  {
    name: 'login needed',
    serve: serve({ MAIL: '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail' }),
    target: { user: undefined },
    cause: 'relay-denied',
  },
  {
    name: 'STARTTLS needed',
    serve: serve({ MAIL: '530 5.7.0 Must issue a STARTTLS command first' }),
    cause: 'auth-requires-tls',
  },
  {
    name: 'unknown recipient',
    serve: serve({ RCPT: '550 5.1.1 User unknown' }),
    cause: 'recipient-rejected',
    message: /refuses the recipient: 550 5\.1\.1/,
  },
  {
    name: 'greylist',
    serve: serve({ RCPT: '450 4.2.0 Greylisted, see http://postgrey.test' }),
    cause: 'greylisted',
    step: 'mail',
  },
  {
    name: 'deferred',
    serve: serve({ RCPT: '451 4.7.1 Please try again later' }),
    cause: 'greylisted',
    also: (report) => assert.equal(report.ok, true),
  },
  { name: 'full mailbox', serve: serve({ RCPT: '452 4.2.2 Mailbox full' }), cause: 'server-temporary' },
  { name: 'deferred sender', serve: serve({ MAIL: '451 4.3.0 later' }), cause: 'server-temporary' },
  { name: '421 at the recipient', serve: serve({ RCPT: '421 closing' }), cause: 'service-unavailable' },
  { name: 'refused content', serve: serve({ '.': '554 5.7.1 Message contains spam' }), cause: 'content-rejected' },
  { name: 'refused at DATA', serve: serve({ DATA: '554 no valid recipients' }), cause: 'content-rejected' },
  { name: 'quota', serve: serve({ '.': '552 5.3.4 Message too big' }), cause: 'size-exceeded' },
  {
    name: 'a small limit',
    serve: serve({ EHLO: '250-x\r\n250-SIZE 100\r\n250 AUTH PLAIN' }),
    cause: 'size-exceeded',
    also: (_, server) => assert.doesNotMatch(server.heard(), /MAIL/),
  },
  {
    name: 'letters outside ASCII',
    serve: serve({}),
    options: { to: 'jürgen@mail.test' },
    cause: 'smtputf8-missing',
    also: (_, server) => assert.doesNotMatch(server.heard(), /MAIL/),
  },
  {
    name: 'letters outside ASCII, where the server takes them',
    serve: serve({ EHLO: '250-x\r\n250-SMTPUTF8\r\n250 AUTH PLAIN' }),
    options: { to: 'jürgen@mail.test' },
    cause: 'accepted',
    also: (_, server) => assert.match(server.heard(), /MAIL FROM:<me@mail\.test> .*SMTPUTF8/),
  },
  {
    name: 'a domain outside ASCII needs no SMTPUTF8',
    serve: serve({}),
    options: { to: 'you@bücher.test' },
    cause: 'accepted',
    also: (_, server) => assert.match(server.heard(), /RCPT TO:<you@xn--bcher-kva\.test>/),
  },
  {
    name: 'no address',
    serve: serve({}),
    options: { to: 'you' },
    cause: 'recipient-rejected',
    message: /Nothing was sent/,
  },
  {
    name: 'an address that brings commands along',
    serve: serve({}),
    options: { to: 'you@mail.test>\r\nRCPT TO:<them@mail.test' },
    cause: 'recipient-rejected',
    also: (_, server) => assert.doesNotMatch(server.heard(), /them/),
  },
  {
    name: 'no answer to the message',
    serve: serve({ '.': () => undefined }),
    options: { ...IMPATIENT, ...options },
    cause: 'server-temporary',
  },
  { name: 'hangs up at the message', serve: serve({ '.': CLOSE }), cause: 'closed-early', step: 'mail' },
  {
    name: 'the sender of the settings',
    serve: serve({}),
    target: { from: 'Shop <shop@mail.test>' },
    cause: 'accepted',
    also: (_, server) =>
      assert.match(
        server.heard(),
        /MAIL FROM:<shop@mail\.test>[\s\S]*From: smtplint connection test <shop@mail\.test>/,
      ),
  },
  {
    name: 'without login',
    serve: serve({}),
    target: { user: undefined, password: undefined, from: 'me@mail.test' },
    cause: 'accepted',
    also: (_, server) => assert.doesNotMatch(server.heard(), /AUTH/),
  },
  {
    name: 'greeted as a catcher that does not answer',
    serve: () => plain(script({}, { greeting: '220 x Mailpit ESMTP' })),
    options: { ...options, catcherPorts: [] },
    cause: 'accepted',
  },
]);

suite('probe: the test message', cases);

describe('probe: a local catcher', () => {
  const answers = [
    { shows: true, cause: 'delivered', step: 'mail', message: /the local mail catcher has the test message/i },
    { shows: false, cause: 'accepted', step: 'mail', message: /took the test message/ },
  ] as const;
  for (const { shows, ...expected } of answers) {
    it(`${expected.cause}, by its own list`, async () => {
      let heard = (): string => '';
      const catcher = createServer((_, response) => response.end(shows ? heard() : '{"messages":[]}'));
      await new Promise<void>((resolve) => catcher.listen(0, '127.0.0.1', resolve));
      const { port } = catcher.address() as AddressInfo;
      await check({
        name: 'catcher',
        serve: async () => {
          const server = await plain(script({}, { greeting: '220 x Mailpit ESMTP Service ready' }));
          heard = server.heard;
          return server;
        },
        options: { ...options, catcherPorts: [port] },
        ...expected,
      });
      catcher.close();
    });
  }
});
