import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type Case, IMPATIENT, suite } from './support/check.ts';
import { pki } from './support/pki.ts';
import { CLOSE, implicit, plain, script } from './support/servers.ts';

/** Waits for a request, as web servers do. */
const web = (socket: Socket): void => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
const says = (text: string) => () => plain((socket) => void socket.write(text));
const greets = (greeting: string) => () => plain(script({}, { greeting }));
const answers = (EHLO: string) => () => plain(script({ EHLO, HELO: EHLO }));

const greeting: readonly Case[] = [
  { name: 'says nothing', serve: says(''), options: IMPATIENT, cause: 'greeting-timeout', step: 'greeting' },
  {
    name: 'says half a line',
    serve: says('220 mail.te'),
    options: IMPATIENT,
    cause: 'greeting-timeout',
    message: /Until then it said: 220 mail\.te$/,
  },
  {
    name: 'goes on for ever',
    serve: says('220-mail.test\r\n220-still\r\n'),
    options: IMPATIENT,
    cause: 'greeting-timeout',
  },
  {
    name: 'waits for TLS',
    serve: () => implicit(script({}), pki.good),
    target: { security: 'starttls' },
    options: IMPATIENT,
    cause: 'tls-on-plain-port',
    step: 'greeting',
    message: /^Port \d+ speaks TLS from the first byte; the settings say STARTTLS\.$/,
    also: (report) => assert.deepEqual(report.advice[0]?.writes, [{ slot: 'security', value: 'implicit' }]),
  },
  {
    name: 'waits for TLS, and a certificate of ours',
    serve: () => implicit(script({}), { ...pki.good, ca: pki.root.pem, requestCert: true, rejectUnauthorized: true }),
    options: IMPATIENT,
    cause: 'tls-on-plain-port',
    message: /the settings say no encryption/,
  },
  {
    name: 'is IMAP behind TLS',
    serve: () => implicit((socket) => void socket.write('* OK IMAP4rev1 ready\r\n'), pki.good),
    options: IMPATIENT,
    cause: 'not-smtp-imap',
  },
  {
    name: 'is a web server behind TLS',
    serve: () => implicit(web, pki.good),
    target: { security: 'starttls' },
    options: IMPATIENT,
    cause: 'not-smtp-http',
  },
  {
    name: 'is a web server behind TLS, and the settings ask for TLS',
    serve: () => implicit(web, pki.good),
    target: { security: 'implicit' },
    options: { ...IMPATIENT, ca: pki.root.pem },
    cause: 'not-smtp-http',
  },
  {
    name: '5xx',
    serve: greets('554 no service for you'),
    cause: 'greeting-rejected',
    message: /554 no service for you/,
  },
  { name: '421', serve: greets('421 4.3.2 too busy'), cause: 'service-unavailable', step: 'greeting' },
  { name: '450', serve: greets('450 later'), cause: 'server-temporary', step: 'greeting' },
  { name: 'hangs up', serve: greets(CLOSE), cause: 'closed-early', step: 'greeting' },
  {
    name: 'says why and hangs up in the middle of the line',
    serve: () => plain((socket) => void socket.end('554 5.7.1 blocked by list.test')),
    cause: 'greeting-rejected',
    message: /blocked by list\.test/,
  },
  {
    name: 'IMAP',
    serve: says('* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n'),
    cause: 'not-smtp-imap',
    step: 'greeting',
  },
  { name: 'POP3', serve: says('+OK POP3 ready <1@mail.test>\r\n'), cause: 'not-smtp-pop3', step: 'greeting' },
  { name: 'SSH', serve: says('SSH-2.0-OpenSSH_9.2\r\n'), cause: 'not-smtp-ssh', step: 'greeting' },
  { name: 'SSH without a line break', serve: says('SSH-2.0-odd'), options: IMPATIENT, cause: 'not-smtp-ssh' },
  { name: 'FTP', serve: says('220 (vsFTPd 3.0.3)\r\n'), cause: 'not-smtp-ftp', step: 'greeting' },
  {
    name: 'LMTP by its greeting',
    serve: says('220 mail.test LMTP ready\r\n'),
    cause: 'not-smtp-lmtp',
    step: 'greeting',
  },
  {
    name: 'HTTP, which waits for a request',
    serve: () => plain(web),
    options: IMPATIENT,
    cause: 'not-smtp-http',
    message: /a web server \(HTTP\): HTTP\/1\.1 400 Bad Request/,
  },
  { name: 'HTTP that speaks first', serve: says('HTTP/1.1 408 Request Timeout\r\n\r\n'), cause: 'not-smtp-http' },
  { name: 'something else', serve: says('hello there\r\n'), cause: 'not-smtp', message: /hello there/ },
  {
    name: 'bytes',
    serve: () => plain((socket) => void socket.end(Buffer.from('5b0000000a352e352e35', 'hex'))),
    cause: 'not-smtp',
  },
  { name: 'an alert of TLS', serve: says('\u0015\u0003\u0003\u0000\u0002\u0002\n'), cause: 'tls-on-plain-port' },
  {
    name: 'Redis, which waits for a command',
    serve: () => plain((socket) => void socket.once('data', () => socket.write("-ERR unknown command 'x'\r\n"))),
    options: IMPATIENT,
    cause: 'not-smtp',
    message: /-ERR unknown command/,
  },
  { name: 'NNTP', serve: says('200 news.mail.test ready (posting ok)\r\n'), cause: 'not-smtp', step: 'greeting' },
  {
    name: 'telnet, which has no lines',
    serve: () => plain((socket) => void socket.write(Buffer.from('fffd18fffd20fffd23', 'hex'))),
    options: IMPATIENT,
    cause: 'not-smtp',
    step: 'greeting',
  },
  {
    name: 'hangs up in the middle of a good greeting',
    serve: () => plain((socket) => void socket.end('220 mail.te')),
    cause: 'closed-early',
    step: 'greeting',
    message: /Until then it said: 220 mail\.te$/,
  },
  {
    name: 'cuts the connection as soon as it is there',
    serve: () => plain((socket) => void socket.resetAndDestroy()),
    cause: 'closed-early',
    step: 'greeting',
  },
  { name: 'empty lines only', serve: says('\r\n'.repeat(101)), cause: 'protocol-abuse', step: 'greeting' },
  { name: '101 lines', serve: says('220-more\r\n'.repeat(101)), cause: 'protocol-abuse', step: 'greeting' },
  {
    name: '64 KiB without a line break',
    serve: says('2'.repeat(65 * 1024)),
    cause: 'protocol-abuse',
    step: 'greeting',
  },
  { name: 'names FTP, but is a mail server', serve: greets('220 ftp.mail.test ESMTP'), cause: 'ok', step: 'greeting' },
  {
    name: 'in several lines',
    serve: greets('220-mail.test\r\n220-no spam\r\n220 ESMTP'),
    cause: 'ok',
    step: 'greeting',
  },
  { name: 'with LF only', serve: greets('220 mail.test ESMTP\n'), cause: 'ok', step: 'greeting' },
];

