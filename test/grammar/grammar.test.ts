import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, writeConfiguration } from './support.ts';

/** `UPDATE_SNAPSHOTS=1 npx mocha test/grammar/grammar.test.ts` writes what the grammars say now; look at the difference. */
const UPDATE = process.env.UPDATE_SNAPSHOTS === '1' ? ['--updateSnapshot'] : [];

const SAMPLES = filesOf('samples').filter((path) => !path.endsWith('.snap'));
const ASSERTIONS = filesOf('assertions');

describe('grammars', () => {
  let folder: string;
  let config: readonly string[];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-grammar-'));
    config = ['--config', writeConfiguration(folder)];
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('colour the samples as they did', () => {
    // Without its snapshot the program would write one and be content.
    const missing = SAMPLES.filter((path) => UPDATE.length === 0 && !existsSync(`${path}.snap`));
    assert.deepEqual(missing, []);
    const { ok, output } = run('snapshot', [...config, ...UPDATE, ...SAMPLES]);
    assert.ok(ok, output);
  });

  it('keep what is asserted of keys, ports, modes and ignore comments, and of what only looks like them', () => {
    const { ok, output } = run('unit', [...config, '--compact', ...ASSERTIONS]);
    assert.ok(ok, output);
  });

  it('are looked at: a wrong assertion fails', () => {
    const wrong = join(folder, 'wrong.test.ini');
    writeFileSync(wrong, '; SYNTAX TEST "source.ini"\nDB_PORT = 5432\n;         ^^^^ constant.numeric.port.smtplint\n');
    const { ok, output } = run('unit', [...config, '--compact', wrong]);
    assert.ok(!ok);
    assert.match(output, /constant\.numeric\.port\.smtplint/);
  });
});

function filesOf(name: string): readonly string[] {
  const folder = join(import.meta.dirname, name);
  return readdirSync(folder).map((file) => join(folder, file));
}
