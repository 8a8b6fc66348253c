import assert from 'node:assert/strict';
import { understand } from '../../server/src/core/lint.ts';

/** Name, the text of a .env (or of the file named), and `dialect: outcome[ (when)] / …` of its block, or nothing. */
export type ReadingCase = readonly [name: string, text: string, expected: string, file?: string];

/** Checks what the client makes of each text. */
export function checkReadings(cases: readonly ReadingCase[]): void {
  for (const [name, text, expected, file = '.env'] of cases) {
    it(name, () => {
      const blocks = understand(file, `${text}\n`)?.blocks ?? [];
      const words = blocks.map(({ dialect, readings }) => {
        const each = readings.map(({ outcome, when }) => (when === undefined ? outcome : `${outcome} (${when})`));
        return `${dialect.id}: ${each.join(' / ')}`;
      });
      assert.equal(words.join('; '), expected);
    });
  }
}
