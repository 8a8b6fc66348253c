import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { COMMANDS, optionsOf } from '../../server/src/cli/main.ts';
import { causes } from '../../server/src/core/causes.ts';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { providers } from '../../server/src/core/providers/index.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { cli } from './support.ts';

/** The command prints this and exits with 0. */
function prints(argv: readonly string[], ...expected: readonly RegExp[]): void {
  it(`smtplint ${argv.join(' ')}`, async () => {
    const { code, out, err } = await cli(argv);
    assert.deepEqual([code, err], [0, '']);
    for (const pattern of expected) assert.match(out, pattern);
  });
}

/** The command says this on standard error, prints nothing, and exits with 2. */
function refuses(argv: readonly string[], expected: RegExp): void {
  it(`smtplint ${argv.join(' ')} is refused`, async () => {
    const { code, out, err } = await cli(argv);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, expected);
  });
}

describe('smtplint --help and --version', () => {
  prints(['--help'], /smtplint test \[FILE\[:LINE\]\]/, /Exit codes/);
  prints(['help'], /smtplint inspect/);
  prints(['-h'], /smtplint inspect/);
  prints(['--version'], /^smtplint \d+\.\d+\.\d+\n$/);
  refuses(['help', 'chek'], /no command is called "chek"/);
  for (const command of COMMANDS) {
    it(`smtplint ${command.name} --help names all of its options`, async () => {
      const { code, out } = await cli([command.name, '--help']);
      assert.equal(code, 0);
      for (const { name, help } of await optionsOf(command)) {
        assert.ok(out.includes(`--${name}`), name);
        assert.match(help, /\.$/, 'a full sentence');
      }
    });
  }
});

describe('smtplint explain', () => {
  prints(['explain'], /tls-port-mismatch/, /465/, /gmail/, /auth-bad-credentials/);
  prints(['explain', '465'], /^Port 465: .*implicit TLS/, /Offered by [^.]*gmail/);
  prints(['explain', '25'], /between servers/);
  prints(['explain', '587'], /STARTTLS/);
  prints(['explain', '2525'], /[Nn]ot a standard port/);
  prints(['explain', 'smtp.gmail.com'], /^Gmail/, /465/);
  prints(['explain', 'gmail'], /^Gmail/);
  prints(['explain', 'TLS-Port-Mismatch'], /^tls-port-mismatch: error/, /Wrong \(/, /Right \(/, /Sources/);
  refuses(['explain', 'tls-port-missmatch'], /Did you mean "tls-port-mismatch"/);
  refuses(['explain', 'smtp.gmial.com'], /Did you mean "smtp\.gmail\.com"/);
  refuses(['explain', 'auth-bad-credential'], /Did you mean "auth-bad-credentials"/);
  refuses(['explain', '4711'], /Ports with a page: .*465/);
  refuses(['explain', 'a', 'b'], /one word/);
  it('has a page for every rule, provider and cause, in lines that fit a terminal', async () => {
    const words = [...rules.map(({ id }) => id), ...providers.map(({ id }) => id), ...Object.keys(causes)];
    for (const word of words) {
      const { code, out } = await cli(['explain', word]);
      assert.equal(code, 0, word);
      assert.doesNotMatch(out, /undefined|\[object|NaN/, word);
      assert.ok(out.length > 80, word);
    }
  }).timeout(60_000);
});

describe('the lists', () => {
  const lists = [
    ['rules', rules],
    ['providers', providers],
    ['dialects', dialects],
  ] as const;
  for (const [name, items] of lists) {
    it(`${name} as text: a line each`, async () => {
      const { out } = await cli([name]);
      const lines = out.trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => line.split(' ')[0]),
        items.map(({ id }) => id),
      );
    });
    it(`${name} as JSON`, async () => {
      const data = JSON.parse((await cli([name, '--format', 'json'])).out);
      assert.equal(data.schema, `smtplint/${name}/1`);
      assert.deepEqual(
        data[name].map(({ id }: { readonly id: string }) => id),
        items.map(({ id }) => id),
      );
    });
    it(`${name} as Markdown: a row each`, async () => {
      const { out } = await cli([name, '--format', 'markdown']);
      assert.equal(out.trimEnd().split('\n').length, items.length + 2);
    });
  }
  prints(['providers', 'smtp.sendgrid.net'], /SendGrid/, /User name: always apikey/);
  prints(['providers', 'smtp.sendgrid.net', '--format', 'markdown'], /^# .*SendGrid/, /\n## Ports\n/);
  prints(['providers', 'sendgrid', '-f', 'json'], /"pattern": "\^smtp/);
  refuses(['providers', 'smtp.sendgird.net'], /Did you mean "smtp\.sendgrid\.net"/);
  refuses(['rules', 'x'], /unexpected argument "x"/);
  refuses(['rules', '--format', 'xml'], /"xml" is no output format/);
});

describe('smtplint completion', () => {
  for (const shell of ['bash', 'zsh', 'fish', 'pwsh']) {
    prints(['completion', shell], /smtplint/, /fix-dry-run/, /password-stdin/, /tls-port-mismatch/, /sarif/);
  }
  it('for bash is a valid script that completes', async () => {
    const { out } = await cli(['completion', 'bash']);
    const complete = (...words: readonly string[]): readonly string[] => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const script = `${out}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _smtplint; printf '%s\\n' "\${COMPREPLY[@]}"`;
      // With a socket for its input, bash takes itself for a remote shell and reads the machine's own bashrc.
      const { stdout, stderr, status } = spawnSync('bash', ['-u', '-c', script], {
        encoding: 'utf8',
        cwd: '/',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      assert.deepEqual([stderr, status], ['', 0]);
      return stdout.trim().split('\n');
    };
    assert.deepEqual(complete('smtplint', 'insp'), ['inspect']);
    assert.deepEqual(complete('smtplint', 'check', '--format', 'sar'), ['sarif']);
    assert.deepEqual(complete('smtplint', 'test', '--password-s'), ['--password-stdin']);
    assert.deepEqual(complete('smtplint', 'explain', 'tls-port'), ['tls-port-mismatch']);
  });
  refuses(['completion'], /for which shell/);
  refuses(['completion', 'csh'], /"csh" is no shell/);
});

describe('smtplint lsp', () => {
  refuses(['lsp'], /--stdio/);
  refuses(['lsp', '--stdio', '--node-ipc'], /--stdio/);
});
