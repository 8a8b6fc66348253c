export { codeOf, reasonOf, UsageError } from '../config/errors.ts';

/** Everything that a command may touch outside the file system; tests pass their own. */
export interface Io {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** True for a mistake of the caller, in an option or a configuration. By name, since loaders may hold a class twice. */
export function isMisuse(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'UsageError' || error.name === 'ConfigError');
}

export const EXIT = { ok: 0, findings: 1, misuse: 2, internal: 3 } as const;
