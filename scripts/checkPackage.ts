import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Checks `smtplint.vsix`: its size, what is in it, and that the language server starts from nothing else. */
const root = join(import.meta.dirname, '..');
const vsix = join(root, 'smtplint.vsix');
const MAX_BYTES = 400 * 1024;
const MAX_FILES = 30;
const NEEDED = [
  'extension/package.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/assets/icon.png',
  'extension/dist/client.cjs',
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

/** The files of a ZIP archive, read by its central directory. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  assert.ok(end >= 0, 'not a ZIP archive');
  const found = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let i = archive.readUInt16LE(end + 10); i > 0; i--) {
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + packed);
    found.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return found;
}

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
