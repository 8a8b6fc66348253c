import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(import.meta.dirname, '..', 'dist');
const PROCESS = /require\(["'](?:node:)?(?:child_process|cluster|worker_threads|vm)["']\)/;

/** What is shipped, as `npm run build` makes it: reading a file must never run anything. */
describe('bundles', () => {
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.cjs'));

  it('are all there', () => {
    assert.deepEqual(bundles.sort(), ['cli.cjs', 'client.cjs', 'core.cjs', 'probe.cjs', 'protocol.cjs', 'server.cjs']);
  });

  for (const name of bundles) {
    const text = readFileSync(join(dist, name), 'utf8');
    it(`${name} evaluates no text`, () => {
      assert.doesNotMatch(text, /(?<![.\w$])eval\(|new Function\(/);
    });
    // The client forks the language server, through the library of VS Code.
    if (name !== 'client.cjs') it(`${name} starts no process`, () => assert.doesNotMatch(text, PROCESS));
  }

  it('see a process when there is one', () => {
    assert.match(readFileSync(join(dist, 'client.cjs'), 'utf8'), PROCESS);
  });
});
