import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { understand } from '../../server/src/core/lint.ts';
import type { Write } from '../../server/src/core/model.ts';
import { editsOf } from '../../server/src/core/writes.ts';

const HOST = 'smtp.example.com';

/** Name, the value of SMTP_URL, the writes, the value afterwards. */
const CASES: readonly (readonly [name: string, before: string, writes: readonly Write[], after: string])[] = [
  ['a parameter comes', `smtp://${HOST}:587`, [{ slot: 'query.a', value: true }], `smtp://${HOST}:587?a=true`],
  ['a second one comes', `smtp://${HOST}?a=1`, [{ slot: 'query.b', value: 'x y' }], `smtp://${HOST}?a=1&b=x%20y`],
  ['the only one goes', `smtp://${HOST}?a=1`, [{ slot: 'query.a', value: null }], `smtp://${HOST}`],
  ['the first one goes', `smtp://${HOST}?a=1&b=2`, [{ slot: 'query.a', value: null }], `smtp://${HOST}?b=2`],
  ['one changes', `smtp://${HOST}?a=1&b=2`, [{ slot: 'query.a', value: 3 }], `smtp://${HOST}?a=3&b=2`],
  [
    'one goes, one comes, one changes',
    `smtp://${HOST}/x?a=1&b=2`,
    [
      { slot: 'query.a', value: null },
      { slot: 'query.c', value: true },
      { slot: 'query.b', value: 3 },
    ],
    `smtp://${HOST}/x?c=true&b=3`,
  ],
  [
    'scheme, port and parameter, beside a reference',
    `smtps://me:\${SMTP_PASSWORD}@${HOST}`,
    [
      { slot: 'scheme', value: 'smtp' },
      { slot: 'port', value: 587 },
      { slot: 'query.requireTLS', value: true },
    ],
    `smtp://me:\${SMTP_PASSWORD}@${HOST}:587?requireTLS=true`,
  ],
  ['what is not there need not go', `smtp://${HOST}`, [{ slot: 'query.a', value: null }], `smtp://${HOST}`],
];

describe('writes into a URL', () => {
  for (const [name, before, writes, after] of CASES) {
    it(name, () => {
      const text = `SMTP_URL=${before}\n`;
      const block = understand('.env', text)?.blocks[0];
      assert.ok(block);
      const edits = editsOf(block, writes);
      assert.ok(edits);
      assert.equal(applyEdits(text, edits), `SMTP_URL=${after}\n`);
    });
  }
});
