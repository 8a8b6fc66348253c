import type { Config } from '../core/config.ts';
import type { LintOptions } from '../core/model.ts';
import type { ProbeOptions, ProbeReport, ProbeTarget } from '../probe/types.ts';
import type { Tables } from './l10n.ts';

/** What the files around a document say about it; empty where there are none. */
export interface Surroundings extends Partial<Config> {
  /** The path that the linter judges the document by: from the root of its repository on. */
  readonly path?: string;
  /** False when git ignores it, true when it is in a repository and git does not. */
  readonly committed?: boolean;
  /** The configuration that holds for it. */
  readonly configUri?: string;
  /** True when a configuration excludes it. */
  readonly excluded?: boolean;
}

/** A file below the workspace folders that may hold mail settings. */
export interface WorkspaceFile extends Surroundings {
  readonly uri: string;
  /** The workspace folder, as a URI. */
  readonly folder: string;
  /** Its text; undefined when it cannot be read, or is too large. */
  text(): string | undefined;
}

/** Runs one live test. */
export type Probe = (target: ProbeTarget, options?: ProbeOptions) => Promise<ProbeReport>;

/** What the server asks the machine that it runs on: a browser has no file system and no sockets. */
export interface Host {
  readonly now: () => Date;
  /** Throws where the nearest configuration is broken. */
  readonly surroundings: (uri: string, folders: readonly string[]) => Surroundings;
  /** Forgets what was read of configuration files. */
  readonly forget: () => void;
  /** Takes the files that the client gives (`GivenFile`, to be looked at first); absent where the server reads them itself. */
  readonly take?: (given: unknown, whole: boolean) => void;
  /** Every candidate file; absent where there is no file system. */
  readonly walk?: (folders: readonly string[]) => Iterable<WorkspaceFile>;
  /** The text of a file; in a browser only of those that were given. */
  readonly read?: (uri: string) => string | undefined;
  /** Looks up files by their path from the folder of a document. */
  readonly beside?: (uri: string) => LintOptions['files'];
  /** Looks up versions in the lock files above a document; absent where there is no file system. */
  readonly versions?: (uri: string) => LintOptions['versions'];
  /** Fingerprints of the settings whose last connection test passed; absent where no record is kept. */
  readonly tested?: () => readonly string[];
  /** When the settings of each of these fingerprints passed, in milliseconds; those of which it is not known are absent. */
  readonly passedAt?: () => ReadonlyMap<string, number>;
  readonly recordTest?: (fingerprint: string, passed: boolean) => void;
  /** The translations into a language that came with the server; undefined where they did not. */
  readonly translations?: Tables;
  /** The live test, loaded when it is first asked for; absent where there are no sockets. */
  readonly loadProbe?: () => Promise<Probe>;
}
