import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { type CodeServer, startCodeServer } from './host.ts';
import { activationTime, openWorkbench } from './workbench.ts';

/**
 * Prints how long the extension takes to activate, as VS Code's own list of running extensions tells it: loading the
 * code and the call of `activate`. Each window has an extension host of its own, so nothing is warm but the disk.
 *   node --import tsx test/e2e/activation.ts [WINDOWS]
 */
const windows = Number(process.argv[2] ?? 20);

const server = await startCodeServer({
  trusted: true,
  files: { '.env': 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n' },
});
try {
  const times: number[] = [];
  for (let i = 0; i < windows; i++) times.push(await timeOfWindow(server));
  times.sort((a, b) => a - b);
  console.log(`activation in ms, ${windows} windows: p50 ${share(times, 0.5)}, p95 ${share(times, 0.95)}`);
  // Other work on the machine shows in the figures: read them beside its load.
  console.log(`  load ${loadavg()[0]?.toFixed(1)}; all: ${times.join(' ')}`);
} finally {
  await server.stop();
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

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
