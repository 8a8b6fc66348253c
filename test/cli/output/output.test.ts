import assert from 'node:assert/strict';
import { type OutputFormat, printers } from '../../../server/src/cli/output/index.ts';
import type { CheckReport, FileReport, PlacedFinding } from '../../../server/src/cli/report.ts';
import { rules } from '../../../server/src/core/rules/index.ts';

/** A name and a message that every format must escape. */
const NASTY = 'a "b" <c> & %25,:\'\u001b[31m\n::error::x | `y` [z](http://evil) ]]>';
const FILE = 'mäil,:%/<&>.env';
const TEXT = 'A=1\nMÄIL_PORT=465 \u{1f600}x\n';

const finding: PlacedFinding = {
  file: FILE,
  rule: 'tls-port-mismatch',
  severity: 'error',
  confidence: 'certain',
  message: NASTY,
  range: { start: { line: 1, character: 10 }, end: { line: 1, character: 13 } },
  related: [{ message: NASTY, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }],
  dialect: 'laravel',
  provider: 'gmail',
  docs: 'https://example.org/rules/tls-port-mismatch',
  tags: ['deprecated'],
  fixes: [
    {
      title: NASTY,
      safe: true,
      preferred: true,
      edits: [{ range: { start: { line: 1, character: 16 }, end: { line: 1, character: 17 } }, newText: NASTY }],
    },
  ],
  key: 'MÄIL_PORT',
};

const report = reportOf([
  {
    file: FILE,
    text: TEXT,
    findings: [finding, { ...finding }, { ...finding, severity: 'hint', fixes: [], related: [] }],
  },
  { file: 'clean.env', text: '', findings: [] },
]);
const empty = reportOf([{ file: 'clean.env', text: '', findings: [] }]);

function reportOf(files: readonly FileReport[]): CheckReport {
  const all = files.flatMap(({ findings }) => findings);
  const count = (severity: string): number => all.filter((item) => item.severity === severity).length;
  return {
    version: '1.2.3',
    rules,
    files,
    summary: {
      files: 3,
      filesWithMail: files.length,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      hint: count('hint'),
    },
  };
}

function print(format: OutputFormat, from = report, color = false): string {
  return printers[format](from, { color });
}

// biome-ignore lint/suspicious/noExplicitAny: what JSON.parse gives is what the test looks into.
const parse = (format: OutputFormat, from = report): any => JSON.parse(print(format, from));

