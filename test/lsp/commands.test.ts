import assert from 'node:assert/strict';
import { SMTPServer } from 'smtp-server';
import { ExecuteCommandRequest } from 'vscode-languageserver/node';
import { socksProxy } from '../probe/support/proxies.ts';
import { type Editor, type EditorOptions, startEditor } from './support.ts';

const PASSWORD = 'canary-qF7kd92mmzz';
const YES = 'Test connection';

interface Report {
  readonly schema: string;
  readonly ok: boolean;
  readonly cause: string;
  readonly target: { readonly host: string; readonly port: number; readonly user?: string };
  readonly steps: readonly { readonly name: string; readonly status: string }[];
  readonly advice: readonly { readonly text: string; readonly edits?: readonly { readonly newText: string }[] }[];
}

describe('language server: commands', () => {
  const logins: string[] = [];
  let mail: SMTPServer;
  let port: number;
  let editor: Editor | undefined;

  before(async () => {
    mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth({ username = '', password }, _session, done) {
        if (password !== PASSWORD) return done(new Error('Invalid login'));
        logins.push(username);
        done(null, { user: username });
      },
    });
    await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
    const address = mail.server.address();
    assert.ok(typeof address === 'object' && address !== null);
    port = address.port;
  });
  after(() => new Promise<void>((resolve) => mail.close(() => resolve())));
  beforeEach(() => logins.splice(0));
  afterEach(async () => {
    assert.ok(editor === undefined || !editor.written().includes(PASSWORD), 'the password is never written');
    await editor?.stop();
    editor = undefined;
  });

  const URI = 'file:///ws/.env';
  const settings = (secure: boolean, password = PASSWORD): string =>
    `SMTP_HOST=127.0.0.1\nSMTP_PORT=${port}\nSMTP_SECURE=${secure}\nSMTP_USER=shop\nSMTP_PASS=${password}\n`;

  async function start(text: string, options: EditorOptions = {}): Promise<Editor> {
    editor = await startEditor(options);
    await editor.open(URI, text);
    return editor;
  }
  async function run(from: Editor, command: string, argument: unknown = { uri: URI, line: 0 }): Promise<Report> {
    return from.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] });
  }

  it('are offered, but not to a client that has its own', async () => {
    const commands = ['smtplint.test', 'smtplint.findPort', 'smtplint.inspect'];
    const offered = (await start('')).initialized.capabilities.executeCommandProvider?.commands;
    assert.deepEqual(offered, commands);
    await editor?.stop();
    const own = await start('', { initializationOptions: { ownCommands: true } });
    assert.equal(own.initialized.capabilities.executeCommandProvider, undefined);
  });

  describe('smtplint.inspect', () => {
    it('gives the blocks with keys and lines', async () => {
      const report = (await run(await start(settings(false)), 'smtplint.inspect', { uri: URI })) as unknown;
      const { schema, blocks } = report as { schema: string; blocks: readonly Record<string, unknown>[] };
      assert.equal(schema, 'smtplint/inspect/1');
      assert.equal(blocks.length, 1);
      assert.deepEqual(blocks[0]?.port, { state: 'known', value: port, key: 'SMTP_PORT', line: 2 });
      assert.deepEqual(blocks[0]?.password, { state: 'known', kind: 'literal', key: 'SMTP_PASS', line: 5 });
    });

    it('gives none for a file without mail settings', async () => {
      const report = await run(await start('A=1\n'), 'smtplint.inspect');
      assert.deepEqual(report, { schema: 'smtplint/inspect/1', blocks: [] });
    });
  });

  describe('smtplint.test', () => {
    it('asks with host, port and user, logs in, and tells the result [capability: live-test]', async () => {
      const questions: string[] = [];
      const from = await start(settings(false), {
        onQuestion: (message) => {
          questions.push(message);
          return YES;
        },
      });
      const report = await run(from, 'smtplint.test');
      assert.deepEqual([report.schema, report.ok, report.cause], ['smtplint/test/1', true, 'ok']);
      assert.deepEqual(logins, ['shop']);
      const [question = ''] = questions;
      for (const part of ['127.0.0.1', String(port), 'shop', '.env', 'SMTP_HOST (line 1)']) {
        assert.ok(question.includes(part), `${part} is in: ${question}`);
      }
      assert.equal(from.messages.length, 1);

      await run(from, 'smtplint.test');
      assert.equal(questions.length, 1, 'a host is asked for once');
      assert.equal(logins.length, 2);
    });

    it('runs one test at a time', async () => {
      const from = await start(settings(false), { onQuestion: () => YES });
      const both = await Promise.allSettled([run(from, 'smtplint.test'), run(from, 'smtplint.test')]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
      assert.match(refused ?? '', /a connection test is running already/);
      assert.equal(logins.length, 1);
    });

    it('holds back a login that was refused a moment ago', async () => {
      const from = await start(settings(false, 'something-wrong'), { onQuestion: () => YES });
      assert.equal((await run(from, 'smtplint.test')).cause, 'auth-bad-credentials');
      await assert.rejects(run(from, 'smtplint.test'), /the login was refused a moment ago.*Wait \d+ s/);
    });

    it('contacts nobody when the user says no', async () => {
      let connections = 0;
      mail.server.on('connection', () => connections++);
      const from = await start(settings(false));
      assert.equal(await run(from, 'smtplint.test'), null);
      assert.equal(connections, 0);
    });

    it('gives the edit that mends the cause', async () => {
      const from = await start(settings(true), { onQuestion: () => YES });
      const report = await run(from, 'smtplint.test');
      assert.deepEqual([report.ok, report.cause], [false, 'plain-on-tls-port']);
      const advice = report.advice.find(({ edits }) => edits !== undefined);
      assert.equal(advice?.text, 'Set SMTP_SECURE=false');
      assert.deepEqual(
        advice?.edits?.map(({ newText }) => newText),
        ['false'],
      );
    });

    it('tries no login when the file only refers to the password, whatever the environment holds', async () => {
      process.env.SMTPLINT_TEST_SECRET = PASSWORD;
      const from = await start(settings(false, '${SMTPLINT_TEST_SECRET}'), { onQuestion: () => YES });
      delete process.env.SMTPLINT_TEST_SECRET;
      const report = await run(from, 'smtplint.test');
      assert.equal(report.ok, true);
      assert.equal(report.target.user, undefined);
      assert.deepEqual(logins, []);
    });

    it('shows no user name that is the password too', async () => {
      const questions: string[] = [];
      const from = await start(settings(false).replace('=shop', `=${PASSWORD}`), {
        onQuestion: (message) => {
          questions.push(message);
          return YES;
        },
      });
      const report = await run(from, 'smtplint.test');
      assert.equal(report.ok, true);
      assert.deepEqual(logins, [PASSWORD]);
      assert.match(questions[0] ?? '', /as •••\?/);
    });

    it('goes through the proxy that came at start, and through none that the client tells later', async () => {
      const asked: string[] = [];
      const proxy = await socksProxy({ asked: (destination) => asked.push(destination) });
      const url = `socks5://127.0.0.1:${proxy.port}`;
      try {
        const questions: string[] = [];
        const onQuestion = (message: string): string => {
          questions.push(message);
          return YES;
        };
        const text = settings(false).replace('127.0.0.1', 'mail.behind.test');
        const through = await start(text, {
          initializationOptions: { smtplint: { test: { proxy: url } } },
          onQuestion,
        });
        assert.equal((await run(through, 'smtplint.test')).cause, 'auth-in-cleartext');
        assert.deepEqual(asked, [`name mail.behind.test:${port}`]);
        assert.match(questions[0] ?? '', /through the proxy socks5:\/\/127\.0\.0\.1:\d+\./);
        await through.stop();

        const later = await start(settings(false), { settings: () => ({ test: { proxy: url } }), onQuestion });
        assert.equal((await run(later, 'smtplint.test')).cause, 'ok');
        assert.equal(asked.length, 1);
      } finally {
        await proxy.close();
      }
    });

    it('contacts nobody when the proxy is misspelt, and shows no part of it', async () => {
      const initializationOptions = { smtplint: { test: { proxy: `https://me:${PASSWORD}@proxy.test` } } };
      const from = await start(settings(false).replace('127.0.0.1', 'mail.behind.test'), { initializationOptions });
      await assert.rejects(run(from, 'smtplint.test'), /smtplint\.test\.proxy needs socks5:/);
    });

    it('tests the block at the line', async () => {
      const other = `NEWSLETTER_SMTP_HOST=127.0.0.1\nNEWSLETTER_SMTP_PORT=1\nNEWSLETTER_SMTP_SECURE=false\n`;
      const from = await start(`${other}${settings(false)}`, { onQuestion: () => YES });
      const first = await run(from, 'smtplint.test', { uri: URI, line: 1 });
      const second = await run(from, 'smtplint.test', { uri: URI, line: 4 });
      assert.deepEqual([first.target.port, second.target.port], [1, port]);
    });
  });

  const REFUSED: readonly (readonly [string, () => string, EditorOptions, unknown, RegExp])[] = [
    [
      'in a workspace that is not trusted',
      () => settings(false),
      { initializationOptions: { trusted: false }, onQuestion: () => YES },
      { uri: URI, line: 0 },
      /not trusted/,
    ],
    ['without mail settings', () => 'A=1\n', {}, { uri: URI, line: 0 }, /no mail settings/],
    ['for a document that is not open', () => '', {}, { uri: 'file:///ws/other/.env' }, /not open/],
    ['without a document', () => '', {}, undefined, /needs \{ "uri"/],
    ['for a host of run time', () => 'SMTP_HOST=${HOST}\nSMTP_PORT=25\n', {}, { uri: URI }, /filled in at run time/],
  ];
  for (const [name, text, options, argument, expected] of REFUSED) {
    it(`refuses a test ${name}`, async () => {
      const from = await start(text(), options);
      await assert.rejects(run(from, 'smtplint.test', argument ?? null), expected);
      assert.deepEqual(logins, []);
    });
  }

  it('refuses a command that it does not know', async () => {
    await assert.rejects(run(await start(''), 'smtplint.format'), /no command is called/);
  });
});
