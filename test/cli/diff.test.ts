import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unifiedDiff } from '../../server/src/cli/diff.ts';

const lines = (count: number, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, i) => `line ${i + from}`);
const text = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');

/** A diff that git applies to the text and that gives the other one. */
function applies(name: string, before: string, after: string, flags: readonly string[] = []): void {
  it(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtplint-test-'));
    try {
      writeFileSync(join(folder, 'x.env'), before);
      const diff = unifiedDiff('x.env', 'x.env', before, after);
      assert.equal(diff.masked, false);
      const { status, stderr } = spawnSync('git', ['apply', ...flags], {
        cwd: folder,
        input: diff.text,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${stderr}\n${diff.text}`);
      assert.equal(readFileSync(join(folder, 'x.env'), 'utf8'), after);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

describe('unifiedDiff', () => {
  const ten = lines(10);
  applies('one line in the middle', text(...ten), text(...ten.with(4, 'new')));
  applies('the first line', text(...ten), text(...ten.with(0, 'new')));
  applies('the last line', text(...ten), text(...ten.with(9, 'new')));
  applies('a line more', text(...ten), text(...ten.toSpliced(5, 0, 'new')));
  applies('a line less', text(...ten), text(...ten.toSpliced(5, 1)));
  applies('two places near each other', text(...ten), text(...ten.with(2, 'a').with(6, 'b')));
  applies('two places far apart', text(...lines(40)), text(...lines(40).with(2, 'a').with(30, 'b')));
  applies('no last line end', text(...ten).trimEnd(), text(...ten.with(9, 'new')).trimEnd());
  applies('a last line end that comes', text(...ten).trimEnd(), text(...ten));
  applies(
    'Windows line ends',
    text(...ten).replaceAll('\n', '\r\n'),
    text(...ten.with(4, 'new')).replaceAll('\n', '\r\n'),
  );
  applies(
    'context that stops at a secret',
    text('A=1', 'DB_PASSWORD=x', 'B=1', 'C=1'),
    text('A=1', 'DB_PASSWORD=x', 'B=2', 'C=1'),
    ['--unidiff-zero'],
  );

  it('shows no line with a secret as context', () => {
    const before = text('API_KEY=1', 'TOKEN=2', 'SMTP_PORT=25', 'DB_PASSWORD=3', 'X=4');
    const { text: diff } = unifiedDiff('.env', '.env', before, before.replace('25', '587'));
    assert.equal(diff, '--- a/.env\n+++ b/.env\n@@ -3,1 +3,1 @@\n-SMTP_PORT=25\n+SMTP_PORT=587\n');
  });

  it('masks a password in a changed line, to its end, and says so', () => {
    const before = 'SMTP_HOST=h.example.org\nSMTP_PASS=abc#def ghi\n';
    const { text: diff, masked } = unifiedDiff('.env', '.env', before, before.replace('abc#def ghi', '"abc#def ghi"'));
    assert.ok(masked);
    assert.match(diff, /-SMTP_PASS=•••\n\+SMTP_PASS="•••/);
    assert.doesNotMatch(diff, /abc|def|ghi/);
  });
});
