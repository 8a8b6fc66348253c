import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MailServer, startMailServer } from './mailServer.ts';
import { writeScenario } from './scenario.ts';

/** An editor that can be driven without a screen. */
export interface EditorUnderTest {
  /** The configuration as its page prints it. */
  readonly configuration: string;
  /** How the file with the user's configuration is called. */
  readonly file: string;
  /** The command that starts it with that file; the driver ends it. */
  readonly command: (file: string) => readonly [program: string, ...args: string[]];
  /** Whether it shows the question that comes before a connection test. */
  readonly asks: boolean;
}

/** One underlined place as the editor shows it. */
export interface Shown {
  readonly rule: string;
  readonly source: string;
  /** Counted from 0. */
  readonly line: number;
  /** What is underlined. */
  readonly text: string;
  /** As in the protocol: 1 is an error. */
  readonly severity: number;
}

/** What a driver wrote down about a file. */
export interface Seen {
  readonly diagnostics: readonly Shown[];
  readonly menu: readonly string[];
  readonly hover: string;
  readonly fixed: string;
}

/** What a driver wrote down. */
export interface Observed {
  readonly version: string;
  readonly failure?: string;
  readonly files: Readonly<Record<string, Seen>>;
  readonly completions: readonly string[];
  readonly questions: readonly string[];
  readonly messages: readonly string[];
  /** Who logged in to the mail server. */
  readonly logins: readonly string[];
  /** All that the editor wrote, for the search for what must not be in it. */
  readonly written: string;
}

/** The password in the settings that are tested. */
export const PASSWORD = 'canary-Zq81kfmmw2';

/** The command line that `smtplint` stands for; another one shows that a broken server makes the tests fail. */
const CLI = process.env.SMTPLINT_CLI ?? join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.cjs');
const LIMIT_MS = 90_000;

/** Lets an editor work through the scenario; neither it nor the language server is left running. */
export async function drive(editor: EditorUnderTest): Promise<Observed> {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-editors-'));
  const mail = await startMailServer(PASSWORD);
  try {
    return await run(editor, folder, mail);
  } finally {
    await mail.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ configuration, file, command }: EditorUnderTest, folder: string, mail: MailServer) {
  const scenario = writeScenario(folder, mail.port, PASSWORD);
  const path = join(folder, file);
  writeFileSync(path, configuration);
  const result = join(folder, 'result.json');
  const pids = join(folder, 'pids');
  const [program, ...args] = command(path);
  const child = spawn(program, args, {
    cwd: join(folder, 'project'),
    detached: true,
    // Vim takes the end of its input for the wish to end.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: `${binFolder(folder, pids)}:${process.env.PATH ?? ''}`,
      HOME: folder,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      SCENARIO: scenario,
      RESULT: result,
      // The record of passed tests is the user's.
      XDG_STATE_HOME: join(folder, 'state'),
    },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const killed = setTimeout(() => killGroup(child.pid), LIMIT_MS);
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(killed);
    killGroup(child.pid);
  }
  const written = Buffer.concat(chunks).toString('utf8');
  await ended(pids, written);
  assert.ok(existsSync(result), `${program} wrote down what it saw:\n${written}`);
  const text = readFileSync(result, 'utf8');
  return { ...JSON.parse(text), logins: mail.logins, written: written + text };
}

/** A folder with the command `smtplint`, as `npm install -g` would make it; it notes its process first. */
function binFolder(folder: string, pids: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'smtplint'), `#!/bin/sh\necho $$ >>'${pids}'\nexec '${process.execPath}' '${CLI}' "$@"\n`, {
    mode: 0o755,
  });
  return bin;
}

/** Waits until every language server that the editor started has ended. */
async function ended(pids: string, written: string): Promise<void> {
  assert.ok(existsSync(pids), `the editor started smtplint:\n${written}`);
  for (const pid of readFileSync(pids, 'utf8').split('\n').filter(Boolean)) {
    const waiting = spawn('timeout', ['20', 'tail', `--pid=${pid}`, '-s', '0.05', '-f', '/dev/null'], {
      stdio: 'ignore',
    });
    const [code] = await once(waiting, 'exit');
    if (code !== 0) process.kill(Number(pid));
    assert.equal(code, 0, `the language server ${pid} ended with its editor`);
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended, and all that it started with it.
  }
}
