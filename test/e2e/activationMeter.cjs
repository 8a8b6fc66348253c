/*
 * Stands in for the extension's main file and measures it: loading the code and the call of `activate`, by the clock and
 * by the processor time of the thread, which does not grow while other programs have the processor. Each extension host
 * writes its figures, in milliseconds, to a file in the folder $SMTPLINT_ACTIVATION.
 */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.env.SMTPLINT_ACTIVATION;
// Node has it since 23.9.
const processorTime = process.threadCpuUsage ?? (() => ({ user: Number.NaN, system: Number.NaN }));

function measured(run) {
  const start = performance.now();
  const before = processorTime();
  const result = run();
  const clock = performance.now() - start;
  const { user, system } = processorTime(before);
  return { result, clock, processor: (user + system) / 1000 };
}

const load = measured(() => require('./client.measured.cjs'));

exports.activate = (context) => {
  const call = measured(() => load.result.activate(context));
  const sum = (figure) => load[figure] + call[figure];
  writeFileSync(
    join(folder, `${process.pid}.json`),
    JSON.stringify({ clock: sum('clock'), processor: sum('processor') }),
  );
  return call.result;
};
exports.deactivate = () => load.result.deactivate?.();
