import { known } from '../core/effective.ts';
import type { Block, Edit, Range } from '../core/model.ts';
import { editsForAdvice } from '../core/target.ts';
import { modeWords } from '../core/words.ts';
import { type Cause, causes } from '../probe/causes.ts';
import type { ProbeReport } from '../probe/types.ts';

/** One piece of advice with the edits that follow it in the file, where there are any. */
export interface AdviceWithEdits {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The advice of a report, written in the words of the file that was tested. */
export function adviceFor(report: ProbeReport, block: Block): readonly AdviceWithEdits[] {
  return report.advice.map(({ text, writes }) => ({
    text,
    edits: writes === undefined ? [] : (editsForAdvice(block, writes) ?? []),
  }));
}

/** The setting that a cause blames; where the file does not say it, the nearest one that it does. */
export function blamedRange(block: Block, cause: Cause): Range {
  const slot = causes[cause].slot;
  const deciding = block.readings.flatMap(({ decidedBy }) => decidedBy);
  const candidates = slot === 'security' ? [...deciding, 'security', 'port'] : slot === null ? [] : [slot];
  for (const name of [...candidates, 'port', 'host', 'url']) {
    const setting = block.settings.get(name);
    if (setting.state === 'known' || setting.state === 'dynamic') return setting.range;
  }
  return known(block, 'host')?.range ?? block.range;
}

/** The report as lines of text: what was contacted, each step with its time, the result, and what to do. */
export function reportLines(report: ProbeReport): readonly string[] {
  const { host, port, security, user } = report.target;
  const who = user === undefined ? 'no login' : `as ${user}`;
  const lines = [`${host}:${port}, ${modeWords(security)}, ${who}`];
  for (const { name, status, ms, detail } of report.steps) {
    lines.push(`  ${SIGNS[status]} ${name.padEnd(11)} ${`${ms} ms`.padStart(8)}  ${detail}`);
  }
  lines.push(`${report.ok ? 'Passed' : 'Failed'} (${report.cause}): ${report.message}`);
  for (const { text } of report.advice) lines.push(`  → ${text}`);
  for (const { port: other, security: mode, ok, cause } of report.alternatives) {
    const result = ok ? `works${cause === undefined ? '' : ` (${cause})`}` : `does not work (${cause ?? 'failed'})`;
    lines.push(`  port ${other}, ${modeWords(mode)}: ${result}`);
  }
  return lines;
}

const SIGNS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL', skip: 'skip' } as const;
