import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/edits.ts';
import { difference } from '../../server/src/lsp/difference.ts';

describe('language server: difference', () => {
  const CASES: readonly (readonly [before: string, after: string, edits: readonly string[]])[] = [
    ['a\nb\n', 'a\nb\n', []],
    ['PORT=25\nB=1\nTLS=no\n', 'PORT=587\nB=1\nTLS=yes\n', ['5-7 "587"', '16-18 "yes"']],
    ['A=1\nB=2\n', 'A=1\nC=3\nB=2\n', ['4-4 "C=3\\n"']],
    ['A=1\r\n', 'A=2\r\n', ['2-3 "2"']],
    ['', 'A=1', ['0-0 "A=1"']],
  ];
  for (const [before, after, expected] of CASES) {
    it(`turns ${JSON.stringify(before)} into ${JSON.stringify(after)}`, () => {
      const edits = difference(before, after);
      assert.deepEqual(
        edits.map(({ range, newText }) => `${range.start}-${range.end} ${JSON.stringify(newText)}`),
        expected,
      );
    });
  }

  it('gives the other text for any two', () => {
    const text = fc
      .array(fc.constantFrom('A=1', 'B=2', '', '\r', 'ä𝄞'), { maxLength: 6 })
      .map((lines) => lines.join('\n'));
    fc.assert(fc.property(text, text, (before, after) => applyEdits(before, difference(before, after)) === after));
  });
});
