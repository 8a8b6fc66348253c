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

/** The path below a folder (absolute paths or URIs, both), with forward slashes; undefined when it is not below it. */
export function below(folder: string, path: string): string | undefined {
  // Elsewhere than on Windows, where absolute paths begin like this, a backslash is part of a name.
  const separator = /^(?:[A-Za-z]:)?\\/.test(folder) ? '\\' : '/';
  const head = folder.endsWith(separator) ? folder : folder + separator;
  if (!path.startsWith(head) || path.length === head.length) return undefined;
  return path.slice(head.length).replaceAll(separator, '/');
}
