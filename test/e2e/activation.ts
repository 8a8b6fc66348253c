import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CodeServer, startCodeServer } from './host.ts';
import { activationTime, openWorkbench } from './workbench.ts';

/**
 * Prints how long the extension takes to activate when a file with mail settings is opened: the processor time of its
 * code (loading and the call of `activate`), the same by the clock, and what VS Code's own list of running extensions
 * tells. Each window has an extension host of its own, so nothing is warm but the disk. The clock goes on while the
 * window itself starts, and other work has the processor: read it beside the load of the machine.
 *   node --import tsx test/e2e/activation.ts [WINDOWS]
 */
const windows = Number(process.argv[2] ?? 20);
const figures = mkdtempSync(join(tmpdir(), 'smtplint-activation-'));

const server = await startCodeServer({
  trusted: true,
  files: { '.env': 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n' },
  env: { SMTPLINT_ACTIVATION: figures },
});
try {
  const dist = join(server.installed, 'dist');
  renameSync(join(dist, 'client.cjs'), join(dist, 'client.measured.cjs'));
  copyFileSync(join(import.meta.dirname, 'activationMeter.cjs'), join(dist, 'client.cjs'));
  const told: number[] = [];
  for (let i = 0; i < windows; i++) told.push(await timeOfWindow(server));
  const own = readdirSync(figures).map((name) => JSON.parse(readFileSync(join(figures, name), 'utf8')));
  assert.equal(own.length, windows);
  console.log(`activation in ms, ${windows} windows, load ${loadavg()[0]?.toFixed(1)}`);
  print(
    'processor time',
    own.map(({ processor }) => processor),
  );
  print(
    'by the clock',
    own.map(({ clock }) => clock),
  );
  print('as VS Code tells', told);
} finally {
  await server.stop();
  rmSync(figures, { recursive: true, force: true });
}

async function timeOfWindow(from: CodeServer): Promise<number> {
  const code = await openWorkbench(from);
  try {
    await code.quickOpen('.env');
    await code.errorSquiggle.first().waitFor();
    const time = await activationTime(code);
    assert.ok(time !== undefined);
    return time;
  } finally {
    await code.close();
  }
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b).map(Math.round);
  const share = (part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
  console.log(`  ${what}: p50 ${share(0.5)}, p95 ${share(0.95)}   ${sorted.join(' ')}`);
}
