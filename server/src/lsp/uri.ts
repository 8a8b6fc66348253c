/**
 * The path that the linter judges a document by: relative to its workspace folder where there is one (a folder called
 * `test` above the project says nothing about the file), with forward slashes.
 */
export function lintPath(uri: string, folders: readonly string[]): string {
  for (const folder of folders) {
    const base = folder.endsWith('/') ? folder : `${folder}/`;
    if (uri.startsWith(base)) return decode(uri.slice(base.length));
  }
  return decode(pathPart(uri));
}

/** `scheme://authority/path?query#fragment` → path; an untitled document keeps its name. */
function pathPart(uri: string): string {
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?([^?#]*)/.exec(uri);
  return match?.[1] ?? uri;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray `%` in a client's URI is no reason to ignore the file.
    return text;
  }
}

/** Editors percent-encode the same file in different ways; this spelling is for comparing only. */
export function comparableUri(uri: string): string {
  return decode(uri);
}

/** The URI of a file by its path from the folder of a document; undefined where the document lies in no folder. */
export function uriBeside(uri: string, relativePath: string): string | undefined {
  try {
    return new URL(relativePath.split('/').map(encodeURIComponent).join('/'), uri).href;
  } catch {
    return undefined;
  }
}
