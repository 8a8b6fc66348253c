import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ProbeReport } from '../../../server/src/probe/index.ts';
import { caFile } from './certificates.ts';
import { PASSWORD } from './places.ts';

const cli = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.cjs');

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** What `smtplint test --format json` prints. */
export type Printed = Omit<ProbeReport, 'advice'> & {
  readonly advice: readonly { readonly text: string; readonly edits: readonly Edit[] }[];
};

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly report: Printed;
}

export interface Call {
  /** The content of `.env`. */
  readonly file: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Passwords that must not be printed, beside `PASSWORD`. */
  readonly secrets?: readonly string[];
}

/** Runs the real command line in a folder that holds `.env` and `ca.pem`, and looks for passwords in all that it prints. */
export async function print({
  file,
  argv = [],
  env = {},
  stdin = '',
  secrets = [],
}: Call): Promise<Omit<Result, 'report'>> {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-servers-cwd-'));
  try {
    writeFileSync(join(folder, '.env'), file);
    writeFileSync(join(folder, 'ca.pem'), caFile);
    const { PATH = '', NODE_V8_COVERAGE } = process.env;
    const coverage = NODE_V8_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE };
    const child = spawn(process.execPath, [cli, 'test', '.env', ...argv], {
      cwd: folder,
      env: { PATH, ...coverage, ...env },
    });
    child.stdin.end(stdin);
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    for (const secret of [PASSWORD, ...secrets]) {
      for (const form of formsOf(secret)) {
        assert.ok(!`${out}${err}`.includes(form), `a password is printed in the form ${JSON.stringify(form)}`);
      }
    }
    assert.equal(err, '', 'nothing is written to standard error');
    return { code, out };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same with `--format json`. */
export async function smtplint(call: Call): Promise<Result> {
  const result = await print({ ...call, argv: [...(call.argv ?? []), '--format', 'json'] });
  return { ...result, report: JSON.parse(result.out) };
}

/** Every spelling of a password that could come along. In base64 it looks different at each place modulo 3. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [
    secret,
    bytes.toString('latin1'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    ...shifted,
    ...shifted.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The file after the edits of one piece of advice. */
export function applied(file: string, edits: readonly Edit[]): string {
  const starts = [0, ...[...file.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? file.length) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      file,
    );
}
