import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const load = createRequire(import.meta.url);

/** A grammar of the npm package that collects them. */
function collected(name: string): string {
  return load.resolve(`tm-grammars/grammars/${name}.json`);
}

/** The grammars of the formats themselves. */
const BASES = [
  { language: 'dotenv', scopeName: 'source.dotenv', file: collected('dotenv'), extensions: ['.env'] },
  // VS Code colours `.properties` by the grammar of INI, and so `.env` in versions without one for dotenv.
  { language: 'ini', scopeName: 'source.ini', file: collected('ini'), extensions: ['.ini', '.properties'] },
  { language: 'toml', scopeName: 'source.toml', file: collected('toml'), extensions: ['.toml'] },
  { language: 'json', scopeName: 'source.json', file: collected('json'), extensions: ['.json'] },
  { language: 'jsonc', scopeName: 'source.json.comments', file: collected('jsonc'), extensions: ['.jsonc'] },
  {
    language: 'yaml',
    scopeName: 'source.yaml',
    file: join(import.meta.dirname, 'bases', 'yaml.tmLanguage.json'),
    extensions: ['.yml'],
  },
] as const;

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The grammars that the extension contributes. */
function ownGrammars(): readonly Contribution[] {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.grammars;
}

/** Writes what an editor with the extension would load, in the form that the tools read; gives the file. */
export function writeConfiguration(folder: string): string {
  // Absolute paths would be joined with the folder of the file.
  const path = (...parts: readonly string[]): string => relative(folder, join(...parts));
  const contributes = {
    languages: BASES.map(({ language, extensions }) => ({ id: language, extensions })),
    grammars: [
      ...BASES.map(({ language, scopeName, file }) => ({ language, scopeName, path: path(file) })),
      ...ownGrammars().map((grammar) => ({ ...grammar, path: path(root, grammar.path) })),
    ],
  };
  const file = join(folder, 'grammars.json');
  writeFileSync(file, JSON.stringify({ contributes }));
  return file;
}

/** Runs one of the two programs of vscode-tmgrammar-test; the words that it printed, and whether it was content. */
export function run(
  program: 'unit' | 'snapshot',
  args: readonly string[],
): { readonly ok: boolean; readonly output: string } {
  const script = load.resolve(`vscode-tmgrammar-test/dist/${program}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}
