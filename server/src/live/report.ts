import { type Cause, causes } from '../core/causes.ts';
import { known } from '../core/effective.ts';
import type { Block, Edit, Phrase, Range, Text } from '../core/model.ts';
import { english, listed, say } from '../core/say.ts';
import { editsForAdvice } from '../core/target.ts';
import type { Translate } from '../core/translate.ts';
import { modePhrase, shortKey } from '../core/words.ts';
import type { ProbeReport, ProbeStep } from '../probe/types.ts';

/** One piece of advice with the edits that follow it in the file, where there are any. */
export interface AdviceWithEdits {
  readonly text: string;
  /** The edits as the file spells them: `Set SMTP_SECURE=false`; the text where there are none. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** The advice of a report, written in the words of the file that was tested. */
export function adviceFor(report: ProbeReport, block: Block, t: Translate = english): readonly AdviceWithEdits[] {
  return report.advice.map(({ text, phrase, writes }) => {
    const edits = writes === undefined ? [] : (editsForAdvice(block, writes) ?? []);
    const words = t(phrase ?? text);
    return { text: words, title: edits.length === 0 ? words : t(titleOf(block, edits)), edits };
  });
}

function titleOf(block: Block, edits: readonly Edit[]): Phrase {
  const keys = block.settings.slots().flatMap((slot) => {
    const setting = block.settings.get(slot);
    return setting.state === 'known' ? [setting] : [];
  });
  const set: Text[] = [];
  const removed: Text[] = [];
  for (const { range, newText } of edits) {
    const setting = keys.find((one) => one.range.end > range.start && one.range.start < range.end);
    if (newText.trim() === '') removed.push(setting === undefined ? say`the setting` : shortKey(setting.key));
    else set.push(setting === undefined ? newText.trim() : `${shortKey(setting.key)}=${newText}`);
  }
  if (removed.length === 0) return say`Set ${listed(set)}`;
  return set.length === 0 ? say`Remove ${listed(removed)}` : say`Set ${listed(set)} and remove ${listed(removed)}`;
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

/** The message of a report, to be said in the language of whoever reads it. */
export function messageOf({ message, phrase }: ProbeReport): Text {
  return phrase ?? message;
}

/** The report as lines of text: what was contacted, each step with its time, the result, and what to do. */
export function reportLines(report: ProbeReport, t: Translate): readonly string[] {
  const { host, port, security, user } = report.target;
  const who = user === undefined ? say`no login` : say`as ${user}`;
  return [
    t(say`${host}:${port}, ${modePhrase(security)}, ${who}`),
    ...report.steps.map(stepLine),
    ...resultLines(report, t),
  ];
}

/** A step with its time. */
export function stepLine({ name, status, ms, detail }: ProbeStep): string {
  return `  ${SIGNS[status]} ${name.padEnd(11)} ${`${ms} ms`.padStart(8)}  ${detail}`;
}

/** What came of it, what to do, and what else was tried. */
export function resultLines(report: ProbeReport, t: Translate): readonly string[] {
  const lines: string[] = [];
  const words = t(report.ok ? say`Passed` : say`Failed`);
  lines.push(`${words} (${report.cause}): ${t(messageOf(report))}`);
  for (const { text, phrase } of report.advice) lines.push(`  → ${t(phrase ?? text)}`);
  for (const { port: other, security: mode, ok, cause } of report.alternatives) {
    const result = ok
      ? cause === undefined
        ? say`works`
        : say`works (${cause})`
      : say`does not work (${cause ?? 'failed'})`;
    lines.push(`  ${t(say`port ${other}, ${modePhrase(mode)}: ${result}`)}`);
  }
  return lines;
}

const SIGNS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL', skip: 'skip' } as const;
