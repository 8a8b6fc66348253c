import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { formatOf } from '../core/formats/index.ts';
import { reasonOf, UsageError } from './errors.ts';
import { CONFIG_NAMES } from './given.ts';
import { layersAbove, ownLayer, repositoryRoot } from './ignoreFiles.ts';
import type { LoadedConfig } from './loaded.ts';
import { below, type IgnoreLayer, isIgnored } from './patterns.ts';

/** A file to check. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** As it is printed: from the current folder on, with forward slashes. */
  readonly shown: string;
  /** As the core sees it: from the root of the repository on, so that the verdict does not depend on the current folder. */
  readonly facts: string;
  readonly config: LoadedConfig;
  /** Named on the command line, and not found by walking. */
  readonly explicit: boolean;
  /** False when git ignores it, true when it is in a repository and git does not; absent outside of repositories. */
  readonly committed?: boolean;
}

export interface WalkOptions {
  readonly cwd: string;
  configFor(folder: string): LoadedConfig;
  /** A folder inside the walk that cannot be read. */
  unreadable(shown: string, reason: string): void;
}

/** Folders that hold other people's files, whatever `.gitignore` says. */
const NEVER_ENTERED: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

interface Folder {
  readonly path: string;
  readonly layers: readonly IgnoreLayer[];
  readonly config: LoadedConfig;
}

interface Place {
  readonly root: string | undefined;
  /** Where the paths that the core sees begin. */
  readonly base: string;
}

/** The files below the paths that may hold mail settings, folder by folder in the order of their names. */
export function* walk(paths: readonly string[], options: WalkOptions): Generator<Target> {
  // All of them first: a mistyped path must not come to light after other files were changed.
  const named = paths.map((given) => {
    const path = resolve(options.cwd, given);
    return { given, path, stats: statOf(path, given) };
  });
  const [only] = named;
  if (only?.stats.isDirectory() === true && named.length === 1) {
    yield* walkFrom(only.path, options);
    return;
  }
  const seen = new Set<string>();
  for (const { given, path, stats } of named) {
    if (stats.isDirectory()) {
      for (const target of walkFrom(path, options)) {
        if (seen.has(target.path)) continue;
        seen.add(target.path);
        yield target;
      }
      continue;
    }
    if (!stats.isFile()) throw new UsageError(`${given}: is neither a file nor a folder.`);
    if (seen.has(path)) continue;
    seen.add(path);
    yield explicitTarget(path, options);
  }
}

/** A file that the user named, or the one that standard input stands for; it need not exist. */
export function explicitTarget(path: string, { cwd, configFor }: Pick<WalkOptions, 'cwd' | 'configFor'>): Target {
  const folder = dirname(path);
  const place = placeOf(folder, cwd);
  const ignored = place.root !== undefined && isIgnoredByGit(path, place.root);
  return targetOf({ path, shown: shownPath(path, cwd), place, config: configFor(folder), explicit: true, ignored });
}

/** How a path is printed: from the current folder on, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  const name = below(cwd, path) ?? relative(cwd, path);
  const shown = sep === '/' ? name : name.replaceAll(sep, '/');
  return shown === '' ? '.' : shown;
}

function* walkFrom(start: string, options: WalkOptions): Generator<Target> {
  const place = placeOf(start, options.cwd);
  const links: Target[] = [];
  const paths: string[] = [];
  const stack: Folder[] = [{ path: start, layers: layersAround(start, place), config: options.configFor(start) }];
  for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
    const { files, folders } = readFolder(folder, options, place);
    for (const { target, isLink } of files) {
      if (isLink) links.push(target);
      else {
        paths.push(target.path);
        yield target;
      }
    }
    stack.push(...folders);
  }
  if (links.length === 0) return;
  // A link to a file that was checked under its own name adds nothing; `.env` → `../common/.env` does.
  const visited = new Set(paths);
  for (const target of links) {
    const real = realFile(target.path);
    if (real === undefined || visited.has(real)) continue;
    visited.add(real);
    yield target;
  }
}

/** What git applies from outside of the folder; nothing when the user names a folder that git ignores as a whole. */
function layersAround(start: string, { root }: Place): readonly IgnoreLayer[] {
  if (root === undefined) return [];
  const layers = layersAbove(start, root);
  return isIgnored(layers, start, true) ? [] : layers;
}

interface Contents {
  readonly files: readonly { readonly target: Target; readonly isLink: boolean }[];
  /** In reverse order, as a stack takes them. */
  readonly folders: readonly Folder[];
}

function readFolder(folder: Folder, options: WalkOptions, place: Place): Contents {
  const items = itemsOf(folder.path, options);
  const has = (name: string): boolean => items.some((item) => item.name === name);
  const layers = has('.gitignore') ? [...folder.layers, ...ownLayer(folder.path)] : folder.layers;
  const config = CONFIG_NAMES.some(has) ? options.configFor(folder.path) : folder.config;
  const prefix = folder.path.endsWith(sep) ? folder.path : folder.path + sep;
  const own = shownPath(folder.path, options.cwd);
  const shown = own === '.' ? '' : `${own}/`;
  const files: { target: Target; isLink: boolean }[] = [];
  const folders: Folder[] = [];
  for (const item of items) {
    const { name } = item;
    const path = prefix + name;
    if (item.isDirectory()) {
      if (NEVER_ENTERED.has(name) || isIgnored(layers, path, true) || config.ignores(path, true)) continue;
      folders.unshift({ path, layers, config });
      continue;
    }
    if (formatOf(name) === undefined || CONFIG_NAMES.includes(name) || !(item.isFile() || item.isSymbolicLink()))
      continue;
    const ignored = isIgnored(layers, path, false);
    if ((ignored && !name.startsWith('.env')) || config.ignores(path, false)) continue;
    const target = targetOf({ path, shown: shown + name, place, config, explicit: false, ignored });
    files.push({ target, isLink: item.isSymbolicLink() });
  }
  return { files, folders };
}

function itemsOf(path: string, options: WalkOptions): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    options.unreadable(shownPath(path, options.cwd), reasonOf(error));
    return [];
  }
}

function targetOf({
  path,
  shown,
  place,
  config,
  explicit,
  ignored,
}: Pick<Target, 'path' | 'shown' | 'config' | 'explicit'> & {
  readonly place: Place;
  readonly ignored: boolean;
}): Target {
  const facts = below(place.base, path) ?? basename(path);
  const target: Target = { path, shown, facts, config, explicit };
  return place.root === undefined ? target : { ...target, committed: !ignored };
}

function placeOf(folder: string, cwd: string): Place {
  const root = repositoryRoot(folder);
  const inside = folder === cwd || below(cwd, folder) !== undefined;
  return { root, base: root ?? (inside ? cwd : folder) };
}

function isIgnoredByGit(path: string, root: string): boolean {
  // Git looks at the folders from the root on: inside an ignored folder everything is ignored.
  for (let at = dirname(path); at !== root && below(root, at) !== undefined; at = dirname(at)) {
    if (isIgnored(layersAbove(at, root), at, true)) return true;
  }
  return isIgnored(layersAbove(path, root), path, false);
}

function statOf(path: string, given: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw new UsageError(`${given}: ${reasonOf(error)}`);
  }
}

function realFile(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
