import assert from 'node:assert/strict';
import { BROKEN, CLEAN, type CliCase, cli } from './support.ts';

interface Case extends CliCase {
  readonly argv?: readonly string[];
  /** The files with findings, in order; they also tell the exit code. */
  readonly found?: readonly string[];
  /** How many files were read. */
  readonly checked?: number;
  readonly code?: number;
  readonly err?: RegExp;
}

/** Runs `check` with JSON output and compares what was found where. */
function check(name: string, { argv = [], found = [], checked, code, err, ...setup }: Case): void {
  it(name, async () => {
    const result = await cli(['check', '--format', 'json', ...argv], setup);
    assert.equal(result.code, code ?? (found.length > 0 ? 1 : 0), result.err);
    const report = JSON.parse(result.out);
    const names = [...new Set(report.findings.map((finding: { readonly file: string }) => finding.file))];
    assert.deepEqual(names, found);
    if (checked !== undefined) assert.equal(report.summary.files, checked);
    assert.match(result.err, err ?? /^$/);
  });
}

/** Runs something that is refused: nothing on standard output, exit code 2, and words that name the culprit. */
function refused(name: string, argv: readonly string[], err: RegExp, setup: CliCase = {}): void {
  it(`refuses ${name}`, async () => {
    const result = await cli(argv, setup);
    assert.equal(result.code, 2, result.err);
    assert.equal(result.out, '');
    assert.match(result.err, err);
    assert.doesNotMatch(result.err, /\n {4}at /, 'no stack trace');
  });
}

