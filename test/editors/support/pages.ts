import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with a page for each editor. */
export const PAGES = join(import.meta.dirname, '..', '..', '..', 'docs', 'editors');

/** The configuration that a page prints below the comment `<!-- tested: NAME -->`, so that the page is what is tested. */
export function printedBlock(page: string, name: string): string {
  const text = readFileSync(join(PAGES, page), 'utf8');
  const [, after] = text.split(`<!-- tested: ${name} -->`);
  assert.ok(after !== undefined, `${page} has a block ${name}`);
  const block = /^\s*```\w+\n([\s\S]*?)^```$/m.exec(after)?.[1];
  assert.ok(block !== undefined, `a fenced block follows ${name} in ${page}`);
  return block;
}
