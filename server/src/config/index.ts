import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_NAMES } from './given.ts';
import { ConfigError, configOf, type LoadedConfig, NO_CONFIG } from './loaded.ts';

export { type LoadedConfig, NO_CONFIG } from './loaded.ts';

/** Reads the configuration at a path; throws a `ConfigError` when it cannot be used. `show` spells paths for people. */
export function loadConfig(path: string, show: (path: string) => string = (shown) => shown): LoadedConfig {
  return configOf({ path, folder: dirname(path), shown: show(path), text: readConfig(path, show) });
}

/** Finds the nearest configuration of a folder and its parents; remembers what it found for the time of one run. */
export function configFinder(show?: (path: string) => string): (folder: string) => LoadedConfig {
  const known = new Map<string, LoadedConfig>();
  const find = (folder: string): LoadedConfig => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const path = CONFIG_NAMES.map((name) => join(folder, name)).find(isFile);
    const parent = dirname(folder);
    const loaded = path !== undefined ? loadConfig(path, show) : parent === folder ? NO_CONFIG : find(parent);
    known.set(folder, loaded);
    return loaded;
  };
  return find;
}

function readConfig(path: string, show: (path: string) => string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError(`${show(path)}: cannot be read (${reason})`);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
