import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Editor, marked, showRange, startEditor } from './lsp/support.ts';
import { MISTAKES, type Mistake } from './mistakes.ts';

/**
 * The main job: the six usual mistakes, in each kind of file, through the command line and through the server, as they
 * are shipped in `dist/`.
 */

const CLI = process.env.SMTPLINT_CLI ?? join(import.meta.dirname, '..', 'dist', 'cli.cjs');

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
