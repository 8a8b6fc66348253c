/** How a configuration is called; of several in one folder the first one counts. */
export const CONFIG_NAMES: readonly string[] = ['.smtplint.yaml', '.smtplint.yml', '.smtplint.json'];

/** Files beside a document are small: what has more bytes is not read. */
export const LARGEST_BESIDE = 256 * 1024;

/** A file as the editor read it for a server that reads none itself, in a browser. */
export interface GivenFile {
  readonly uri: string;
  /** Null where it cannot be read or is too large; absent where there is no such file any more. */
  readonly text?: string | null;
}

/** Files that the editor gives to a running server. */
export interface GivenFiles {
  readonly files: readonly GivenFile[];
  /** True when they are all that there are: what was given before is gone. */
  readonly whole: boolean;
}

/** The notification that brings `GivenFiles`; the first ones come with `initialize`, as the option `files`. */
export const GIVEN_FILES = 'smtplint/files';
