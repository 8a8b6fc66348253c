import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The languages beside English, as VS Code spells them. */
export const LANGUAGES = ['de', 'fr', 'es', 'zh-cn'] as const;

const root = join(import.meta.dirname, '..', '..');

/** The texts of a file by their keys. */
export function tableOf(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** What a translation must not lose, in the order of the alphabet: `{0}`, links, code, and names that stay. */
export function fixedParts(text: string): readonly string[] {
  return [...text.matchAll(/\{\d\}|\]\([^)]+\)|`[^`]+`|\.smtplint\.yaml|smtplint\.\w+|▶|STARTTLS/g)]
    .map(([part]) => part)
    .sort();
}

/** Texts whose fixed parts differ from those of the original: `key: de`. */
export function damaged(
  original: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(original)
    .filter(([key, text]) => String(fixedParts(text)) !== String(fixedParts(translated[key] ?? '')))
    .map(([key]) => key);
}