/** Each of these files with the same mistake. */
function broken(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, BROKEN]));
}

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('smtplint check', () => {
  describe('finds files', () => {
    check('in the current folder', { files: broken('mail.yaml'), found: ['mail.yaml'], checked: 1 });
    check('and is silent on clean ones', { files: { 'mail.yaml': CLEAN }, checked: 1 });
    check('in an empty folder: none', { checked: 0 });
    check('in folders below, in the order of names', {
      files: broken('b/x/mail.yaml', 'b/mail.yaml', 'c/mail.yaml', 'a.yaml'),
      found: ['a.yaml', 'b/mail.yaml', 'b/x/mail.yaml', 'c/mail.yaml'],
    });
    check('below a path', { argv: ['b'], files: broken('a.yaml', 'b/mail.yaml'), found: ['b/mail.yaml'] });
    check('outside of the current folder', {
      argv: ['../b'],
      cwd: 'a',
      files: broken('a/mail.yaml', 'b/mail.yaml'),
      found: ['../b/mail.yaml'],
    });
    check('once, when two paths lead to one', {
      argv: ['b', 'b/mail.yaml', './b'],
      files: broken('b/mail.yaml'),
      found: ['b/mail.yaml'],
      checked: 1,
    });
    check('never in node_modules and .git', {
      files: broken('node_modules/a/mail.yaml', '.git/mail.yaml'),
      checked: 0,
    });
    check('not of kinds that are not ours', { files: { ...broken('mail.ts', 'mail.md'), 'a.yaml': '{}' }, checked: 1 });
    check('but says so when such a file is named', {
      argv: ['mail.ts'],
      files: broken('mail.ts'),
      checked: 0,
      err: /mail\.ts is no kind of file/,
    });
    check('through a link, under the name of the link', {
      argv: ['app'],
      files: { ...broken('common/mail.yaml'), 'app/mail.yaml': { link: '../common/mail.yaml' } },
      found: ['app/mail.yaml'],
    });
    check('once, when a link leads to a file that is checked anyway', {
      files: { ...broken('z.yaml'), 'a.yaml': { link: 'z.yaml' } },
      found: ['z.yaml'],
    });
    check('and passes over dangling links and circles', {
      files: { 'a.yaml': { link: 'nowhere.yaml' }, circle: { link: '.' } },
      checked: 0,
    });
  });

  describe('obeys .gitignore', () => {
    check('for files and folders', {
      files: { ...broken('drop/mail.yaml', 'drop.yaml', 'keep/mail.yaml'), '.gitignore': '/drop\ndrop.yaml\n' },
      found: ['keep/mail.yaml'],
    });
    check('where a nested one has the last word', {
      files: { ...broken('mail.yaml', 'a/mail.yaml'), '.gitignore': 'mail.yaml\n', 'a/.gitignore': '!mail.yaml\n' },
      found: ['a/mail.yaml'],
    });
    check('of the repository, from a folder in it', {
      cwd: 'app',
      files: { ...broken('app/mail.yaml'), '.git/HEAD': '', '.gitignore': 'mail.yaml\n' },
      checked: 0,
    });
    check('and the private list of the repository', {
      files: { ...broken('mail.yaml'), '.git/info/exclude': 'mail.yaml\n' },
      checked: 0,
    });
    check('not of a folder above the repository', {
      cwd: 'app',
      files: { ...broken('app/mail.yaml'), 'app/.git/HEAD': '', '.gitignore': 'mail.yaml\n' },
      found: ['mail.yaml'],
    });
    check('but not for a file that is named', {
      argv: ['mail.yaml'],
      files: { ...broken('mail.yaml'), '.gitignore': '*.yaml\n' },
      found: ['mail.yaml'],
    });
    check('but not for a folder that is named', {
      argv: ['drop'],
      files: { ...broken('drop/mail.yaml'), '.git/HEAD': '', '.gitignore': '/drop\n' },
      found: ['drop/mail.yaml'],
    });
    check('but not for .env files', {
      files: { '.gitignore': '*\n', '.env': 'A=1\n', '.env.local': 'A=1\n', 'other.env': 'A=1\n' },
      checked: 2,
    });
    it('and says on a terminal that .env files are checked all the same', async () => {
      const files = { '.git/HEAD': '', '.gitignore': '.env\n', '.env': 'MAIL_HOST=\n' };
      assert.match((await cli([], { files, terminal: true })).err, /\.env is checked although git ignores it/);
      assert.doesNotMatch((await cli([], { files })).err, /although/);
      assert.doesNotMatch((await cli(['--quiet'], { files, terminal: true })).err, /although/);
    });
  });

  describe('reads', () => {
    check('UTF-8 with a byte order mark', { files: { 'a.yaml': `\uFEFF${BROKEN}` }, found: ['a.yaml'] });
    check('UTF-16, little end first', { files: { 'a.yaml': utf16(BROKEN) }, found: ['a.yaml'] });
    check('UTF-16, big end first', { files: { 'a.yaml': utf16(BROKEN).swap16() }, found: ['a.yaml'] });
    check('Windows line ends', { files: { 'a.yaml': BROKEN.replaceAll('\n', '\r\n') }, found: ['a.yaml'] });
    check('no binary files', { files: { 'a.yaml': `\0${BROKEN}` }, checked: 0 });
    check('nothing into empty files', { files: { 'a.yaml': '', 'b.env': '\n' }, checked: 2 });
    check('one with a merge conflict, and says where it stands', {
      files: { 'a.yaml': 'smtp:\n<<<<<<< HEAD\n  host: smtp.example.com\n=======\n  host: h\n>>>>>>> other\n' },
      found: ['a.yaml'],
      code: 0,
      err: /a\.yaml:2:1: not read as it stands: A merge conflict marker\. \(2 more\)/,
    });
    check('one that is nested too deep', {
      files: { 'a.json': `{"smtp": ${'['.repeat(100_000)}` },
      checked: 1,
      err: /a\.json:1:1: not read as it stands: The nesting is too deep/,
    });
    check('no files beyond the limit, and says so', {
      files: { 'a.yaml': `${'\n'.repeat(1024 * 1024)}${BROKEN}`, ...broken('b.yaml') },
      found: ['b.yaml'],
      err: /a\.yaml is larger than 1048576 bytes/,
    });
    check('files up to the limit', {
      files: { 'a.yaml': `${'\n'.repeat(1024 * 1024 - BROKEN.length)}${BROKEN}`, ...broken('b.yaml') },
      found: ['a.yaml', 'b.yaml'],
    });
    it('gives the same positions with and without a byte order mark', async () => {
      const outputs = await Promise.all(
        [BROKEN, `\uFEFF${BROKEN}`, utf16(BROKEN)].map((text) => cli(['-f', 'json'], { files: { 'a.yaml': text } })),
      );
      assert.equal(new Set(outputs.map(({ out }) => out)).size, 1);
    });
  });

  describe('exit code', () => {
    check('is 0 for warnings', {
      argv: ['--rule', 'tls-port-mismatch=warning'],
      files: broken('a.yaml'),
      found: ['a.yaml'],
      code: 0,
    });
    check('is 1 for more warnings than allowed', {
      argv: ['--rule=tls-port-mismatch=warning', '--max-warnings', '0'],
      files: broken('a.yaml'),
      found: ['a.yaml'],
      code: 1,
    });
    check('is 0 for as many warnings as allowed', {
      argv: ['--rule=tls-port-mismatch=warning', '--max-warnings=1'],
      files: broken('a.yaml'),
      found: ['a.yaml'],
      code: 0,
    });
    check('is 0 when the rule is off', { argv: ['--rule', 'tls-port-mismatch=off'], files: broken('a.yaml') });
    check('is 0 when nothing is severe enough to be reported', {
      argv: ['--rule', 'tls-port-mismatch=info', '--min-severity', 'warning'],
      files: broken('a.yaml'),
    });
    refused('a path that is not there', ['nowhere'], /nowhere: no such file/);
    refused('a path that is not there before it changes others', ['--fix', 'a.yaml', 'nowhere'], /nowhere/, {
      files: broken('a.yaml'),
    });
    refused('an unknown option', ['check', '--formt', 'json'], /unknown option "--formt"\. Did you mean "--format"/);
    refused('an unknown format', ['--format', 'jsn'], /"jsn" is no output format.*Did you mean "json"/s);
    refused('two formats for standard output', ['-f', 'json', '-f', 'sarif'], /only one format/);
    refused('an unknown rule', ['--rule', 'tls-port-missmatch=off'], /Did you mean "tls-port-mismatch"/);
    refused('an unknown severity', ['--rule', 'tls-port-mismatch=eror'], /Did you mean "error"/);
    refused('a rule without a severity', ['--rule', 'tls-port-mismatch'], /--rule tls-port-mismatch=warning/);
    refused('a severity that is none', ['--min-severity', 'fatal'], /"fatal" is no severity/);
    refused('a number that is none', ['--max-warnings', '-1'], /--max-warnings/);
    refused('an option without its value', ['--format'], /--format needs a value/);
    refused('unsafe fixes without fixes', ['--unsafe-fixes'], /needs --fix/);
  });

  describe('reports in files', () => {
    it('writes several at once and still tells people', async () => {
      const result = await cli(['--format', 'json=a.json.out', '--format=sarif=b.sarif'], { files: broken('m.yaml') });
      assert.equal(result.code, 1);
      assert.match(result.out, /tls-port-mismatch/);
      assert.equal(JSON.parse(result.read('a.json.out').toString()).schema, 'smtplint/check/1');
      assert.equal(JSON.parse(result.read('b.sarif').toString()).version, '2.1.0');
    });
    refused(
      'a file that cannot be written',
      ['-f', 'sarif=no/folder/x', '-f', 'json'],
      /no\/folder\/x: cannot be written/,
    );
  });
});
