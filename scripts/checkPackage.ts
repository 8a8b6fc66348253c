import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzip } from './zip.ts';

/** Checks `smtplint.vsix`: its size, what is in it, and that the language server starts from nothing else. */
const root = join(import.meta.dirname, '..');
const vsix = join(root, 'smtplint.vsix');
const MAX_BYTES = 400 * 1024;
const MAX_FILES = 31;
const NEEDED = [
  'extension/package.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/assets/icon.png',
  'extension/dist/client.cjs',
  'extension/dist/later.cjs',
  'extension/dist/server.cjs',
  'extension/dist/core.cjs',
  'extension/dist/probe.cjs',
  'extension/dist/web/client.js',
  'extension/syntaxes/smtplint.tmLanguage.json',
];
const FORBIDDEN = /\.ts$|\.map$|node_modules|(^|\/)(test|src|bench|scripts)\//;

const bytes = readFileSync(vsix);
const files = unzip(bytes);
const names = [...files.keys()];
assert.ok(bytes.length <= MAX_BYTES, `the package has ${bytes.length} bytes; ${MAX_BYTES} are allowed`);
assert.ok(names.length <= MAX_FILES, `the package holds ${names.length} files`);
const present = new Set(names.map((name) => name.toLowerCase()));
const missing = NEEDED.filter((name) => !present.has(name.toLowerCase()));
assert.deepEqual(missing, [], 'files are missing');
const stray = names.filter((name) => FORBIDDEN.test(name));
assert.deepEqual(stray, [], 'files that must not be shipped');
await startServer(files);
console.log(`smtplint.vsix: ${Math.ceil(bytes.length / 1024)} KB, ${names.length} files; its language server answers`);

/** Unpacks the bundles into an empty folder and has the server answer `initialize` over stdio. */
async function startServer(archive: ReadonlyMap<string, Buffer>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-package-'));
  try {
    for (const [name, data] of archive) {
      if (!name.startsWith('extension/dist/')) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), data);
    }
    const request = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const server = spawn(process.execPath, [join(folder, 'extension/dist/server.cjs'), '--stdio']);
    const answer = new Promise<string>((resolve, reject) => {
      let seen = '';
      server.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString('utf8');
        if (seen.includes('"serverInfo"')) resolve(seen);
      });
      server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${seen}`)));
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    await answer;
    server.removeAllListeners('exit');
    server.kill();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
