import assert from 'node:assert/strict';
import { pki } from '../probe/support/pki.ts';
import { socksProxy } from '../probe/support/proxies.ts';
import { type Behaviour, CLOSE, implicit, plain, type Script, script } from '../probe/support/servers.ts';
import { type CliCase, type CliResult, cli } from './support.ts';

const PASSWORD = 'c4nary-Pä$w/ord';

interface Served {
  readonly answers?: Script;
  /** Implicit TLS, or STARTTLS, with the certificate of the tests. */
  readonly tls?: 'implicit' | 'starttls';
}

/** Runs `smtplint test` against a server; `{port}` in arguments and files is its port. */
async function against(
  { answers = {}, tls }: Served,
  argv: readonly string[],
  setup: CliCase = {},
): Promise<CliResult & { readonly heard: string; readonly connections: number }> {
  const behaviour: Behaviour = script(answers, tls === 'starttls' ? { tls: pki.good } : {});
  const server = tls === 'implicit' ? await implicit(behaviour, pki.good) : await plain(behaviour);
  try {
    const fill = (text: string): string => text.replaceAll('{port}', String(server.port));
    const files = Object.fromEntries(
      Object.entries({ 'ca.pem': pki.root.pem, ...setup.files }).map(([name, content]) => [
        name,
        typeof content === 'string' ? fill(content) : content,
      ]),
    );
    const result = await cli(['test', ...argv.map(fill)], { ...setup, files });
    assert.ok(!result.out.includes(PASSWORD) && !result.err.includes(PASSWORD), 'the password is not shown');
    return { ...result, heard: server.heard(), connections: server.connections() };
  } finally {
    await server.close();
  }
}

const ENV = (more = ''): string =>
  `SMTP_HOST=localhost\nSMTP_PORT={port}\nSMTP_SECURE=false\nSMTP_USER=app\nSMTP_PASS='${PASSWORD}'\n${more}`;
const OPEN = 'SMTP_HOST=localhost\nSMTP_PORT={port}\nSMTP_SECURE=false\n';
const REFERENCE = ENV().replace(`'${PASSWORD}'`, '${SECRET}');
const login = (password: string): RegExp => new RegExp(Buffer.from(`\0app\0${password}`).toString('base64'));

function refused(name: string, argv: readonly string[], err: RegExp, setup: CliCase = {}): void {
  it(`refuses ${name}`, async () => {
    const result = await against({}, argv, setup);
    assert.deepEqual([result.code, result.out], [2, ''], result.err);
    assert.match(result.err, err);
    assert.equal(result.connections, 0, 'nobody was contacted');
  });
}

