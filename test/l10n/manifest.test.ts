import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, LANGUAGES, tableOf } from './support.ts';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
const english = tableOf('package.nls.json');

/** Fields of a manifest whose text people read. */
const SHOWN =
  /^(?:title|description|markdownDescription|enumDescriptions|altText|shortTitle|markdownDeprecationMessage)$/;

/** Every text that people read in a part of the manifest, with where it stands. */
function shownTexts(part: unknown, path: readonly string[], isShown: boolean): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return isShown ? [[path.join('.'), part]] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    shownTexts(value, [...path, key], SHOWN.test(key) || (isShown && Array.isArray(part))),
  );
}

describe('texts of the manifest', () => {
  const { capabilities, contributes } = manifest;
  const shown = shownTexts({ capabilities, contributes }, [], false);
  const keys = shown.flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  it('stand in the tables', () => {
    // The name of the program is the same everywhere.
    const literal = shown.filter(([, text]) => !/^%[\w.-]+%$/.test(text) && text !== 'smtplint');
    assert.deepEqual(literal, []);
    assert.ok(shown.length > 30);
  });

  it('are all there, and no others', () => {
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(english).sort());
  });

  for (const language of LANGUAGES) {
    it(`are complete in ${language}, with their links and names`, () => {
      const translated = tableOf(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated), Object.keys(english));
      assert.deepEqual(damaged(english, translated), []);
      assert.ok(Object.values(translated).every((text) => text.trim() !== ''));
      const untranslated = Object.keys(english).filter((key) => english[key] === translated[key]);
      assert.deepEqual(untranslated, []);
    });
  }
});
