import assert from 'node:assert/strict';
import { Secret } from '../../server/src/core/secret.ts';
import { type Cause, type ProbeAlternative, type ProbeTarget, probe } from '../../server/src/probe/index.ts';
import { certificates } from './cases/certificates.ts';
import { logins } from './cases/logins.ts';
import { accepted, refused } from './cases/messages.ts';
import { passing, wrongPorts } from './cases/ports.ts';
import { caFile } from './support/certificates.ts';
import { CA, type Case, check, envFile, type Settings, WRONG } from './support/check.ts';
import { type MailServer, startMailServer } from './support/mailServer.ts';
import { DOMAIN, MAIL, NO_587, PASSWORD, USER } from './support/places.ts';
import { print, type Result, smtplint } from './support/smtplint.ts';

const SUBMISSION: Settings = { port: 587, security: 'starttls' };

describe('Postfix and Dovecot', () => {
  let server: MailServer;
  /** How many messages the cases had accepted. */
  let sent = 0;
  before(async () => {
    server = await startMailServer();
  });
  after(() => server?.stop());

  function suite(title: string, cases: readonly Case[], also?: Case['also']): void {
    describe(title, () => {
      for (const one of cases) {
        it(`${one.cause}: ${one.name}`, () => check({ ...one, ...(also === undefined ? {} : { also }) }));
      }
    });
  }

  /** The message has come, once, as it was announced. */
  async function arrives({ report, out }: Result): Promise<void> {
    sent += 1;
    const { facts } = report.steps.find(({ name }) => name === 'mail') ?? {};
    const id = String(facts?.id);
    assert.match(id, /^[0-9a-f-]{36}$/, out);
    const messages = await server.mailWith(id);
    const [message = '', ...more] = messages.filter((text) => text.includes(`\nSubject: smtplint test ${id}\n`));
    assert.deepEqual(more, [], 'it came more than once');
    const header = message.slice(0, message.indexOf('\n\n')).split('\n');
    for (const line of [`Return-Path: <${facts?.from}>`, `To: <${USER}>`, `Delivered-To: ${USER}`]) {
      assert.ok(header.includes(line), `${line} is not in the header:\n${message}`);
    }
    assert.ok(!message.includes('c4nary'), 'the password is in the message');
    assert.equal(server.taken(), sent, 'one message was sent');
  }

  suite('pass', passing);
  suite('wrong port or mode', wrongPorts);
  suite('certificates and TLS', certificates);
  suite('login', logins);
  suite('a test message that is taken', accepted, arrives);
  suite('a test message that is not taken', refused);

  it('ok: with the password from the environment or standard input', async () => {
    const file = envFile(SUBMISSION).replace(/(?<=PASSWORD=).*/, '${SECRET}');
    const named = await smtplint({
      file,
      argv: [...CA, '--password-env', 'MAIL_SECRET'],
      env: { MAIL_SECRET: PASSWORD },
    });
    assert.equal(named.report.cause, 'ok', named.out);
    const typed = await smtplint({ file, argv: [...CA, '--password-stdin'], stdin: `${PASSWORD}\n` });
    assert.equal(typed.report.cause, 'ok', typed.out);
  });

  describe('finding a port', () => {
    const answers = ({ alternatives }: { readonly alternatives: readonly ProbeAlternative[] }): readonly string[] =>
      alternatives.map(({ port, security, ok, cause }) => `${port} ${security} ${ok ? 'works' : ''}${cause ?? ''}`);
    const TO_465 = ['-EMAIL_USE_TLS=True', '-EMAIL_USE_SSL=False', '+EMAIL_PORT=465', '+EMAIL_USE_SSL=True'];
    const find = [...CA, '--find'];

    it('refused: looks at the ports that it may contact, and offers the best', () =>
      check({
        name: '',
        host: NO_587,
        port: 587,
        security: 'starttls',
        argv: find,
        cause: 'refused',
        step: 'tcp',
        mended: ['-EMAIL_PORT=587', ...TO_465],
        also: ({ report }) =>
          assert.deepEqual(answers(report), [
            '465 implicit works',
            '2525 starttls refused',
            '25 starttls works',
            '1025 none refused',
          ]),
      }));
    it('auth-not-offered: leads from 25 to a port with login', () =>
      check({
        name: '',
        port: 25,
        security: 'starttls',
        argv: find,
        cause: 'auth-not-offered',
        step: 'auth',
        mended: ['-EMAIL_PORT=25', ...TO_465],
        also: ({ report }) =>
          assert.deepEqual(answers(report), [
            '465 implicit works',
            '587 starttls works',
            '2525 starttls starttls-missing',
            '1025 none refused',
          ]),
      }));
    it('ok: finds no command injection behind STARTTLS', async () => {
      const { report, out } = await smtplint({ file: envFile(SUBMISSION), argv: find });
      assert.equal(report.cause, 'ok', out);
      assert.deepEqual(answers(report).slice(0, 1), ['465 implicit works']);
    });
  });

  describe('in this process', () => {
    /** Under its name, which is what the certificate and SNI are for. */
    const named = (more: Partial<ProbeTarget> = {}): ProbeTarget => ({
      host: DOMAIN,
      port: 587,
      security: 'starttls',
      user: USER,
      password: new Secret(PASSWORD),
      ...more,
    });
    const lookup = async (): Promise<readonly { readonly address: string; readonly family: number }[]> => [
      { address: MAIL, family: 4 },
    ];
    const cases: readonly (readonly [string, Cause, ProbeTarget])[] = [
      ['by name, 587', 'ok', named()],
      ['by name, 465', 'ok', named({ port: 465, security: 'implicit' })],
      ['a demanded mechanism', 'ok', named({ mechanism: 'CRAM-MD5' })],
      ['XOAUTH2, which is not offered', 'auth-no-common-mechanism', named({ mechanism: 'XOAUTH2' })],
      ['a name that the certificate lacks', 'cert-name-mismatch', named({ host: 'smtp.mail.test' })],
      [
        'a password of another letter form',
        'auth-bad-credentials',
        named({ password: new Secret(PASSWORD.normalize('NFD')) }),
      ],
    ];
    for (const [name, cause, target] of cases) {
      it(`${cause}: ${name}`, async () => {
        const report = await probe(target, { ca: caFile, lookup });
        assert.equal(report.cause, cause, JSON.stringify(report, null, 1));
      });
    }
  });

  it('prints the same for people, without the password', async () => {
    const passed = await print({ file: envFile(SUBMISSION), argv: CA });
    assert.equal(passed.code, 0);
    assert.match(passed.out, /^127\.0\.0\.87:587, .*, as app@mail\.test\n[\s\S]*\nPassed: /);
    const failed = await print({ file: envFile({ ...SUBMISSION, password: WRONG }), argv: CA, secrets: [WRONG] });
    assert.equal(failed.code, 1);
    assert.match(failed.out, /\nFailed \(auth-bad-credentials\): /);
  });

  describe('in the end', () => {
    it('has sent nothing but the messages that were asked for', () => {
      assert.ok(sent > 0);
      assert.equal(server.taken(), sent);
    });
  });
});
