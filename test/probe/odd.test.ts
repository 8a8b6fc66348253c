import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type Case, common, IMPATIENT, suite } from './support/check.ts';
import { pki } from './support/pki.ts';
import { type Fixture, type Identity, identity, implicit, plain, type Script, script } from './support/servers.ts';
import { type CertificateOptions, issue } from './support/x509.ts';

/*
 * Servers that do what no server should, one oddity each: broken multi-line replies, words where others are due,
 * handshakes that end in the middle, certificates that were put together wrongly.
 */

const tls = pki.good;
const ca = pki.root.pem;
const offers = (...mechanisms: string[]): string => `250-mail.test\r\n250 AUTH ${mechanisms.join(' ')}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Writes its last words and hangs up, cleanly or not. */
const last =
  (words: string | Buffer, how: 'end' | 'reset' = 'end') =>
  (_: string, socket: Socket): undefined => {
    if (how === 'end') socket.end(words);
    else socket.write(words, () => socket.resetAndDestroy());
  };

/** One answer after the other, whatever the client says. */
function inTurn(...answers: readonly string[]): () => string | undefined {
  const left = [...answers];
  return () => left.shift();
}

const serving = (answers: Script, greeting?: string) => (): Promise<Fixture> =>
  plain(script(answers, greeting === undefined ? {} : { greeting }));

const replies: readonly Case[] = [
  {
    name: '421 in several lines',
    serve: serving({}, '421-busy\r\n421 4.3.2 later'),
    cause: 'service-unavailable',
    step: 'greeting',
  },
  { name: 'a greeting without words', serve: serving({}, '220'), cause: 'ok' },
  {
    name: 'the greeting comes twice',
    serve: serving({}, '220 a.test\r\n220 a.test'),
    cause: 'protocol-abuse',
    step: 'ehlo',
  },
  {
    name: 'Latin-1, and lines that end with LF',
    serve: () =>
      plain((socket) => {
        const say = (text: string): boolean => socket.write(Buffer.from(text, 'latin1'));
        say('220 M\u00fcller ESMTP\n');
        socket.on('data', (chunk) => {
          const verb = chunk.toString('latin1').slice(0, 4);
          say({ EHLO: '250-gr\u00fc\u00dfe\n250 auth plain\n', AUTH: '235 gut\n' }[verb] ?? '221 bye\n');
        });
      }),
    cause: 'ok',
    step: 'auth',
  },
  {
    name: 'EHLO: 421, and hangs up',
    serve: serving({ EHLO: last('421 4.7.0 too many\r\n') }),
    cause: 'service-unavailable',
    step: 'ehlo',
  },
  {
    name: 'LOGIN with prompts of its own',
    serve: serving({
      EHLO: offers('LOGIN'),
      AUTH: `334 ${base64('Benutzer?')}`,
      LINE: inTurn(`334 ${base64('Passwort?')}`, '235 ok'),
    }),
    cause: 'ok',
    step: 'auth',
  },
  {
    name: 'LOGIN with prompts that are no base64',
    serve: serving({ EHLO: offers('LOGIN'), AUTH: '334 %%%', LINE: inTurn('334 %', '235 ok') }),
    cause: 'ok',
  },
  {
    name: 'CRAM-MD5 without a challenge',
    serve: serving({ EHLO: offers('CRAM-MD5'), AUTH: '334 ', LINE: '535 no' }),
    cause: 'protocol-abuse',
    step: 'auth',
  },
  { name: '235 in several lines', serve: serving({ AUTH: '235-2.7.0 welcome\r\n235 2.7.0 go' }), cause: 'ok' },
  { name: '235, and hangs up', serve: serving({ AUTH: last('235 ok\r\n') }), cause: 'ok' },
  {
    name: '535, and hangs up',
    serve: serving({ AUTH: last('535 5.7.8 bad\r\n') }),
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: '535, and resets',
    serve: serving({ AUTH: last('535 5.7.8 bad\r\n', 'reset') }),
    cause: 'auth-bad-credentials',
  },
  {
    name: '535 that never ends, and hangs up',
    serve: serving({ AUTH: last('535-5.7.8 bad\r\n') }),
    cause: 'auth-bad-credentials',
    message: /535 5\.7\.8 bad/,
  },
  {
    name: '535 that never ends, with a line without a code',
    serve: serving({ AUTH: last('535-5.7.8 bad\r\nmore words\r\n') }),
    cause: 'auth-bad-credentials',
  },
  { name: '235 with a line without a code', serve: serving({ AUTH: '235-ok\r\nmore words\r\n235 go' }), cause: 'ok' },
  {
    name: 'AUTH: a command that it offers and does not know',
    serve: serving({ AUTH: '500 5.5.1 command unrecognized' }),
    cause: 'auth-not-offered',
  },
  {
    name: 'AUTH: a code that does not exist',
    serve: serving({ AUTH: '999 what' }),
    cause: 'protocol-abuse',
    step: 'auth',
  },
  {
    name: 'AUTH: control characters',
    serve: serving({ AUTH: '535 \u0000bad\u0007' }),
    cause: 'auth-bad-credentials',
    message: /535 bad$/,
  },
  {
    name: 'AUTH without a mechanism',
    serve: serving({ EHLO: '250-mail.test\r\n250 AUTH' }),
    cause: 'auth-not-offered',
  },
];

const messages = common({}, { to: 'you@mail.test' }, [
  {
    name: 'refused without an end',
    serve: serving({ '.': last('550-5.7.1 no\r\n') }),
    cause: 'content-rejected',
    step: 'mail',
  },
  {
    name: 'accepted with a line without a code',
    serve: serving({ '.': '250-ok\r\nmore words\r\n250 queued' }),
    cause: 'accepted',
  },
  {
    name: 'a block list',
    serve: serving({ RCPT: '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org' }),
    cause: 'content-rejected',
  },
  {
    name: 'a login first, in the words of an old server',
    serve: serving({ RCPT: '503 AUTH command required' }),
    cause: 'relay-denied',
  },
  {
    name: 'a login first, in the words of qmail',
    serve: serving({ MAIL: '503 AUTH first (#5.5.1)' }),
    cause: 'relay-denied',
  },
  {
    name: 'STARTTLS first, in clear text',
    serve: serving({ MAIL: '530 5.7.0 Must issue a STARTTLS command first' }),
    cause: 'auth-requires-tls',
  },
]);

const alert = (level: number, code: number): Buffer => Buffer.from([0x15, 3, 3, 0, 2, level, code]);
/** The head of a ServerHello. */
const HALF = Buffer.from('160303004a02000046', 'hex');
const atHello = (answer: (socket: Socket) => void) => (): Promise<Fixture> =>
  plain((socket) => void socket.once('data', () => answer(socket)));
const afterStartTls = (answer: (socket: Socket) => void) =>
  serving({
    EHLO: '250-mail.test\r\n250 STARTTLS',
    STARTTLS: (_, socket) => {
      socket.once('data', () => answer(socket));
      return '220 go';
    },
  });

const handshakes = common({ host: 'localhost', security: 'implicit' }, { ca }, [
  ...(
    [
      [40, 'tls-handshake'],
      [70, 'tls-version'],
      [80, 'tls-handshake'],
    ] as const
  ).flatMap(([code, cause]): readonly Case[] => [
    { name: `alert ${code}`, serve: atHello((socket) => socket.write(alert(2, code))), cause, step: 'tls' },
    { name: `alert ${code}, and hangs up`, serve: atHello((socket) => socket.end(alert(2, code))), cause },
    {
      name: `alert ${code} after STARTTLS`,
      serve: afterStartTls((socket) => socket.write(alert(2, code))),
      target: { security: 'starttls' },
      cause,
    },
  ]),
  {
    name: 'alert 112: the name is not known',
    serve: atHello((socket) => socket.end(alert(2, 112))),
    cause: 'tls-handshake',
    message: /has no certificate for the name localhost \(alert 112/,
    also: (report) => assert.match(report.advice[0]?.text ?? '', /host name that the server knows/),
  },
  {
    name: 'a warning, then silence',
    serve: atHello((socket) => socket.write(alert(1, 112))),
    options: { ...IMPATIENT, ca },
    cause: 'tls-timeout',
  },
  { name: 'hangs up in the middle', serve: atHello((socket) => socket.end(HALF)), cause: 'closed-early', step: 'tls' },
  {
    name: 'resets in the middle',
    serve: atHello((socket) => socket.write(HALF, () => socket.resetAndDestroy())),
    cause: 'closed-early',
  },
  {
    name: 'hangs up in the middle, after STARTTLS',
    serve: afterStartTls((socket) => socket.end(HALF)),
    target: { security: 'starttls' },
    cause: 'starttls-broken',
  },
  {
    name: 'hangs up when the handshake is done',
    serve: () => implicit((socket) => socket.end(), tls),
    cause: 'closed-early',
    step: 'greeting',
  },
  {
    name: 'one byte that is no protocol',
    serve: atHello((socket) => socket.end(Buffer.from([0x80]))),
    cause: 'not-smtp',
    message: /not a mail server\.$/,
  },
  {
    name: 'STARTTLS with a parameter',
    serve: () => plain(script({ EHLO: '250-mail.test\r\n250 STARTTLS REQUIRED', 'EHLO+': offers('PLAIN') }, { tls })),
    target: { security: 'starttls' },
    cause: 'ok',
  },
]);

const certified = (options: Partial<CertificateOptions>, ...chain: Parameters<typeof identity>[1][]): Identity =>
  identity(issue({ name: 'mail.test', names: pki.names, issuer: pki.root, ...options }), ...chain);
const old = issue({ name: 'old intermediate', authority: true, issuer: pki.root, from: -60, to: -1 });
const young = issue({ name: 'young intermediate', authority: true, issuer: pki.root, from: 1, to: 60 });
const leaf = issue({ name: 'mail.test', names: pki.names, issuer: pki.intermediate });
const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
const wildcard = () => implicit(script({}), certified({ name: '*.mail.test', names: ['*.mail.test'] }));

const certificates = common({ host: 'localhost', security: 'implicit' }, { ca, lookup }, [
  {
    name: 'the chain in the wrong order',
    serve: () => implicit(script({}), { cert: leaf.pem + pki.root.pem + pki.intermediate.pem, key: leaf.keyPem }),
    cause: 'ok',
  },
  {
    name: '1200 names',
    serve: () =>
      implicit(
        script({}),
        certified({ names: ['localhost', ...Array.from({ length: 1200 }, (_, i) => `host${i}.a-long-name.test`)] }),
      ),
    cause: 'ok',
  },
  { name: 'a wildcard', serve: wildcard, target: { host: 'smtp.mail.test' }, cause: 'ok' },
  { name: 'a wildcard, in capitals and with a dot', serve: wildcard, target: { host: 'SMTP.Mail.Test.' }, cause: 'ok' },
  {
    name: 'a wildcard reaches one level',
    serve: wildcard,
    target: { host: 'a.smtp.mail.test' },
    cause: 'cert-name-mismatch',
  },
  {
    name: 'a wildcard does not reach its own domain',
    serve: wildcard,
    target: { host: 'mail.test' },
    cause: 'cert-name-mismatch',
  },
  {
    name: 'an address in brackets',
    serve: () => implicit(script({}), tls),
    target: { host: '[127.0.0.1]' },
    cause: 'ok',
  },
  {
    name: 'an address that it does not name',
    serve: () => implicit(script({}), certified({ names: ['localhost'] })),
    target: { host: '127.0.0.1' },
    cause: 'cert-name-mismatch',
    message: /not for the IP address/,
  },
  {
    name: 'an address as the common name',
    serve: () => implicit(script({}), certified({ name: '127.0.0.1', names: ['localhost'] })),
    target: { host: '127.0.0.1' },
    cause: 'cert-name-mismatch',
    message: /as if it were a host name/,
  },
  {
    name: 'the common name fits, the alternative names do not',
    serve: () => implicit(script({}), certified({ name: 'localhost', names: ['other.test'] })),
    cause: 'cert-name-mismatch',
  },
  {
    name: 'an intermediate that has expired',
    serve: () => implicit(script({}), certified({ issuer: old }, old)),
    cause: 'cert-expired',
    message: /issuing certificate "old intermediate" expired/,
  },
  {
    name: 'an intermediate of tomorrow',
    serve: () => implicit(script({}), certified({ issuer: young }, young)),
    cause: 'cert-not-yet-valid',
  },
  {
    name: 'expired, and for another name',
    serve: () => implicit(script({}), certified({ names: ['other.test'], from: -60, to: -2 })),
    cause: 'cert-expired',
    message: /Also: The certificate is for other\.test/,
  },
]);

suite('probe: odd replies', replies);
suite('probe: odd answers to a message', messages);
suite('probe: odd handshakes', handshakes);
suite('probe: odd certificates', certificates);
