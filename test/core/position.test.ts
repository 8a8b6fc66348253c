import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStarts, offsetAt, positionAt } from '../../server/src/core/position.ts';

const CASES: readonly (readonly [text: string, starts: readonly number[]])[] = [
  ['', [0]],
  ['a', [0]],
  ['a\nb', [0, 2]],
  ['a\r\nb\r\n', [0, 3, 6]],
  ['a\rb', [0, 2]],
  ['\n\r\n\r', [0, 1, 3, 4]],
  ['a\u2028b\u0085', [0]],
];

const CLAMPED: readonly (readonly [line: number, character: number, offset: number])[] = [
  [0, 99, 2],
  [1, 99, 6],
  [2, 99, 7],
  [9, 0, 7],
  [-1, 5, 0],
  [0, -3, 0],
];

describe('position', () => {
  for (const [text, starts] of CASES) {
    it(`finds the lines of ${JSON.stringify(text)}`, () => assert.deepEqual(lineStarts(text), starts));
  }

  it('counts UTF-16 units', () => {
    const text = 'é😀x\ny';
    assert.deepEqual(positionAt(lineStarts(text), text.indexOf('x')), { line: 0, character: 3 });
  });

  it('goes from offsets to positions and back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(60), (source, at) => {
        const offset = Math.min(at, source.length);
        // Between CR and LF there is no position.
        fc.pre(!(source[offset - 1] === '\r' && source[offset] === '\n'));
        const starts = lineStarts(source);
        assert.equal(offsetAt(source, starts, positionAt(starts, offset)), offset);
      }),
    );
  });

  for (const [line, character, offset] of CLAMPED) {
    it(`keeps ${line}:${character} inside the text`, () => {
      const text = 'ab\r\ncd\nx'.slice(0, -1);
      assert.equal(offsetAt(text, lineStarts(text), { line, character }), offset);
    });
  }
});