const ehlo: readonly Case[] = [
  { name: 'unknown name', serve: answers('550 5.7.1 helo name is invalid'), cause: 'ehlo-rejected', step: 'ehlo' },
  {
    name: 'neither EHLO nor HELO',
    serve: answers('502 no'),
    cause: 'ehlo-rejected',
    message: /client name "\[127\.0\.0\.1\]": 502 no/,
  },
  {
    name: 'the relay of Google',
    serve: answers('421 4.7.0 Try again later, closing connection. (EHLO)'),
    cause: 'ehlo-rejected',
  },
  { name: '421', serve: answers('421 busy'), cause: 'service-unavailable', step: 'ehlo' },
  { name: '451', serve: answers('451 later'), cause: 'server-temporary', step: 'ehlo' },
  {
    name: 'no answer',
    serve: () => plain(script({ EHLO: () => undefined })),
    options: IMPATIENT,
    cause: 'ehlo-timeout',
    step: 'ehlo',
  },
  { name: 'hangs up', serve: answers(CLOSE), cause: 'closed-early', step: 'ehlo' },
  {
    name: 'hangs up in the middle of its extensions',
    serve: () => plain(script({ EHLO: (_, socket) => void socket.end('250-mail.test\r\n250-SIZ') })),
    cause: 'closed-early',
    step: 'ehlo',
  },
  {
    name: 'knows only HELO',
    serve: () => plain(script({ EHLO: '500 what?' })),
    target: { user: undefined },
    cause: 'helo-only',
    step: 'ehlo',
    also: (report) => assert.equal(report.ok, true),
  },
  { name: 'LMTP', serve: answers('500 5.5.1 Use LHLO'), cause: 'not-smtp-lmtp', step: 'ehlo' },
  {
    name: 'LMTP that only says no',
    serve: () =>
      plain(script({ EHLO: '500 5.5.1 Unknown command', HELO: '500 5.5.1 Unknown command', LHLO: '250 ok' })),
    cause: 'not-smtp-lmtp',
    step: 'ehlo',
  },
  {
    name: 'FTP that only says no',
    serve: () =>
      plain(
        script({ EHLO: '500 EHLO?', HELO: '500 HELO?', LINE: (line) => (line === 'SYST' ? '215 UNIX' : '500 what?') }),
      ),
    cause: 'not-smtp-ftp',
    step: 'ehlo',
  },
  { name: 'FTP', serve: answers('530 Please login with USER and PASS.'), cause: 'not-smtp-ftp', step: 'ehlo' },
  {
    name: 'IMAP after a strange greeting',
    serve: answers('* BAD unknown command'),
    cause: 'not-smtp-imap',
    step: 'ehlo',
  },
  { name: 'endless', serve: answers('250-AUTH\r\n'.repeat(200)), cause: 'protocol-abuse', step: 'ehlo' },
  {
    name: 'says the name that the settings give',
    serve: () => plain(script({})),
    target: { name: 'app.example.org' },
    cause: 'ok',
    also: (_, server) => assert.match(server.heard(), /^[^E]*EHLO app\.example\.org\r\n/),
  },
  {
    name: 'a name cannot bring a command along',
    serve: () => plain(script({})),
    target: { name: 'a\r\nRSET' },
    cause: 'ok',
    also: (_, server) => assert.match(server.heard(), /EHLO aRSET\r\n/),
  },
];

suite('probe: greeting', greeting);
suite('probe: EHLO', ehlo);
