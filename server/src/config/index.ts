import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Config, DEFAULT_CONFIG, parseConfig } from '../core/config.ts';
import { lineStarts, positionAt } from '../core/position.ts';
import { isIgnored, layerOf } from './ignoreFiles.ts';

export const CONFIG_NAMES: readonly string[] = ['.smtplint.yaml', '.smtplint.yml', '.smtplint.json'];

/** A configuration with the place it came from. */
export interface LoadedConfig {
  /** Absent for the built-in defaults. */
  readonly path?: string;
  readonly config: Config;
  /** True for an absolute path that the `ignore` patterns name. */
  ignores(path: string, isFolder?: boolean): boolean;
}

/** A configuration that cannot be used; the message names file and line of each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export const NO_CONFIG: LoadedConfig = { config: DEFAULT_CONFIG, ignores: () => false };

/** Reads the configuration at a path; throws a `ConfigError` when it cannot be used. `show` spells paths for people. */
export function loadConfig(path: string, show: (path: string) => string = (shown) => shown): LoadedConfig {
  const text = readConfig(path, show);
  const { config, problems } = parseConfig(path, text);
  if (problems.length > 0) {
    const starts = lineStarts(text);
    const lines = problems.map(({ range, message }) => {
      const { line, character } = positionAt(starts, range.start);
      return `${show(path)}:${line + 1}:${character + 1}: ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  if (config.ignore.length === 0) return { path, config, ignores: () => false };
  const layers = [layerOf(dirname(path), config.ignore)];
  return { path, config, ignores: (target, isFolder = false) => isIgnored(layers, target, isFolder) };
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
