import assert from 'node:assert/strict';
import { fixAll } from '../../server/src/core/fixAll.ts';
import type { Finding } from '../../server/src/core/model.ts';

const block = (name: string, mode: string): string =>
  `${name}:\n  smtp:\n    host: mail.acme-widgets.net\n    port: 587\n    ${mode}\n    auth: { user: a, pass: "\${P}" }\n`;
const BROKEN = 'secure: true';
const CLEAN = 'secure: false\n    requireTLS: true';

describe('fixAll', () => {
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['mends one block', block('a', BROKEN), block('a', CLEAN), 1],
    ['mends every block', block('a', BROKEN) + block('b', BROKEN), block('a', CLEAN) + block('b', CLEAN), 2],
    ['leaves alone what is right', block('a', CLEAN), block('a', CLEAN), 0],
    ['leaves alone what holds no mail', 'a: 1\n', 'a: 1\n', 0],
    ['leaves alone what is empty', '', '', 0],
  ];
  for (const [name, before, after, applied] of cases) {
    it(name, () => {
      assert.deepEqual(fixAll('mail.yaml', before, {}), { text: after, applied });
      assert.deepEqual(fixAll('mail.yaml', after, {}), { text: after, applied: 0 }, 'nothing is left');
    });
  }

  it('mends only what is wanted', () => {
    const text = block('a', BROKEN) + block('b', BROKEN);
    const wanted = ({ range }: Finding): boolean => range.start < text.indexOf('b:');
    assert.equal(fixAll('mail.yaml', text, {}, { wanted }).text, block('a', CLEAN) + block('b', BROKEN));
  });

  it('mends many blocks in one file', () => {
    const names = Array.from({ length: 60 }, (_, i) => `m${i}`);
    const text = names.map((name) => block(name, BROKEN)).join('');
    assert.equal(fixAll('mail.yaml', text, {}).text, names.map((name) => block(name, CLEAN)).join(''));
  });
});
