import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../../server/src/core/translate.ts';
import { clientKeys, phraseTemplates, taggedTemplates } from './collect.ts';
import { damaged, LANGUAGES, tableOf } from './support.ts';

/** Texts that are spelled the same in two languages, and no oversight. */
const ALIKE = /^(?:[^\p{Ll}]*|Host(?:: \{0\} \(\{1\}\))?|Port(?:[: ].*)?|\{0\}, port \{1\}, \{2\}|no|\{0\}.?: .*)$/u;

const phrases = phraseTemplates();
const { keys, unclear } = clientKeys();

describe('translations', () => {
  it('the collector sees phrases within phrases, and what is escaped', () => {
    const text = "say`a ${b ? say`c ${'}'.length} \\`d\\`` : `e ${f}`} g` + sayNot`h` + x.say`i`";
    assert.deepEqual(taggedTemplates(text.replace("'}'.length", '{}'), 'say'), ['a {0} g', 'c {0} `d`']);
    assert.ok(phrases.includes('Require STARTTLS'));
    assert.ok(phrases.length > 200);
    assert.ok(keys.length > 50);
  });

  it('the client looks up literal keys', () => assert.deepEqual(unclear, []));

  it('no two phrases share a short key', () => {
    assert.equal(new Set(phrases.map(keyOf)).size, phrases.length);
  });

  it('are there for these languages and no others', () => {
    const names = LANGUAGES.flatMap((language) => [`bundle.l10n.${language}.json`, `phrases.${language}.json`]);
    assert.deepEqual(readdirSync(join(import.meta.dirname, '..', '..', 'l10n')).sort(), names.sort());
  });

  for (const language of LANGUAGES) {
    describe(language, () => {
      const files = [
        ['client', tableOf(`l10n/bundle.l10n.${language}.json`), keys],
        ['phrases', tableOf(`l10n/phrases.${language}.json`), phrases],
      ] as const;
      for (const [name, table, wanted] of files) {
        it(`${name}: everything is there, and nothing else`, () => {
          assert.deepEqual(Object.keys(table).sort(), [...wanted].sort());
        });
        it(`${name}: nothing is lost on the way`, () => {
          assert.deepEqual(damaged(Object.fromEntries(wanted.map((key) => [key, key])), table), []);
        });
        it(`${name}: blanks at the edges hold sentences together`, () => {
          // Chinese needs none before its brackets and sentences.
          const edges = (text: string): string => `${/^\s/.test(text)} ${/\s$/.test(text)}`;
          const wrong = Object.entries(table).filter(([key, text]) => edges(key) !== edges(text));
          assert.deepEqual(language === 'zh-cn' ? [] : wrong, []);
        });
        it(`${name}: nothing was left in English`, () => {
          const same = Object.entries(table).filter(([key, text]) => key === text && !ALIKE.test(key));
          assert.deepEqual(same, []);
        });
      }
    });
  }
});
