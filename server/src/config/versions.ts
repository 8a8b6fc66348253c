import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCK_FILES, type Versions, versionsIn } from '../core/versions.ts';
import { repositoryRoot } from './ignoreFiles.ts';
import { below } from './patterns.ts';

/** Lock files are long, and larger ones are not worth the time. */
const LARGEST = 8 * 1024 * 1024;

interface Lock {
  readonly stamp: string;
  readonly versions: ReadonlyMap<string, string>;
}

/**
 * Looks up versions in the nearest lock file upwards, inside the repository or, where there is none, inside the folder.
 * Nothing is read before a dialect asks, and each file once until it changes.
 */
export function versionFinder(): (path: string) => Versions {
  const known = new Map<string, Lock | undefined>();
  const upwards = new Map<string, readonly string[]>();
  return (path) => (packageName) => {
    const lockFile = Object.keys(LOCK_FILES).find((name) => LOCK_FILES[name]?.includes(packageName));
    if (lockFile === undefined) return undefined;
    const own = dirname(path);
    const folders = upwards.get(own) ?? foldersUpwards(own);
    upwards.set(own, folders);
    for (const folder of folders) {
      const version = lockAt(join(folder, lockFile), lockFile, known)?.versions.get(packageName);
      if (version !== undefined) return version;
    }
    return undefined;
  };
}

function foldersUpwards(folder: string): readonly string[] {
  const root = repositoryRoot(folder) ?? folder;
  const folders = [folder];
  for (let at = folder; at !== root && dirname(at) !== at; at = dirname(at)) folders.push(dirname(at));
  return folders;
}

function lockAt(path: string, name: string, known: Map<string, Lock | undefined>): Lock | undefined {
  const stamp = stampOf(path);
  const found = known.get(path);
  if (stamp === undefined || found?.stamp === stamp) return stamp === undefined ? undefined : found;
  const lock = { stamp, versions: versionsIn(name, readFile(path)) };
  known.set(path, lock);
  return lock;
}

/** What changes when the file does; undefined where there is none that may be read. */
function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size > LARGEST) return undefined;
  return `${stats.mtimeMs} ${stats.size}`;
}

function readFile(path: string): string {
  try {
    // A link must not lead out of the folders that were asked for.
    const real = realpathSync(path);
    const root = realpathSync(repositoryRoot(dirname(path)) ?? dirname(path));
    return below(root, real) === undefined ? '' : readFileSync(real, 'utf8');
  } catch {
    return '';
  }
}
