import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import type { Edit } from '../../server/src/core/model.ts';
import { together } from '../../server/src/core/together.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly edits: readonly Edit[];
  /** What comes out; undefined when the edits do not fit. */
  readonly result: string | undefined;
}

const insert = (at: number, newText: string): Edit => ({ range: { start: at, end: at }, newText });
const replace = (start: number, end: number, newText: string): Edit => ({ range: { start, end }, newText });

const cases: readonly Case[] = [
  {
    name: 'two keys under one new parent share it',
    text: 'a: 1\n',
    edits: [insert(4, '\ntls:\n  x: 1'), insert(4, '\ntls:\n  y: 2')],
    result: 'a: 1\ntls:\n  x: 1\n  y: 2\n',
  },
  {
    name: 'the same at the start of a line, with CRLF',
    text: 'a: 1\r\n',
    edits: [insert(6, 'tls:\r\n  x: 1\r\n'), insert(6, 'tls:\r\n  y: 2\r\n')],
    result: 'a: 1\r\ntls:\r\n  x: 1\r\n  y: 2\r\n',
  },
  {
    name: 'two keys without a parent stay as they are',
    text: 'a=1\n',
    edits: [insert(3, '\nx=1'), insert(3, '\ny=2')],
    result: 'a=1\nx=1\ny=2\n',
  },
  {
    name: 'a key of another parent stays as it is',
    text: 'a: 1\n',
    edits: [insert(4, '\ntls:\n  x: 1'), insert(4, '\nauth:\n  y: 2')],
    result: 'a: 1\ntls:\n  x: 1\nauth:\n  y: 2\n',
  },
  {
    name: 'two keys in one new object of JSON do not fit',
    text: '{"a":1}',
    edits: [insert(6, ',\n"tls": {\n"x": 1\n}'), insert(6, ',\n"tls": {\n"y": 1\n}')],
    result: undefined,
  },
  {
    name: 'a map that goes away takes no new key with it',
    text: 'a: 1\nm:\n  b: 2\n',
    edits: [replace(5, 15, ''), insert(14, '\n  c: 3')],
    result: undefined,
  },
  {
    name: 'a new value beside an insertion fits',
    text: 'a=1\n',
    edits: [replace(2, 3, '2'), insert(3, '\nb=1')],
    result: 'a=2\nb=1\n',
  },
];

describe('edits of one fix', () => {
  for (const { name, text, edits, result } of cases) {
    it(name, () => {
      const fitted = together(edits, new Set(edits.filter(({ newText }) => newText === '')));
      assert.equal(fitted === undefined ? undefined : applyEdits(text, fitted), result);
    });
  }
});
