import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTOML } from 'toml-eslint-parser';
import { COMMANDS } from '../../server/src/lsp/commands.ts';
import { PAGES } from './support/pages.ts';

/** Throws where a block is not of its language; the others are run by their editors. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  json: (text) => JSON.parse(text),
  toml: (text) => parseTOML(text),
};

describe('pages on editors', () => {
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.md'));

  for (const name of names) {
    const text = readFileSync(join(PAGES, name), 'utf8');

    it(`${name} prints blocks that can be read`, () => {
      for (const [, language = '', block = ''] of text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
        assert.doesNotThrow(() => PARSERS[language]?.(block), `${language} in ${name}:\n${block}`);
      }
    });

    it(`${name} links to what is there`, () => {
      const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
      assert.deepEqual(
        targets.filter((target) => !existsSync(join(PAGES, target))),
        [],
      );
    });

    it(`${name} names commands that the server has`, () => {
      const named = new Set(text.match(/(?<![\w.])smtplint\.(?:test|find|inspect|send)\w*\b(?!["']?:)/g) ?? []);
      const known: readonly string[] = COMMANDS;
      assert.deepEqual(
        [...named].filter((command) => !known.includes(command)),
        [],
      );
    });
  }

  it('are all in the index', () => {
    const index = readFileSync(join(PAGES, 'README.md'), 'utf8');
    assert.deepEqual(
      names.filter((name) => name !== 'README.md' && !index.includes(`(${name})`)),
      [],
    );
  });
});
