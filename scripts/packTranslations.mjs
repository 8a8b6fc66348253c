import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes `l10n/` as it is shipped: one table for each language, in `dist/l10n/`. What the client looks up by itself
 * keeps its English keys, as VS Code wants them; phrases get short ones, since in four tables the English sentences
 * would weigh as much as the translations.
 */
export async function packTranslations(root) {
  const keyOf = await loadKeyOf(root);
  const target = join(root, 'dist', 'l10n');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(join(root, 'l10n'))) {
    const language = /^phrases\.(.+)\.json$/.exec(name)?.[1];
    if (language === undefined) continue;
    const bundle = `bundle.l10n.${language}.json`;
    const phrases = Object.entries(read(root, name)).map(([template, text]) => [keyOf(template), text]);
    const short = Object.fromEntries(phrases);
    if (Object.keys(short).length !== phrases.length) throw new Error(`two phrases of ${name} have the same key`);
    writeFileSync(join(target, bundle), JSON.stringify({ ...read(root, bundle), ...short }));
  }
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
