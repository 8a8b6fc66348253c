import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The environment variables of a process; tests pass their own. */
export type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMA = 'smtplint/tested/1';
/** The oldest leave first: what was tested this long ago has been tested again or is forgotten. */
const MAX_ENTRIES = 500;
const MAX_BYTES = 1024 * 1024;

/** Where this user's record of passed connection tests lies; `SMTPLINT_STATE` names another folder. */
export function statePath(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const name = 'tested.json';
  if (isSet(env.SMTPLINT_STATE)) return join(env.SMTPLINT_STATE, name);
  if (platform === 'win32') {
    const local = isSet(env.LOCALAPPDATA) ? env.LOCALAPPDATA : join(homedir(), 'AppData', 'Local');
    return join(local, 'smtplint', name);
  }
  const state = isSet(env.XDG_STATE_HOME) ? env.XDG_STATE_HOME : join(homedir(), '.local', 'state');
  return join(state, 'smtplint', name);
}

/** Fingerprints of the settings whose last connection test passed, oldest first. No file, or a broken one, is no test. */
export function readTested(env: Environment): readonly string[] {
  const { passed } = readRecord(env);
  return Array.isArray(passed) ? passed.filter((item): item is string => typeof item === 'string') : [];
}

/** When each of them passed, in milliseconds, where that was noted. */
export function readPassedAt(env: Environment): ReadonlyMap<string, number> {
  const { at } = readRecord(env);
  if (typeof at !== 'object' || at === null) return new Map();
  const times = Object.entries(at).map(([name, time]) => [name, Date.parse(String(time))] as const);
  return new Map(times.filter(([, time]) => !Number.isNaN(time)));
}

function readRecord(env: Environment): { readonly passed?: unknown; readonly at?: unknown } {
  const path = statePath(env);
  try {
    if (statSync(path).size > MAX_BYTES) return {};
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof content === 'object' && content !== null ? content : {};
  } catch {
    return {};
  }
}

/**
 * Notes that the test of some settings passed or failed. The file is replaced as a whole and only its owner may read it.
 * False when it cannot be written: a connection test is worth its result without a record.
 */
export function recordTest(fingerprint: string, passed: boolean, env: Environment): boolean {
  const before = readTested(env);
  if (!passed && !before.includes(fingerprint)) return true;
  const others = before.filter((item) => item !== fingerprint);
  const after = (passed ? [...others, fingerprint] : others).slice(-MAX_ENTRIES);
  const times = readPassedAt(env);
  const at = Object.fromEntries(
    after.flatMap((item) => {
      const time = item === fingerprint ? Date.now() : times.get(item);
      return time === undefined ? [] : [[item, new Date(time).toISOString()]];
    }),
  );
  const path = statePath(env);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${JSON.stringify({ schema: SCHEMA, passed: after, at }, null, 2)}\n`, {
      flag: 'wx',
      mode: 0o600,
    });
    renameSync(temporary, path);
    return true;
  } catch {
    drop(temporary);
    return false;
  }
}

function drop(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its folder is no folder.
  }
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
