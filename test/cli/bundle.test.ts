import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKEN } from './support.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const program = join(dist, 'cli.cjs');

/** The bundle as users run it; `npm run build` makes it. */
describe('dist/cli.cjs', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-test-'));
    writeFileSync(join(folder, 'mail.yaml'), BROKEN);
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (argv: readonly string[], input = '') =>
    spawnSync(process.execPath, [program, ...argv], { cwd: folder, input, encoding: 'utf8', timeout: 30_000 });

  it('can be executed', () => {
    accessSync(program, constants.X_OK);
    assert.match(readFileSync(program, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
    assert.equal(run(['--version']).stdout, `smtplint ${version}\n`);
  });

  const cases: readonly (readonly [readonly string[], number])[] = [
    [[], 1],
    [['--rule', 'tls-port-mismatch=off'], 0],
    [['nowhere'], 2],
    [['inspect'], 0],
    [['explain', '465'], 0],
    [['explain', 'dns-not-found'], 0],
    [['rules', '-f', 'json'], 0],
    [['completion', 'fish'], 0],
    [['test', '--host', '127.0.0.1', '--port', '1'], 1],
    [['lsp'], 2],
  ];
  for (const [argv, code] of cases) {
    it(`smtplint ${argv.join(' ')} exits with ${code}`, () => {
      const { status, stdout, stderr } = run(argv);
      assert.equal(status, code, stdout + stderr);
    });
  }

  it('reads standard input', () => {
    const { status, stdout } = run(['--stdin', '--stdin-filename', 'x.yaml', '-f', 'compact'], BROKEN);
    assert.equal(status, 1);
    assert.match(stdout, /^x\.yaml:3:9: error/);
  });

  it('writes all of a long text into a pipe', () => {
    const { stdout } = run(['providers', '-f', 'json']);
    assert.ok(stdout.length > 128 * 1024, 'longer than the buffer of a pipe');
    assert.ok(JSON.parse(stdout).providers.length > 100);
  });

  it('is quiet when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [program, 'rules', '-f', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await once(child, 'close');
    assert.equal(err, '');
  });

  it('runs the language server', async () => {
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    let out = '';
    for await (const chunk of child.stdout) {
      out += chunk;
      if (out.includes('"capabilities"')) break;
    }
    child.kill();
    assert.match(out, /"capabilities"/);
  });
});
