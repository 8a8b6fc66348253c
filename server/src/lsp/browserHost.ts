import { CONFIG_NAMES, type GivenFile } from '../config/given.ts';
import { ConfigError, configOf } from '../config/loaded.ts';
import type { Host, Surroundings } from './host.ts';
import { isRecord } from './settings.ts';
import { comparableUri, uriBeside } from './uri.ts';

/** A browser: there are a clock, the documents of the editor and the files that it gives, but no connections. */
export function browserHost(): Host {
  let files = new Map<string, GivenFile>();
  const read = (uri: string | undefined): string | undefined =>
    uri === undefined ? undefined : (files.get(comparableUri(uri))?.text ?? undefined);
  return {
    now: () => new Date(),
    surroundings(uri, folders) {
      const config = nearest(files, uri, folders);
      return config === undefined ? {} : surroundingsOf(config, uri);
    },
    forget: () => undefined,
    take(given, whole) {
      if (whole) files = new Map();
      for (const file of Array.isArray(given) ? given.filter(isGiven) : []) {
        const key = comparableUri(file.uri);
        if (file.text === undefined) files.delete(key);
        else files.set(key, file);
      }
    },
    read,
    beside: (uri) => (path) => (leavesRoot(uri, path) ? undefined : read(uriBeside(uri, path))),
  };
}

function isGiven(value: unknown): value is GivenFile {
  if (!isRecord(value) || typeof value.uri !== 'string') return false;
  return value.text === undefined || value.text === null || typeof value.text === 'string';
}

/** The configuration of the document's folder, or of the next one above it that has one, up to the workspace folder. */
function nearest(
  files: ReadonlyMap<string, GivenFile>,
  uri: string,
  folders: readonly string[],
): GivenFile | undefined {
  const path = comparableUri(uri);
  const root = folders
    .map((folder) => comparableUri(folder).replace(/\/$/, ''))
    .find((folder) => path.startsWith(`${folder}/`));
  if (root === undefined) return undefined;
  for (let folder = folderOf(path); folder.length >= root.length; folder = folderOf(folder)) {
    const found = CONFIG_NAMES.flatMap((name) => files.get(`${folder}/${name}`) ?? [])[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function surroundingsOf({ uri, text }: GivenFile, document: string): Surroundings {
  const path = comparableUri(uri);
  if (typeof text !== 'string') throw new ConfigError(`${path}: cannot be read`);
  const { config, ignores } = configOf({ path, folder: folderOf(path), shown: path, text });
  return { ...config, configUri: uri, excluded: ignores(comparableUri(document)) };
}

/** True for a path that leads above the root, where addresses stay in the root: often that is the workspace folder. */
function leavesRoot(uri: string, path: string): boolean {
  let depth = uri.replace(/^[^:]*:(?:\/\/[^/]*)?\//, '').split('/').length - 1;
  return path.split('/').some((part) => {
    if (part === '..') depth--;
    else if (part !== '.' && part !== '') depth++;
    return depth < 0;
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
