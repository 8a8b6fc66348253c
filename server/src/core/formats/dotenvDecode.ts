import dotenv from 'dotenv';

/**
 * The value that `dotenv` reads from the text of one assignment, or undefined when it reads none.
 * Only ever called with one assignment: the library is quadratic on runs of blank lines. It stands alone in this file
 * because the package requires `fs`, `os`, `path` and `url`, which a browser bundle has to stub.
 */
export function decodeAssignment(text: string, key: string): string | undefined {
  try {
    const values = dotenv.parse(text);
    return Object.hasOwn(values, key) ? values[key] : undefined;
  } catch {
    // A quoted value of many megabytes overflows the stack of the library's regular expression.
    return undefined;
  }
}
