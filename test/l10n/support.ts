import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The languages beside English, as VS Code spells them. */
export const LANGUAGES = ['de', 'fr', 'es', 'zh-cn'] as const;

const root = join(import.meta.dirname, '..', '..');

/** The texts of a file by their keys. */
export function tableOf(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** Texts that lost something in translation, or put an argument in that does not exist. */
export function damaged(
  original: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(original)
    .filter(([key, text]) => {
      const there = fixedParts(translated[key] ?? '');
      const wanted = fixedParts(text);
      const isLost = [...wanted].some((part) => !there.has(part));
      return isLost || [...there].some((part) => part.startsWith('{') && !wanted.has(part));
    })
    .map(([key]) => key);
}

/** What stays in every language: `{0}`, links, code, signs and names. */
function fixedParts(text: string): ReadonlySet<string> {
  const parts = text.matchAll(
    /\{\d\}|\]\([^)]+\)|`[^`]+`|\.smtplint\.yaml|smtplint(?:\.\w+)*|▶|\b[A-Z]{3,}\b|\$\$|%%|\d{2,}/g,
  );
  return new Set([...parts].map(([part]) => part));
}
