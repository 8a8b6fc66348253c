import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchClient } from './client.ts';
import { composeFile, jsonFile, writeTree } from './generate.ts';
import { print } from './print.ts';

/**
 * Speed, as a ratio against a peer in the same run, since machines are noisy: `npm run bench`.
 * Each figure is the median; the peers are listed in this folder's package.json (and ripgrep from the system).
 */
const here = import.meta.dirname;
const server = join(here, '..', '..', 'dist', 'server.cjs');
const cli = join(here, '..', '..', 'dist', 'cli.cjs');
const yamlServer = join(here, 'peers', 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
const jsonServer = join(
  here,
  'peers',
  'node_modules',
  'vscode-langservers-extracted',
  'bin',
  'vscode-json-language-server',
);

const compose = composeFile(2000);
const json = jsonFile(5000);

await editing(
  '2,000-line compose file',
  'file:///w/docker-compose.yml',
  'yaml',
  compose,
  yamlServer,
  '1/10, later 1/40',
);
await editing('5,000-line JSON file', 'file:///w/config.json', 'json', json, jsonServer, 'about 1');
await coldStart('compose file', 'file:///w/docker-compose.yml', 'yaml', compose, yamlServer);
await coldStart('JSON file', 'file:///w/config.json', 'json', json, jsonServer);
checkTree(20_000);

async function editing(
  what: string,
  uri: string,
  language: string,
  text: string,
  peer: string,
  want: string,
): Promise<void> {
  const ours = await editTimes(server, uri, language, text);
  const theirs = await editTimes(peer, uri, language, text);
  print(`edit to diagnostics, ${what}`, ours, theirs, want);
}

async function editTimes(program: string, uri: string, language: string, text: string): Promise<readonly number[]> {
  const client = new BenchClient(process.execPath, [program, '--stdio']);
  await client.initialize(true);
  await client.open(uri, language, text);
  const rows = text.split('\n');
  const line = rows.findIndex((row) => row.includes('587'));
  const at = (rows[line] ?? '').indexOf('587');
  const times: number[] = [];
  for (let i = 0; i < 25; i++) {
    const start = performance.now();
    // 587 ↔ 465: the finding comes and goes, so that the answer is never the old one.
    await client.edit(uri, i + 2, line, at, at + 3, i % 2 === 0 ? '465' : '587');
    if (i >= 5) times.push(performance.now() - start);
  }
  await client.close();
  return times;
}

async function coldStart(what: string, uri: string, language: string, text: string, peer: string): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < 5; i++) {
    ours.push(await startTime(server, uri, language, text));
    theirs.push(await startTime(peer, uri, language, text));
  }
  print(`cold start to first diagnostics, ${what}`, ours, theirs, 'below 1');
}

async function startTime(program: string, uri: string, language: string, text: string): Promise<number> {
  const start = performance.now();
  const client = new BenchClient(process.execPath, [program, '--stdio']);
  await client.initialize(true);
  await client.open(uri, language, text);
  const time = performance.now() - start;
  await client.close();
  return time;
}

function checkTree(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-bench-'));
  try {
    writeTree(folder, count);
    const globs = ['.env*', '*.yaml', '*.yml', '*.json'].flatMap((glob) => ['-g', glob]);
    const ours = wallTimes(process.execPath, [cli, 'check', folder, '--format', 'json']);
    const theirs = wallTimes('rg', ['--hidden', '-i', '-c', 'smtp|mail', ...globs, folder]);
    print(`check, tree of ${count.toLocaleString('en')} files, beside ripgrep`, ours, theirs, 'at most 8, later 4');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wallTimes(command: string, args: readonly string[]): readonly number[] {
  const times: number[] = [];
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    const { error, status } = spawnSync(command, args, { stdio: 'ignore' });
    if (error !== undefined || status === 2) throw new Error(`${command} did not run: ${error?.message ?? 'status 2'}`);
    if (i > 0) times.push(performance.now() - start);
  }
  return times;
}
