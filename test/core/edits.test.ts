import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';

const CASES: readonly (readonly [name: string, edits: readonly [number, number, string][], result: string])[] = [
  ['none', [], 'abcdef'],
  ['one', [[1, 2, 'X']], 'aXcdef'],
  [
    'unsorted',
    [
      [4, 5, 'Y'],
      [0, 1, 'X'],
    ],
    'XbcdYf',
  ],
  [
    'touching',
    [
      [0, 2, 'X'],
      [2, 4, 'Y'],
    ],
    'XYef',
  ],
  [
    'overlapping: the later is dropped',
    [
      [0, 3, 'X'],
      [2, 4, 'Y'],
    ],
    'Xdef',
  ],
  [
    'insertions at one place keep their order',
    [
      [2, 2, 'X'],
      [2, 2, 'Y'],
    ],
    'abXYcdef',
  ],
  [
    'insertion before a replacement',
    [
      [2, 3, 'Y'],
      [2, 2, 'X'],
    ],
    'abXYdef',
  ],
  [
    'outside the text',
    [
      [-5, 1, 'X'],
      [5, 99, 'Y'],
    ],
    'XbcdeY',
  ],
  ['backwards', [[3, 1, 'X']], 'abcXdef'],
];

describe('edits', () => {
  for (const [name, edits, result] of CASES) {
    it(name, () => {
      const list = edits.map(([start, end, newText]) => ({ range: { start, end }, newText }));
      assert.equal(applyEdits('abcdef', list), result);
    });
  }
});
