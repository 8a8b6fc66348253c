import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { LintOptions } from '../core/model.ts';
import { LARGEST_BESIDE } from './given.ts';
import { repositoryRoot } from './ignoreFiles.ts';
import { below } from './patterns.ts';

/**
 * Looks up files for the linter by their path from the folder of `path`: inside the repository or, where there is none,
 * inside the folder. Each is read once.
 */
export function filesBeside(path: string): NonNullable<LintOptions['files']> {
  const folder = dirname(path);
  const known = new Map<string, string | undefined>();
  return (relativePath) => {
    if (!known.has(relativePath)) known.set(relativePath, read(resolve(folder, relativePath), folder));
    return known.get(relativePath);
  };
}

function read(given: string, folder: string): string | undefined {
  // Most are not there, and an exception for each of them would be dear.
  if (!existsSync(given)) return undefined;
  try {
    // A link must not lead out.
    const path = realpathSync(given);
    const root = realpathSync(repositoryRoot(folder) ?? folder);
    if (below(root, path) === undefined) return undefined;
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LARGEST_BESIDE
      ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
      : undefined;
  } catch {
    // There is none, or it may not be read.
    return undefined;
  }
}
