import { type Config, DEFAULT_CONFIG, parseConfig } from '../core/config.ts';
import { lineStarts, positionAt } from '../core/position.ts';
import { isIgnored, layerOf } from './patterns.ts';

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

/** The text of a configuration, and where it was found. */
export interface ConfigSource {
  readonly path: string;
  readonly folder: string;
  /** The path as people read it. */
  readonly shown: string;
  readonly text: string;
}

/** Reads the text of a configuration; throws a `ConfigError` when it cannot be used. */
export function configOf({ path, folder, shown, text }: ConfigSource): LoadedConfig {
  const { config, problems } = parseConfig(path, text);
  if (problems.length > 0) {
    const starts = lineStarts(text);
    const lines = problems.map(({ range, message }) => {
      const { line, character } = positionAt(starts, range.start);
      return `${shown}:${line + 1}:${character + 1}: ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  if (config.ignore.length === 0) return { path, config, ignores: () => false };
  const layers = [layerOf(folder, config.ignore)];
  return { path, config, ignores: (target, isFolder = false) => isIgnored(layers, target, isFolder) };
}
