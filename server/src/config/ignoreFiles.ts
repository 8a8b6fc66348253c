import { readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The patterns of one `.gitignore` (or of a configuration) with the folder from which they are seen. */
export interface IgnoreLayer {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** A layer of these patterns. */
export function layerOf(folder: string, patterns: string | readonly string[]): IgnoreLayer {
  return { folder, matcher: ignore({ allowRelativePaths: true }).add(patterns) };
}

/** What the layers, outermost first, say about a path: a deeper file has the last word, as in git. */
export function isIgnored(layers: readonly IgnoreLayer[], path: string, isFolder: boolean): boolean {
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    if (layer === undefined) continue;
    const name = below(layer.folder, path);
    if (name === undefined) continue;
    const { ignored, unignored } = layer.matcher.test(isFolder ? `${name}/` : name);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** The path below a folder, with forward slashes; undefined when it is not below it. */
export function below(folder: string, path: string): string | undefined {
  const head = folder.endsWith(sep) ? folder : folder + sep;
  if (!path.startsWith(head) || path.length === head.length) return undefined;
  const name = path.slice(head.length);
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

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
