import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What became of one test. */
export interface Result {
  readonly title: string;
  /** The stack of its failure. */
  readonly error?: string;
}

/** Called by VS Code inside the extension host: runs the suites beside this file and writes their results. */
export async function run(): Promise<void> {
  // Mocha is made of ES modules, which the Node of older versions gives to `require` in another shape.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, forbidOnly: true, forbidPending: true });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  const results: Result[] = [];
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => results.push({ title: test.fullTitle() }))
      .on('fail', (test, error) => results.push({ title: test.fullTitle(), error: error.stack ?? String(error) }));
  });
  const file = process.env.SMTPLINT_INHOST_RESULTS;
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
}
