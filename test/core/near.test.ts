import assert from 'node:assert/strict';
import { nearestWord, quote } from '../../server/src/core/near.ts';

const WORDS = ['error', 'warning', 'info', 'hint', 'off', 'tls-port-mismatch'];

describe('nearestWord', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['error', 'error'],
    ['ERROR', 'error'],
    ['eror', 'error'],
    ['erorr', 'error'],
    ['warn', 'warning'],
    ['warnings', 'warning'],
    ['tls-port-missmatch', 'tls-port-mismatch'],
    ['port-mismatch', 'tls-port-mismatch'],
    ['of', 'off'],
    ['', undefined],
    ['x', undefined],
    ['critical', undefined],
    ['tls', 'tls-port-mismatch'],
    ['a'.repeat(10_000), undefined],
  ];
  for (const [typed, meant] of cases) {
    it(`${typed.slice(0, 20)} → ${meant ?? 'nothing'}`, () => assert.equal(nearestWord(typed, WORDS), meant));
  }
});

describe('quote', () => {
  it('shortens and cleans what a user typed', () => {
    assert.equal(quote('a\u001b[2Jb'), '"a [2Jb"');
    assert.equal(quote('x'.repeat(100)).length, 60);
  });
});
