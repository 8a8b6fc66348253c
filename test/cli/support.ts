import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/main.ts';

/** A text, bytes, or a link to another path. */
export type Content = string | Uint8Array | { readonly link: string };

export interface CliCase {
  readonly files?: Readonly<Record<string, Content>>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Io['env'];
  readonly terminal?: boolean;
  /** The folder of the files from which the command runs. */
  readonly cwd?: string;
}

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The bytes of standard output. */
  readonly bytes: Buffer;
  /** The bytes of each file that was given, after the run, and of those asked for. */
  read(name: string): Buffer;
}

/** Runs the command line in this process, in a folder of its own that is gone afterwards. */
export async function cli(argv: readonly string[], setup: CliCase = {}): Promise<CliResult> {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-test-'));
  try {
    for (const [name, content] of Object.entries(setup.files ?? {})) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content);
      else symlinkSync(content.link, path);
    }
    const out: Buffer[] = [];
    let err = '';
    const io: Io = {
      out: (text) => {
        out.push(Buffer.from(text));
      },
      err: (text) => {
        err += text;
      },
      stdin: async () => Buffer.from(setup.stdin ?? ''),
      // The record of connection tests is the run's own, not the user's.
      env: { SMTPLINT_STATE: join(folder, '.state'), ...setup.env },
      cwd: join(folder, setup.cwd ?? ''),
      outIsTerminal: setup.terminal === true,
      errIsTerminal: setup.terminal === true,
      now: () => Date.UTC(2026, 10, 25),
    };
    const code = await run(
      argv.map((argument) => argument.replaceAll('{folder}', folder)),
      io,
    );
    const kept = new Map<string, Buffer>();
    const bytes = Buffer.concat(out);
    const names = new Set([...Object.keys(setup.files ?? {}), ...namesIn(folder)]);
    for (const name of names) {
      try {
        kept.set(name, readFileSync(join(folder, name)));
      } catch {
        // A dangling link, or a folder.
      }
    }
    const hideFolder = (text: string): string => text.replaceAll(folder, '{folder}');
    return {
      code,
      out: hideFolder(bytes.toString()),
      err: hideFolder(err),
      bytes,
      read(name) {
        const found = kept.get(name);
        if (found === undefined) throw new Error(`no file ${name}; there are ${[...kept.keys()].join(', ')}`);
        return found;
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/** A file with one error that has a safe fix: implicit TLS on 587. */
export const BROKEN = `smtp:
  host: mail.acme-widgets.net
  port: 587
  secure: true
  auth:
    user: app@acme-widgets.net
    pass: \${SMTP_PASS}
`;

/** The same with nothing wrong. */
export const CLEAN = BROKEN.replace('secure: true', 'secure: false\n  requireTLS: true');
