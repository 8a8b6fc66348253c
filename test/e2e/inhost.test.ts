import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import Mocha from 'mocha';
import { startCodeServer } from './host.ts';
import { FILES } from './inhost/files.ts';
import type { Result } from './inhost/run.ts';
import { openWorkbench } from './workbench.ts';

const SUITES = join(import.meta.dirname, 'inhost');

/**
 * Runs the suites of `inhost/` in the extension host of a real workbench, beside the installed package, and lists each
 * of their tests here. VS Code finds them by the address of the page, and says through the page when they have ended.
 */
describe('inside the extension host', () => {
  let driver: string;
  before(async function () {
    // All of its tests run here.
    this.timeout(180_000);
    const out = join(import.meta.dirname, 'out');
    mkdirSync(out, { recursive: true });
    driver = mkdtempSync(join(out, 'inhost-'));
    await bundleSuites(driver);
    const suite = this.test?.parent;
    for (const { title, error } of await runSuites(driver)) {
      const replay = (): void => {
        if (error !== undefined) throw new Error(error);
      };
      suite?.addTest(new Mocha.Test(title, replay));
    }
  });
  after(() => rmSync(driver, { recursive: true, force: true }));

  it('runs its tests', function () {
    assert.ok((this.test?.parent?.tests.length ?? 0) > 1);
  });
});

/** An extension of its own that holds nothing but the tests: what they test is the installed package. */
async function bundleSuites(driver: string): Promise<void> {
  const suites = readdirSync(SUITES).filter((name) => name === 'run.ts' || name.endsWith('.test.ts'));
  await build({
    entryPoints: suites.map((name) => join(SUITES, name)),
    outdir: driver,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const manifest = { name: 'smtplint-inhost', publisher: 'test', version: '0.0.0', type: 'commonjs' };
  writeFileSync(join(driver, 'package.json'), JSON.stringify({ ...manifest, engines: { vscode: '^1.100.0' } }));
}

async function runSuites(driver: string): Promise<readonly Result[]> {
  const results = join(driver, 'results.json');
  const server = await startCodeServer({
    trusted: true,
    files: FILES,
    // Without it, built versions of VS Code do not look for tests.
    args: ['--enable-smoke-test-driver'],
    env: { SMTPLINT_INHOST_RESULTS: results },
  });
  const remote = (path: string): string => `vscode-remote://${new URL(server.base).host}${path}`;
  const lines: string[] = [];
  let end = (_: unknown): void => undefined;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const code = await openWorkbench(server, {
    payload: [
      ['extensionDevelopmentPath', remote(driver)],
      ['extensionTestsPath', remote(join(driver, 'run.js'))],
    ],
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationLog', (_: string, words: readonly unknown[]) => {
        lines.push(words.join(' '));
      });
      await page.exposeFunction('codeAutomationExit', end);
    },
  });
  try {
    const exit = await ended;
    assert.equal(exit, 0, lines.join('\n'));
    return JSON.parse(readFileSync(results, 'utf8'));
  } finally {
    await code.close();
    await server.stop();
  }
}
