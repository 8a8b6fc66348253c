import assert from 'node:assert/strict';
import { causes } from '../../server/src/probe/index.ts';

const WARNINGS = [
  'auth-in-cleartext',
  'cert-no-san',
  'dual-stack-differs',
  'greylisted',
  'helo-only',
  'plaintext-no-auth',
  'starttls-injection',
  'starttls-response-injection',
  'starttls-unadvertised',
];

describe('probe: the closed list of causes', () => {
  it('says which ones let the test pass', () => {
    const found = Object.entries(causes).flatMap(([id, info]) => (info.warn === true ? [id] : []));
    assert.deepEqual(found.sort(), WARNINGS);
  });

  for (const [id, info] of Object.entries(causes)) {
    it(id, () => {
      assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      for (const text of [info.meaning, info.change]) assert.match(text, /^[A-Z].*[.!]$/);
      assert.doesNotMatch(info.change, /(?:switch|turn) .*(?:verification|check) off/i);
      assert.ok(info.stages.length > 0 || id === 'ok');
    });
  }
});