describe('smtplint test', () => {
  it('passes with the settings of a file, and logs in with its password', async () => {
    const { code, out, heard } = await against({}, ['app.env'], { files: { 'app.env': ENV() } });
    assert.equal(code, 0, out);
    assert.match(out, /^localhost:\d+, .*, as app\n {2}app\.env:1, /);
    assert.match(out, /ok {3}greeting/);
    assert.match(out, /\nPassed/);
    assert.match(heard, login(PASSWORD));
    assert.doesNotMatch(heard, /MAIL FROM/, 'nothing is sent');
  });

  it('gives the documented JSON', async () => {
    const { code, out } = await against({}, ['app.env', '-f', 'json'], { files: { 'app.env': ENV() } });
    const report = JSON.parse(out);
    assert.equal(code, 0);
    assert.equal(report.schema, 'smtplint/test/1');
    assert.deepEqual(Object.keys(report.target), ['host', 'port', 'security', 'user']);
    assert.ok(
      report.steps.every(
        ({ name, status, ms, detail }: Record<string, unknown>) =>
          name && status && Number.isInteger(ms) && typeof detail === 'string',
      ),
    );
    assert.deepEqual([report.file, report.dialect, typeof report.ranOn], ['app.env', 'generic-smtp-env', 'string']);
  });

  it('fails with exit code 1, the cause, and the edit that mends the file', async () => {
    const files = {
      'mail.yaml': 'smtp:\n  host: localhost\n  port: {port}\n  secure: false\n  auth:\n    user: app\n    pass: x\n',
    };
    const text = await against({ tls: 'implicit' }, ['mail.yaml', '--ca', 'ca.pem', '--timeout', '8'], { files });
    assert.equal(text.code, 1, text.out);
    assert.match(text.out, /Failed \(tls-on-plain-port\)/);
    assert.match(text.out, /\+ mail\.yaml:4 {4}secure: true/);
    assert.match(text.out, /smtplint explain tls-on-plain-port/);
  });

  it('gives that edit as positions in JSON', async () => {
    const files = {
      'mail.yaml': 'smtp:\n  host: localhost\n  port: {port}\n  secure: true\n  auth:\n    user: app\n    pass: x\n',
    };
    const { code, out } = await against({}, ['mail.yaml', '-f', 'json'], { files });
    const { cause, advice } = JSON.parse(out);
    assert.deepEqual([code, cause], [1, 'plain-on-tls-port']);
    const edits = advice.flatMap((item: { readonly edits: readonly unknown[] }) => item.edits);
    assert.deepEqual(edits[0], {
      range: { start: { line: 3, character: 10 }, end: { line: 3, character: 14 } },
      newText: 'false',
    });
  });

  describe('remembers', () => {
    const files = { 'app.env': ENV() };
    const state = (result: CliResult): readonly string[] =>
      JSON.parse(String(result.read('.state/tested.json'))).passed;
    const forgets = (name: string, argv: readonly string[], answers: Script, setup: CliCase): void => {
      it(`nothing ${name}`, async () => {
        const result = await against({ answers }, argv, setup);
        assert.throws(() => result.read('.state/tested.json'), /no file/);
      });
    };
    it('that the settings passed, without the password', async () => {
      const passed = state(await against({}, ['app.env'], { files }));
      assert.equal(passed.length, 1);
      assert.match(passed[0] ?? '', /^generic-smtp-env\|localhost\|\d+\/.*\|app$/);
    });
    it('no user name that is the password', async () => {
      const same = 'SMTP_HOST=localhost\nSMTP_PORT={port}\nSMTP_SECURE=false\nSMTP_USER=t0ken\nSMTP_PASS=t0ken\n';
      const result = await against({}, ['app.env'], { files: { 'app.env': same } });
      assert.equal(result.code, 0, result.out);
      assert.match(state(result)[0] ?? '', /\|$/);
    });
    forgets('of a failed test', ['app.env'], { EHLO: CLOSE }, { files });
    forgets(
      'of settings that options replaced',
      ['app.env', '--security', 'opportunistic', '--host', '127.0.0.1'],
      {},
      { files },
    );
    forgets('of a test without the login', ['app.env'], {}, { files: { 'app.env': REFERENCE } });
  });

  describe('chooses the block', () => {
    const two = `a:\n  smtp:\n    host: 127.0.0.2\n    port: 1\n    secure: false\n    auth: { user: a, pass: b }\nb:\n  smtp:\n    host: localhost\n    port: {port}\n    secure: false\n    auth: { user: app, pass: b }\n`;
    it('at a line', async () => {
      const { code, err, out } = await against({}, ['two.yaml:9'], { files: { 'two.yaml': two } });
      assert.equal(code, 0, out);
      assert.equal(err, '');
      assert.match(out, /two\.yaml:9/);
    });
    it('or the first, and lists the others', async () => {
      const { code, err, connections } = await against({}, ['two.yaml'], { files: { 'two.yaml': two } });
      assert.deepEqual([code, connections], [1, 0]);
      assert.match(err, /two\.yaml holds 2 settings blocks; the first one is tested/);
      assert.match(err, /two\.yaml:9 .*localhost/);
    });
    it('of a file whose name ends like a line', async () => {
      const { code } = await against({}, ['app.env:2'], { files: { 'app.env:2': 'x', 'app.env': 'x' } });
      assert.equal(code, 2);
    });
    it('of .env when nothing is named', async () => {
      const { code } = await against({}, [], { files: { '.env': OPEN } });
      assert.equal(code, 0);
    });
  });

  describe('takes settings from options', () => {
    it('alone', async () => {
      const { code, out } = await against({}, [
        '--host',
        'localhost',
        '--port',
        '{port}',
        '--security',
        'none',
        '-f',
        'json',
      ]);
      assert.equal(code, 0, out);
      assert.deepEqual(JSON.parse(out).target.security, 'none');
    });
    it('before those of the file', async () => {
      const argv = ['app.env', '--port', '{port}', '--user', 'other', '--name', 'client.test', '-f', 'json'];
      const { code, out, heard } = await against({}, argv, { files: { 'app.env': ENV().replace('{port}', '1') } });
      assert.equal(code, 0, out);
      assert.equal(JSON.parse(out).target.user, 'other');
      assert.match(heard, /EHLO client\.test/);
    });
    it('with the mode that the port means', async () => {
      const { out } = await against({}, ['--host', '127.0.0.2', '--port', '465', '-f', 'json']);
      assert.equal(JSON.parse(out).target.security, 'implicit');
    });
    it('with a certificate authority', async () => {
      const argv = ['--host', 'localhost', '--port', '{port}', '--security', 'starttls'];
      assert.equal((await against({ tls: 'starttls' }, argv)).code, 1);
      assert.equal((await against({ tls: 'starttls' }, [...argv, '--ca', 'ca.pem'])).code, 0);
    });
    it('and sends one message with --to', async () => {
      const { out, heard } = await against(
        {},
        ['app.env', '--to', 'me@example.org', '--from', 'app@example.org', '-f', 'json'],
        { files: { 'app.env': ENV() } },
      );
      assert.equal(JSON.parse(out).cause, 'accepted', out);
      assert.match(heard, /MAIL FROM:<app@example\.org>[\s\S]*RCPT TO:<me@example\.org>/);
    });
  });

  describe('takes the password', () => {
    it('from the named variable', async () => {
      const { code, heard } = await against({}, ['app.env', '--password-env', 'MY_SECRET'], {
        files: { 'app.env': REFERENCE },
        env: { MY_SECRET: PASSWORD },
      });
      assert.equal(code, 0);
      assert.match(heard, login(PASSWORD));
    });
    it('from standard input, without its line end', async () => {
      const { code, heard } = await against({}, ['app.env', '--password-stdin'], {
        files: { 'app.env': REFERENCE },
        stdin: `${PASSWORD}\n`,
      });
      assert.equal(code, 0);
      assert.match(heard, login(PASSWORD));
    });
    refused('to look into the environment unasked', ['app.env'], /SMTP_PASS only refers to the password/, {
      files: { 'app.env': REFERENCE },
      env: { SECRET: PASSWORD },
    });
    refused('a variable that is not set', ['app.env', '--password-env', 'NOPE'], /NOPE is not set/, {
      files: { 'app.env': REFERENCE },
    });
    refused('an empty standard input', ['app.env', '--password-stdin'], /standard input is empty/, {
      files: { 'app.env': REFERENCE },
    });
    refused('a user without a password', ['--host', 'localhost', '--user', 'app'], /no password/);
    refused('a password as an argument', ['--host', 'localhost', '--user', 'app', '--password', 'x'], /unknown option/);
  });

  it('never shows it, whatever the server says', async () => {
    const echo = Buffer.from(`\0app\0${PASSWORD}`).toString('base64');
    const answers = { AUTH: `535 5.7.8 no ${PASSWORD} ${echo} ${encodeURIComponent(PASSWORD)}\u001b[2J` };
    for (const format of ['text', 'json']) {
      const { code, out } = await against({ answers }, ['app.env', '-f', format], { files: { 'app.env': ENV() } });
      assert.equal(code, 1);
      assert.match(out, /auth-bad-credentials/);
      for (const secret of [echo, encodeURIComponent(PASSWORD), '\u001b']) assert.ok(!out.includes(secret), out);
    }
  });

  it('does not show the password of a URL that is given as the host', async () => {
    const { code, out } = await against({}, ['--host', `smtp://app:${PASSWORD}@mail.example.org:587`]);
    assert.equal(code, 1);
    assert.match(out, /^smtp:\/\/app:•••@mail\.example\.org:587/);
  });

  it('goes through the proxy of --proxy, for a server on this machine too, and through none of the environment', async () => {
    const asked: string[] = [];
    const proxy = await socksProxy({ login: `app:${PASSWORD}`, asked: (destination) => asked.push(destination) });
    const url = `socks5://app:${encodeURIComponent(PASSWORD)}@127.0.0.1:${proxy.port}`;
    try {
      const argv = ['app.env', '--proxy', url, '--ca', 'ca.pem'];
      const through = await against({ tls: 'starttls' }, argv, { files: { 'app.env': OPEN } });
      assert.equal(through.code, 0, through.out);
      assert.match(through.out, /from \S+ through socks5:\/\/127\.0\.0\.1:\d+\n/);
      assert.match(asked[0] ?? '', /^name localhost:\d+$/);
      assert.ok(!through.out.includes(encodeURIComponent(PASSWORD)));

      const env = { ALL_PROXY: url, HTTPS_PROXY: url, https_proxy: url, SMTP_PROXY: url };
      const before = asked.length;
      const direct = await against({}, ['app.env'], { files: { 'app.env': OPEN }, env });
      assert.equal(direct.code, 0, direct.out);
      assert.equal(asked.length, before);
    } finally {
      await proxy.close();
    }
  });

  it('does not count what a proxy spoils against the settings', async () => {
    const { code, out } = await against({}, ['app.env', '--proxy', 'http://127.0.0.1:{port}', '--format', 'json'], {
      files: { 'app.env': OPEN },
    });
    assert.equal(code, 1);
    const { cause, proxyFailed, proxy } = JSON.parse(out);
    assert.deepEqual([cause, proxyFailed], ['refused', true]);
    assert.match(proxy, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('says what went wrong when the server hangs up', async () => {
    const { code, out } = await against({ answers: { EHLO: CLOSE } }, ['app.env'], { files: { 'app.env': OPEN } });
    assert.equal(code, 1);
    assert.match(out, /closed-early/);
  });

  refused('a file that is not there', ['nowhere.env'], /nowhere\.env: no such file/);
  refused('a file without mail settings', ['a.env'], /a\.env: no mail settings/, { files: { 'a.env': 'A=1\n' } });
  refused(
    'a file whose host is known at run time only',
    ['a.env'],
    /SMTP_HOST is filled in at run time.*--host and --port/,
    { files: { 'a.env': 'SMTP_HOST=${H}\nSMTP_PORT=587\n' } },
  );
  refused('nothing to test', [], /say what to test/);
  refused('an unknown mode', ['--host', 'localhost', '--security', 'ssl'], /"ssl" is no mode/);
  refused('a port that is none', ['--host', 'localhost', '--port', '70000'], /70000 is no port/);
  refused(
    'a proxy that is none, without repeating it',
    ['--host', 'localhost', '--proxy', `https://me:${PASSWORD}@proxy.test`],
    /--proxy needs socks5:/,
  );
  refused('a time that is none', ['--host', 'localhost', '--timeout', '0'], /--timeout/);
  refused('an authority that is not there', ['--host', 'localhost', '--ca', 'no.pem'], /no\.pem: no such file/);
  refused('two sources of the password', ['--host', 'h', '--password-stdin', '--password-env', 'A'], /either/);
});
