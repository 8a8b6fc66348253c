import assert from 'node:assert/strict';
import { Secret } from '../../server/src/core/secret.ts';
import { type Case, suite } from './support/check.ts';
import { pki } from './support/pki.ts';
import { implicit, plain, script } from './support/servers.ts';

const ca = pki.root.pem;
const tls = pki.good;

const auth = (...mechanisms: string[]): string => `250-mail.test\r\n250 AUTH ${mechanisms.join(' ')}`;

const cases: readonly Case[] = [
  {
    name: 'implicit TLS with login',
    serve: () => implicit(script({}), tls),
    target: { host: 'localhost', security: 'implicit' },
    options: { ca },
    cause: 'ok',
    step: 'auth',
    also: async (report, server) => {
      assert.equal(report.ok, true);
      assert.deepEqual(
        report.steps.map(({ name }) => name),
        ['dns', 'tcp', 'tls', 'certificate', 'greeting', 'ehlo', 'auth', 'mail', 'quit'],
      );
      assert.equal(server.connections(), 1, 'no connection more than needed');
      await server.hears(/QUIT/);
      assert.doesNotMatch(server.heard(), /MAIL/);
    },
  },
  {
    name: 'STARTTLS with login',
    serve: () => plain(script({}, { tls })),
    target: { host: 'localhost', security: 'starttls' },
    options: { ca },
    cause: 'ok',
    step: 'auth',
    also: (report, server) => {
      assert.equal(server.connections(), 1);
      assert.doesNotMatch(server.heard(), /AUTH/, 'the login is inside TLS');
      assert.equal(report.steps.filter(({ name }) => name === 'ehlo').length, 2);
    },
  },
  {
    name: 'opportunistic STARTTLS uses what is offered',
    serve: () => plain(script({}, { tls })),
    target: { host: 'localhost', security: 'opportunistic' },
    options: { ca },
    cause: 'ok',
    step: 'tls',
  },
  {
    name: 'a local catcher without encryption',
    serve: () => plain(script({})),
    cause: 'ok',
    step: 'auth',
    message: /without encryption, and the login is accepted/,
  },
  {
    name: 'no user, no login',
    serve: () => plain(script({})),
    target: { user: undefined },
    cause: 'plaintext-no-auth',
    step: 'auth',
    message: /nothing is encrypted\. That is all right for a server on this machine\.$/,
    also: (report, server) => {
      assert.deepEqual(report.advice, []);
      assert.doesNotMatch(server.heard(), /AUTH/);
    },
  },
  {
    name: 'no password, no login',
    serve: () => plain(script({})),
    target: { password: undefined },
    cause: 'ok',
    also: (_, server) => assert.doesNotMatch(server.heard(), /AUTH/),
  },
  {
    name: 'an empty password, no login',
    serve: () => plain(script({})),
    target: { password: new Secret('') },
    cause: 'ok',
    also: (_, server) => assert.doesNotMatch(server.heard(), /AUTH/),
  },
  {
    name: 'one message, when it is asked for',
    serve: () => plain(script({})),
    options: { to: 'you@mail.test' },
    cause: 'accepted',
    step: 'mail',
    also: (report, server) => {
      assert.match(
        server.heard(),
        /MAIL FROM:<me@mail\.test>[\s\S]*RCPT TO:<you@mail\.test>[\s\S]*Subject: smtplint test/,
      );
      assert.match(JSON.stringify(report.steps), /queued as 1234/);
    },
  },
  {
    name: 'LOGIN where only that is offered',
    serve: () =>
      plain(script({ EHLO: auth('LOGIN'), AUTH: '334 VXNlcm5hbWU6', LINE: secondLine('334 UGFzc3dvcmQ6', '235 ok') })),
    cause: 'ok',
    message: /login is accepted/,
  },
  {
    name: 'CRAM-MD5 where only that is offered',
    serve: () => plain(script({ EHLO: auth('CRAM-MD5'), AUTH: '334 PDFAbWFpbC50ZXN0Pg==', LINE: '235 ok' })),
    cause: 'ok',
    message: /login is accepted/,
  },
  {
    name: 'XOAUTH2 where the settings demand it',
    serve: () => plain(script({ EHLO: auth('PLAIN', 'XOAUTH2') })),
    target: { mechanism: 'xoauth2' },
    cause: 'ok',
    also: (_, server) => assert.match(server.heard(), /AUTH XOAUTH2 /),
  },
  {
    name: 'the old form AUTH=LOGIN PLAIN',
    serve: () => plain(script({ EHLO: '250-mail.test\r\n250 AUTH=LOGIN PLAIN' })),
    cause: 'ok',
    message: /login is accepted/,
  },
];

function secondLine(first: string, second: string): () => string {
  const answers = [first, second];
  return () => answers.shift() ?? '500 enough';
}

suite('probe: settings that work', cases);
