import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { issue } from '../test/probe/support/x509.ts';

/** The main job on a fresh machine: lints `examples/`, shows the fixes, and tests connections against a server of its own. */
const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.cjs');

title('1. What is wrong in examples/');
run(['check', 'examples']);
title('2. What --fix would change (nothing is written)');
run(['check', 'examples', '--fix-dry-run', '--quiet']);

const folder = mkdtempSync(join(tmpdir(), 'smtplint-start-'));
const authority = issue({ name: 'smtplint example CA', authority: true });
const certificate = issue({ name: 'localhost', names: ['localhost', '127.0.0.1'], issuer: authority });
const server = new SMTPServer({
  secure: true,
  key: certificate.keyPem,
  cert: certificate.pem,
  onAuth: ({ username, password }, _session, done) =>
    username === 'shop' && password === 'open-sesame'
      ? done(null, { user: username })
      : done(new Error('535 5.7.8 no')),
});
server.on('error', () => undefined);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.server.address() as AddressInfo;
const authorityFile = join(folder, 'ca.pem');
writeFileSync(authorityFile, authority.pem);

let passed = false;
let explained = false;
try {
  title(`3. The live test passes (an SMTP server on 127.0.0.1:${port} that speaks TLS from the first byte)`);
  passed = (await liveTest('good.env', true)) === 0;
  title('4. The same server, and settings that ask for the wrong mode');
  explained = (await liveTest('wrong-mode.env', false)) === 1;
} finally {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true, force: true });
}
if (!passed || !explained) {
  console.error('The live test did not answer as it should.');
  process.exitCode = 1;
}

/** Runs `smtplint test` beside the server, which lives in this process. */
function liveTest(name: string, secure: boolean): Promise<number | null> {
  const file = join(folder, name);
  writeFileSync(
    file,
    `SMTP_HOST=127.0.0.1\nSMTP_PORT=${port}\nSMTP_SECURE=${secure}\nSMTP_USER=shop\nSMTP_PASS=open-sesame\n`,
  );
  return new Promise((resolve) => {
    spawn(process.execPath, [cli, 'test', file, '--ca', authorityFile], { stdio: 'inherit', cwd: root }).on(
      'exit',
      resolve,
    );
  });
}

function run(args: readonly string[]): void {
  spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit', cwd: root });
}

function title(text: string): void {
  console.log(`\n\u2014\u2014 ${text}\n`);
}
