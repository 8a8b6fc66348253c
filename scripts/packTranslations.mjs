import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * `l10n/` as it is shipped: one table for each language, in `dist/l10n/`. What the client looks up by itself keeps its
 * English keys, as VS Code wants them. Phrases have none: in four tables the English sentences would weigh as much as
 * the translations. They stand in one order in all tables, and the program holds a short key for each, in that order.
 */
export function packTranslations(root) {
  const target = join(root, 'dist', 'l10n');
  mkdirSync(target, { recursive: true });
  const order = templates(root);
  for (const language of languages(root)) {
    const bundle = `bundle.l10n.${language}.json`;
    const phrases = read(root, `phrases.${language}.json`);
    const lines = order.map((template) => phrases[template] ?? '');
    if (lines.some((line) => line.includes('\n'))) throw new Error(`a phrase of ${language} has a line break`);
    writeFileSync(join(target, bundle), JSON.stringify({ ...read(root, bundle), '': lines.join('\n') }));
  }
}

/** The short keys of all phrases, one behind the other. */
export async function phraseKeys(root) {
  const keyOf = await loadKeyOf(root);
  const keys = templates(root).map(keyOf);
  if (new Set(keys).size !== keys.length) throw new Error('two phrases have the same short key');
  return keys.join('');
}

/** Sentences that are alike are neighbours, which packs well. */
function templates(root) {
  const all = languages(root).flatMap((language) => Object.keys(read(root, `phrases.${language}.json`)));
  return [...new Set(all)].sort();
}

function languages(root) {
  return readdirSync(join(root, 'l10n')).flatMap((name) => /^phrases\.(.+)\.json$/.exec(name)?.[1] ?? []);
}

function read(root, name) {
  return JSON.parse(readFileSync(join(root, 'l10n', name), 'utf8'));
}

/** The function of the sources, so that there is only one. */
async function loadKeyOf(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'server', 'src', 'core', 'translate.ts')],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const { keyOf } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return keyOf;
}
