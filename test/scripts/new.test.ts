import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'new.ts');

describe('npm run new', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-new-'));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', script, ...args, folder], { encoding: 'utf8' });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [kind, plural] of [
    ['rule', 'rules'],
    ['dialect', 'dialects'],
    ['provider', 'providers'],
  ] as const) {
    it(`starts a ${kind} with a source and a test that says what to write`, () => {
      const { status, stderr } = run(kind, `demo-${kind}`);
      assert.equal(status, 0, stderr);
      assert.match(readFileSync(join(folder, `server/src/core/${plural}/demo-${kind}.ts`), 'utf8'), /WRITE:/);
      assert.match(readFileSync(join(folder, `test/core/${plural}/demo-${kind}.test.ts`), 'utf8'), /WRITE:/);
    });
  }

  for (const args of [
    ['rule', 'Demo_Rule'],
    ['thing', 'demo'],
    ['rule', 'demo-rule'],
  ]) {
    it(`refuses ${args.join(' ')}`, () => {
      const { status, stderr } = run(...args);
      assert.equal(status, 2);
      assert.match(stderr, /usage|exists already/);
    });
  }
});