describe('output', () => {
  for (const format of Object.keys(printers) as OutputFormat[]) {
    it(`${format}: ends with a line break or is empty, and has no raw control characters`, () => {
      for (const from of [report, empty]) {
        const text = print(format, from);
        assert.ok(text === '' || text.endsWith('\n'));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f]/);
      }
    });
  }

  describe('stylish', () => {
    it('tells place, severity, rule, fix and sum', () => {
      const text = print('stylish');
      assert.match(text, /^mäil,:%\/<&>\.env\n {2}2:11 {2}error/);
      assert.match(text, /fix: .* \(--fix\)/);
      assert.match(text, /2 errors, 1 hint \(3 files checked, 2 with mail settings\)\. 2 can be fixed with --fix\.\n$/);
      assert.doesNotMatch(text, /clean\.env/);
      assert.match(print('stylish', empty), /^✓ No findings: 3 files checked, 1 with mail settings\.\n$/);
    });
    it('paints only when asked, and says the same', () => {
      const painted = print('stylish', report, true);
      assert.ok(painted.includes('\u001b[31merror'));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the colour codes are taken out again.
      assert.equal(painted.replace(/\u001b\[\d+m/g, ''), print('stylish'));
    });
  });

  it('compact: one line a finding', () => {
    const lines = print('compact').trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^mäil,:%\/<&>\.env:2:11: error: .* \[tls-port-mismatch\]$/);
    assert.equal(print('compact', empty), '');
  });

  it('json: as documented', () => {
    const data = parse('json');
    assert.deepEqual(Object.keys(data), ['schema', 'summary', 'findings']);
    assert.deepEqual(data.summary, { files: 3, filesWithMail: 2, error: 2, warning: 0, info: 0, hint: 1 });
    assert.deepEqual(data.findings[0], { ...finding });
    assert.deepEqual(parse('json', empty).findings, []);
  });

  it('jsonl: the findings of json, one a line', () => {
    const lines = print('jsonl').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      parse('json').findings,
    );
    assert.equal(print('jsonl', empty), '');
  });

  describe('sarif', () => {
    const run = parse('sarif').runs[0];
    it('describes every rule with its page', () => {
      const { driver } = run.tool;
      assert.deepEqual(
        driver.rules.map(({ id }: { readonly id: string }) => id),
        rules.map(({ id }) => id),
      );
      for (const rule of driver.rules) {
        assert.match(rule.helpUri, /^https:\/\/.*\.md$/);
        assert.ok(rule.shortDescription.text && rule.fullDescription.text && rule.help.text && rule.help.markdown);
        assert.match(rule.defaultConfiguration.level, /^(error|warning|note)$/);
      }
    });
    it('places results from one, in UTF-16 units, in the form that its standard asks for', () => {
      const [result, , hint] = run.results;
      assert.equal(run.columnKind, 'utf16CodeUnits');
      const region = { startLine: 2, startColumn: 11, endLine: 2, endColumn: 14 };
      const uri = 'm%C3%A4il%2C:%25/%3C%26%3E.env';
      const place = { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region };
      assert.deepEqual(result.locations, [{ physicalLocation: place }]);
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.equal(result.relatedLocations[0].physicalLocation.region.startLine, 1);
      assert.equal(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, NASTY);
      assert.equal(hint.level, 'note');
      assert.ok(!('fixes' in hint) && !('relatedLocations' in hint));
    });
    it('gives every result a fingerprint of its own that no line number is part of', () => {
      const names = (from: CheckReport): readonly string[] =>
        parse('sarif', from).runs[0].results.map(
          (result: { readonly partialFingerprints: Readonly<Record<string, string>> }) =>
            result.partialFingerprints['smtplint/v1'],
        );
      assert.equal(new Set(names(report)).size, 3);
      const range = { start: { line: 9, character: 1 }, end: { line: 9, character: 2 } };
      const moved = report.files.map((file) => ({
        ...file,
        findings: file.findings.map((item) => ({ ...item, range })),
      }));
      assert.deepEqual(names(reportOf(moved)), names(report));
    });
    it('is valid without results', () => assert.deepEqual(parse('sarif', empty).runs[0].results, []));
  });

  it('github: one command a line, escaped', () => {
    const lines = print('github').trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(
      lines[0] ?? '',
      /^::error file=mäil%2C%3A%25\/<&>\.env,line=2,endLine=2,col=11,endColumn=13,title=smtplint tls-port-mismatch::/,
    );
    assert.match(lines[0] ?? '', /%2525,:/);
    assert.match(lines[2] ?? '', /^::notice /);
  });

  it('gitlab: a list of issues with lines and fingerprints', () => {
    const [issue] = parse('gitlab');
    assert.deepEqual(issue.location, { path: FILE, lines: { begin: 2, end: 2 } });
    assert.equal(issue.severity, 'critical');
    assert.match(issue.fingerprint, /^[0-9a-f]{32}$/);
    assert.deepEqual(parse('gitlab', empty), []);
  });

  it('junit: well formed, a failure for each finding, a passed test for a clean file', () => {
    const text = print('junit');
    const tree = elements(text);
    assert.match(text, /<testsuites name="smtplint" tests="4" failures="3" errors="0">/);
    assert.equal(tree.filter((name) => name === 'failure').length, 3);
    assert.equal(tree.filter((name) => name === 'testcase').length, 4);
    assert.equal(elements(print('junit', empty)).filter((name) => name === 'testcase').length, 1);
  });

  it('checkstyle: well formed, by file', () => {
    const tree = elements(print('checkstyle'));
    assert.deepEqual(tree, ['checkstyle', 'file', 'error', 'error', 'error']);
    assert.match(print('checkstyle'), /<error line="2" column="11" severity="error"/);
    assert.deepEqual(elements(print('checkstyle', empty)), ['checkstyle']);
  });

  it('rdjson: columns in bytes, suggestions for single edits', () => {
    const [first, , last] = parse('rdjson').diagnostics;
    // `MÄIL_PORT=` is ten units and eleven bytes.
    assert.deepEqual(first.location.range, { start: { line: 2, column: 12 }, end: { line: 2, column: 15 } });
    assert.deepEqual(first.suggestions[0].range.start, { line: 2, column: 20 });
    assert.deepEqual([first.severity, last.severity], ['ERROR', 'INFO']);
    assert.ok(!('suggestions' in last));
  });

  it('markdown: a table whose cells hold no markup of others', () => {
    const text = print('markdown');
    const rows = text.split('\n').filter((line) => line.startsWith('| 2 '));
    assert.equal(rows.length, 3);
    for (const row of rows) {
      assert.equal(row.replaceAll('\\|', '').split('|').length, 6);
      assert.doesNotMatch(row, /(?<!\\)\[z\]|http:\/\/evil|<c>/);
    }
    assert.match(print('markdown', empty), /^## smtplint: no findings\n/);
  });
});

/** The element names of an XML text in order; fails when tags do not match or attributes are not quoted. */
function elements(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>\n/, '');
  const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let match = tag.exec(body); match !== null; match = tag.exec(body)) {
    end = tag.lastIndex;
    const [, closing, name, attributes = '', single, text = ''] = match;
    assert.doesNotMatch(attributes + text, /&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/);
    if (name === undefined) continue;
    if (closing === '/') assert.equal(open.pop(), name);
    else {
      names.push(name);
      if (single !== '/') open.push(name);
    }
  }
  assert.equal(end, body.length, `not well formed: ${body.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  return names;
}
