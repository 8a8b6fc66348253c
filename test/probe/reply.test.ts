import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_BYTES, MAX_LINES, quote, ReplyReader } from '../../server/src/probe/reply.ts';

function read(text: string | Buffer, size = 0): string[] | undefined {
  const bytes = Buffer.from(text);
  const reader = new ReplyReader();
  const replies: string[] = [];
  for (let at = 0; at < bytes.length; at += size || bytes.length) {
    const found = reader.push(bytes.subarray(at, at + (size || bytes.length)));
    if (found === undefined) return undefined;
    replies.push(...found.map((reply) => quote(reply)));
  }
  return replies;
}

const cases: readonly [name: string, text: string | Buffer, replies: string[] | undefined][] = [
  ['one line', '220 hi\r\n', ['220 hi']],
  ['a code alone', '220\r\n', ['220']],
  ['two replies in one chunk', '220 a\r\n250 b\r\n', ['220 a', '250 b']],
  ['several lines', '250-a\r\n250-b\r\n250 c\r\n', ['250 a b c']],
  ['an enhanced code on each line', '535-5.7.8 no\r\n535 5.7.8 way\r\n', ['535 5.7.8 no way']],
  ['not finished', '250-a\r\n250-b\r\n', []],
  ['LF only', '220 a\n250 b\n', ['220 a', '250 b']],
  ['a line without a code inside a reply', '250-a\r\nstray\r\n250 b\r\n', ['250 a stray b']],
  ['no reply at all', 'hello\r\n', ['hello']],
  ['empty lines between replies', '\r\n\r\n220 a\r\n', ['220 a']],
  ['a number that is no enhanced code', '250 1.2.3 apples\r\n', ['250 1.2.3 apples']],
  ['UTF-8', '550 größer\r\n', ['550 größer']],
  ['Latin-1', Buffer.from('550 größer\r\n', 'latin1'), ['550 größer']],
  [
    'as many lines as are allowed',
    `${'250-x\r\n'.repeat(MAX_LINES - 1)}250 x\r\n`,
    [`250 ${'x '.repeat(MAX_LINES)}`.trim()],
  ],
  ['one line more', `${'250-x\r\n'.repeat(MAX_LINES)}250 x\r\n`, undefined],
  ['a line as long as is allowed', `250 ${'x'.repeat(MAX_BYTES - 10)}\r\n`, [`250 ${'x'.repeat(MAX_BYTES - 10)}`]],
  ['a longer one', `250 ${'x'.repeat(MAX_BYTES)}\r\n`, undefined],
  ['the same without its end', 'x'.repeat(MAX_BYTES + 1), undefined],
];

describe('probe: replies', () => {
  for (const [name, text, replies] of cases) it(name, () => assert.deepEqual(read(text), replies));

  it('do not depend on how the bytes arrive', () => {
    const lines = fc.array(fc.constantFrom('250-a', '250 b', '220 ö', 'x', '', '535-5.7.8 no', '535 5.7.8 no'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 9 }), (list, size) => {
        const text = list.map((line) => `${line}\r\n`).join('');
        assert.deepEqual(read(text, size), read(text));
      }),
    );
  });
});
