import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type IgnoreLayer, layerOf } from './patterns.ts';

/** The layers of the repository's root and of every folder from there down to the one that holds the path. */
export function layersAbove(path: string, root: string): readonly IgnoreLayer[] {
  const exclude = readText(join(root, '.git', 'info', 'exclude'));
  const own = exclude === undefined ? [] : [layerOf(root, exclude)];
  if (path === root) return own;
  const folders: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    folders.unshift(at);
    if (at === root || dirname(at) === at) break;
  }
  return [...own, ...folders.flatMap(ownLayer)];
}

/** The layer of the folder's own `.gitignore`, if it has one. */
export function ownLayer(folder: string): readonly IgnoreLayer[] {
  const text = readText(join(folder, '.gitignore'));
  return text === undefined ? [] : [layerOf(folder, text)];
}

/** The root of the git repository that holds a folder. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
