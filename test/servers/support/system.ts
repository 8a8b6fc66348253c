import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's user without rights, who owns the mailbox. */
export const NOBODY = { uid: 65534, gid: 65534 } as const;

/** Runs a program to its end; throws with its words when it is absent or fails. */
export function run(program: string, args: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-run-'));
  const words = join(folder, 'words');
  // A file and no pipe: a program that goes on in the background would keep a pipe open.
  const out = openSync(words, 'w');
  try {
    const { error, status, signal } = spawnSync(program, args, {
      stdio: ['ignore', out, out],
      env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` },
      timeout: 30_000,
    });
    if (error !== undefined) throw new Error(`${program} cannot be run (${error.message}): use test/servers/run.sh.`);
    const said = readFileSync(words, 'utf8');
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status ?? signal}: ${said}`);
  } finally {
    closeSync(out);
    rmSync(folder, { recursive: true, force: true });
  }
}
