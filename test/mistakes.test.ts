import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Editor, marked, showRange, startEditor } from './lsp/support.ts';

/**
 * The main job: the six usual mistakes, in each kind of file, through the command line and through the server, as they
 * are shipped in `dist/`.
 */

const CLI = process.env.SMTPLINT_CLI ?? join(import.meta.dirname, '..', 'dist', 'cli.cjs');

interface Mistake {
  readonly file: string;
  /** The text, with « » around what the finding names. */
  readonly text: string;
  readonly rule: string;
  /** The lines that the safe fix takes away and writes; absent where there is nothing safe to write. */
  readonly mended?: { readonly from: string; readonly to: string };
  /** Rules that are off until they are asked for. */
  readonly rules?: Readonly<Record<string, 'hint'>>;
}

const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  'port 25 for an app': [
    {
      file: '.env',
      rule: 'port-25-submission',
      text: `# The contact form
APP_NAME="Shop # 1"

MAIL_MAILER=smtp
MAIL_HOST=mail.acme-widgets.net
MAIL_PORT=«25»
MAIL_SCHEME=smtp
MAIL_USERNAME=form@acme-widgets.net
MAIL_PASSWORD=\${SECRET}
MAIL_FROM_ADDRESS='form@acme-widgets.net'
`,
      mended: { from: 'MAIL_PORT=25\n', to: 'MAIL_PORT=587\n' },
    },
    {
      file: 'application.yml',
      rule: 'port-25-submission',
      text: `spring:
  application: { name: shop }
  mail:
    host: mail.acme-widgets.net
    port: «25»   # for the form
    username: form@acme-widgets.net
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
      mended: { from: '    port: 25   # for the form\n', to: '    port: 587   # for the form\n' },
    },
    {
      file: 'config.json',
      rule: 'port-25-submission',
      text: `{
  "name": "shop",
  "smtp": {
    "host": "mail.acme-widgets.net", "port": «25»,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: {
        from: '    "host": "mail.acme-widgets.net", "port": 25,\n',
        to: '    "host": "mail.acme-widgets.net", "port": 587,\n',
      },
    },
  ],
  'encryption switched off': [
    {
      file: '.env',
      rule: 'encryption-off',
      text: `EMAIL_HOST=mail.acme-widgets.net
EMAIL_PORT=587
EMAIL_HOST_USER=form@acme-widgets.net
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=«False»
DEFAULT_FROM_EMAIL=form@acme-widgets.net
`,
      mended: { from: 'EMAIL_USE_TLS=False\n', to: 'EMAIL_USE_TLS=True\n' },
    },
    {
      file: 'compose.yml',
      rule: 'encryption-off',
      text: `services:
  db:
    image: postgres:16
    environment: { POSTGRES_DB: git }
  git:
    image: gitea/gitea:1.22
    environment:
      - GITEA__mailer__ENABLED=true
      - GITEA__mailer__PROTOCOL=«smtp»
      - GITEA__mailer__SMTP_ADDR=mail.acme-widgets.net
      - GITEA__mailer__SMTP_PORT=587
      - GITEA__mailer__USER=form@acme-widgets.net
      - GITEA__mailer__PASSWD=\${SECRET}
`,
      mended: {
        from: '      - GITEA__mailer__PROTOCOL=smtp\n',
        to: '      - GITEA__mailer__PROTOCOL=smtp+starttls\n',
      },
    },
    {
      file: 'config.json',
      rule: 'encryption-off',
      text: `{
  "smtp": {
    "host": "mail.acme-widgets.net",
    "port": 587,
    "secure": false,
    "ignoreTLS": «true»,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: { from: '    "ignoreTLS": true,\n', to: '    "requireTLS": true,\n' },
    },
  ],
  'the wrong mode for the port': [
    {
      file: '.env',
      rule: 'tls-port-mismatch',
      text: `SMTP_HOST=mail.acme-widgets.net
SMTP_PORT=«465» # TLS
SMTP_SECURE=false
SMTP_USER=form@acme-widgets.net
SMTP_PASS=\${SECRET}
`,
      mended: { from: 'SMTP_SECURE=false\n', to: 'SMTP_SECURE=true\n' },
    },
    {
      file: 'compose.yml',
      rule: 'tls-port-mismatch',
      text: `services:
  blog:
    image: ghost:5
    environment:
      mail__transport: SMTP
      mail__options__host: mail.acme-widgets.net
      mail__options__port: «465»
      mail__options__secure: "false"
      mail__options__auth__user: form@acme-widgets.net
      mail__options__auth__pass: \${SECRET}
`,
      mended: { from: '      mail__options__secure: "false"\n', to: '      mail__options__secure: "true"\n' },
    },
    {
      file: 'config.json',
      rule: 'tls-port-mismatch',
      text: `{
  "smtp": {
    "host": "mail.acme-widgets.net",
    "port": «587»,
    "secure": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: { from: '    "secure": true,\n', to: '    "secure": false,\n    "requireTLS": true,\n' },
    },
  ],
  'outdated login details': [
    {
      file: '.env',
      rule: 'outdated-login',
      text: `MAIL_MAILER=smtp
MAIL_HOST=«smtp-mail.outlook.com»
MAIL_PORT=587
MAIL_USERNAME=shop@outlook.com
MAIL_PASSWORD=\${SECRET}
MAIL_FROM_ADDRESS=shop@outlook.com
`,
    },
    {
      file: 'application.yml',
      rule: 'outdated-login',
      text: `spring:
  mail:
    host: «smtp-mail.outlook.com»
    port: 587
    username: shop@outlook.com
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
    },
    {
      file: 'config.json',
      rule: 'outdated-login',
      text: `{
  "smtp": {
    "host": "«smtp-mail.outlook.com»",
    "port": 587,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "shop@outlook.com", "pass": "\${SECRET}" }
  }
}
`,
    },
  ],
  "the provider's instructions ignored": [
    {
      file: '.env',
      rule: 'credential-shape',
      text: `EMAIL_HOST=smtp.sendgrid.net
EMAIL_PORT=587
EMAIL_HOST_USER="«shop@acme-widgets.net»"
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=True
`,
      mended: { from: 'EMAIL_HOST_USER="shop@acme-widgets.net"\n', to: 'EMAIL_HOST_USER="apikey"\n' },
    },
    {
      file: 'application.yml',
      rule: 'provider-mismatch',
      text: `spring:
  mail:
    host: smtp.postmarkapp.com
    port: «465»
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.ssl.enable: true
`,
      mended: {
        from: `    port: 465
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.ssl.enable: true
`,
        to: `    port: 587
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
      },
    },
    {
      file: 'config.json',
      rule: 'provider-mismatch',
      text: `{
  "smtp": {
    "host": "smtp.postmarkapp.com",
    "port": «465»,
    "secure": true,
    "auth": { "user": "\${TOKEN}", "pass": "\${TOKEN}" }
  }
}
`,
      mended: {
        from: '    "port": 465,\n    "secure": true,\n',
        to: '    "port": 587,\n    "secure": false,\n    "requireTLS": true,\n',
      },
    },
  ],
  'not tested after set-up': [
    {
      file: '.env',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `EMAIL_HOST=«mail.acme-widgets.net»
EMAIL_PORT=587
EMAIL_HOST_USER=form@acme-widgets.net
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=True
`,
    },
    {
      file: 'application.yml',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `spring:
  mail:
    host: «mail.acme-widgets.net»
    port: 587
    username: form@acme-widgets.net
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
    },
    {
      file: 'config.json',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `{
  "smtp": {
    "host": "«mail.acme-widgets.net»",
    "port": 587,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
    },
  ],
};

/** What has passed its test: the settings of the rows above, and in another dialect the same server. */
const TESTED = [
  'django|mail.acme-widgets.net|587/starttls|form@acme-widgets.net',
  'spring-boot|mail.acme-widgets.net|587/starttls|form@acme-widgets.net',
  'nodemailer-json|mail.acme-widgets.net|587/starttls|form@acme-widgets.net',
];

/** A mistake with one kind of line ends. */
interface Case {
  readonly mistake: Mistake;
  readonly text: string;
  /** The mended text; absent where there is nothing safe to write. */
  readonly expected?: string;
  /** Where the finding stands. */
  readonly span: string | undefined;
}

interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly range: Parameters<typeof showRange>[0];
  readonly message: string;
}

interface Checked {
  readonly shown: readonly Shown[];
  readonly after: string;
}

/** What the command line made of the cases of one mistake. */
interface Runs {
  readonly report: readonly Checked[];
  readonly fix: readonly Checked[];
  readonly fixAgain: readonly Checked[];
}

function caseOf(mistake: Mistake, eol: '\n' | '\r\n'): Case {
  const withEol = (text: string): string => text.replaceAll('\n', eol);
  const { text, spans } = marked(withEol(mistake.text));
  const { mended } = mistake;
  if (mended === undefined) return { mistake, text, span: spans[0] };
  const parts = text.split(withEol(mended.from));
  assert.equal(parts.length, 2, 'the lines that change stand in the text once');
  return { mistake, text, span: spans[0], expected: parts.join(withEol(mended.to)) };
}

interface Shown {
  readonly rule: string;
  readonly range: string;
  readonly message: string;
}

describe('the six mistakes', () => {
  let folder: string;
  let editor: Editor;
  let rules: Mistake['rules'] = {};
  let count = 0;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-mistakes-'));
    editor = await startEditor({
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
      settings: () => ({ rules }),
      env: { SMTPLINT_STATE: join(folder, 'state') },
    });
  });
  after(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const remember = (passed: readonly string[]): void => {
    mkdirSync(join(folder, 'state'), { recursive: true });
    writeFileSync(join(folder, 'state', 'tested.json'), JSON.stringify({ passed }));
  };

  /** Runs the bundled command line once over some texts: the findings in each, and what it leaves behind. */
  function commandLine(
    cases: readonly Case[],
    asked: Mistake['rules'],
    options: readonly string[] = [],
  ): readonly Checked[] {
    const own = mkdtempSync(join(folder, 'cli-'));
    const paths = cases.map(({ mistake, text }, i) => {
      mkdirSync(join(own, String(i)));
      const path = join(own, String(i), mistake.file);
      writeFileSync(path, text);
      return path;
    });
    const levels = Object.entries(asked ?? {}).flatMap(([id, level]) => ['--rule', `${id}=${level}`]);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [CLI, 'check', '--format', 'json', ...levels, ...options, ...paths],
      { cwd: own, encoding: 'utf8', env: { ...process.env, SMTPLINT_STATE: join(folder, 'state') } },
    );
    assert.ok(status === 0 || status === 1, `exit code ${status}: ${stderr}`);
    const findings: readonly JsonFinding[] = JSON.parse(stdout).findings;
    return paths.map((path, i) => ({
      shown: findings
        .filter(({ file }) => file === `${i}/${cases[i]?.mistake.file}`)
        .map(({ rule, range, message }) => ({ rule, range: showRange(range), message })),
      after: readFileSync(path, 'utf8'),
    }));
  }

  async function open(mistake: Mistake, text: string): Promise<string> {
    const uri = `file://${folder}/lsp/${count++}/${mistake.file}`;
    rules = mistake.rules ?? {};
    await editor.open(uri, text);
    return uri;
  }
  async function server(uri: string): Promise<Shown[]> {
    const found = await editor.diagnostics(uri);
    return found.map(({ code, range, message }) => ({
      rule: String(code),
      range: showRange(range),
      message: String(message),
    }));
  }

  function check({ mistake, text, expected, span }: Case, runs: () => Runs, index: number): void {
    const places = (shown: readonly Shown[]) => shown.map(({ rule, range }) => ({ rule, range }));

    it('is found on its line, by the command line and the server alike', async () => {
      const reported = runs().report[index];
      assert.deepEqual(places(reported?.shown ?? []), [{ rule: mistake.rule, range: span }]);
      assert.equal(reported?.after, text);
      assert.deepEqual(await server(await open(mistake, text)), reported?.shown);
    });

    if (expected === undefined) {
      it('is not changed by anything', async () => {
        assert.equal(runs().fix[index]?.after, text);
        const uri = await open(mistake, text);
        const actions = await editor.actions(uri, await editor.diagnostics(uri));
        const titles = actions.map(({ title }) => title);
        assert.ok(
          titles.every((title) => title.startsWith('Ignore ')),
          titles.join(', '),
        );
      });
      return;
    }

    it('is mended by the command line, and nothing else in the file changes', () => {
      assert.deepEqual(runs().fix[index], { shown: [], after: expected });
      assert.deepEqual(runs().fixAgain[index], { shown: [], after: expected });
    });

    it('is mended by one key in the editor, and by fix-all, to the same text', async () => {
      const uri = await open(mistake, text);
      const diagnostics = await editor.diagnostics(uri);
      const fixes = await editor.actions(uri, diagnostics, ['quickfix']);
      const preferred = fixes.filter(({ isPreferred }) => isPreferred === true);
      assert.equal(preferred.length, 1);
      assert.equal(editor.apply(uri, preferred[0]?.edit), expected);
      const all = await editor.actions(uri, diagnostics, ['source.fixAll.smtplint']);
      assert.equal(all.length, 1);
      assert.equal(editor.apply(uri, all[0]?.edit), expected);
      await editor.change(uri, expected);
      assert.deepEqual(await server(uri), []);
      assert.deepEqual(await editor.actions(uri, [], ['source.fixAll.smtplint']), []);
    });
  }

  for (const [name, mistakes] of Object.entries(MISTAKES)) {
    describe(name, () => {
      const cases = mistakes.flatMap((mistake) => [caseOf(mistake, '\n'), caseOf(mistake, '\r\n')]);
      let runs: Runs;
      before(() => {
        remember([]);
        const asked = mistakes[0]?.rules;
        const fix = commandLine(cases, asked, ['--fix']);
        const fixed = cases.map((one, i) => ({ ...one, text: fix[i]?.after ?? '' }));
        runs = { report: commandLine(cases, asked), fix, fixAgain: commandLine(fixed, asked, ['--fix']) };
      });
      cases.forEach((one, index) => {
        describe(`in ${one.mistake.file}${one.text.includes('\r') ? ' with CRLF' : ''}`, () =>
          check(one, () => runs, index));
      });
    });
  }

  for (const mistake of MISTAKES['not tested after set-up'] ?? []) {
    describe(`settings in ${mistake.file}`, () => {
      const { text, span } = caseOf(mistake, '\n');
      const both = async (passed: readonly string[], rules: Mistake['rules']) => {
        remember(passed);
        const [reported] = commandLine([{ mistake, text, span }], rules);
        const shown = await server(await open({ ...mistake, rules: rules ?? {} }, text));
        assert.deepEqual(shown, reported?.shown);
        return shown.map(({ rule }) => rule);
      };
      it('are silent once their test has passed', async () => {
        assert.deepEqual(await both(TESTED, mistake.rules), []);
      });
      it('are silent as long as nobody asks for the rule', async () => {
        assert.deepEqual(await both([], {}), []);
      });
      it('are untested when the test was that of another server', async () => {
        const passed = TESTED.map((one) => one.replace('mail.acme', 'old.acme'));
        assert.deepEqual(await both(passed, mistake.rules), [mistake.rule]);
      });
    });
  }
});
