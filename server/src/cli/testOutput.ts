import { hostname } from 'node:os';
import { applyEdits } from '../core/edits.ts';
import type { Analysis } from '../core/lint.ts';
import type { Block, Edit } from '../core/model.ts';
import { lineStarts, positionAt } from '../core/position.ts';
import { MASK } from '../core/secrets.ts';
import { modeWords } from '../core/words.ts';
import type { AdviceWithEdits } from '../live/report.ts';
import { proxyWords } from '../probe/proxy.ts';
import type { ProbeReport, ProbeStep, ProbeTarget, ProxyServer } from '../probe/types.ts';
import { changedLines } from './diff.ts';
import { type Paint, printable } from './output/color.ts';

/** The settings block that is tested, with the file it stands in. */
export interface Source {
  readonly shown: string;
  readonly facts: string;
  readonly analysis: Analysis;
  readonly block: Block;
}

/** The report as `--format json` prints it. */
export function jsonOf(report: ProbeReport, advice: readonly AdviceWithEdits[], source: Source | undefined): object {
  const starts = lineStarts(source?.analysis.document.text ?? '');
  const place = ({ range, newText }: Edit): object => ({
    range: { start: positionAt(starts, range.start), end: positionAt(starts, range.end) },
    newText,
  });
  return {
    ...report,
    advice: advice.map(({ text, title, edits }) => ({
      text: title,
      ...(title === text ? {} : { why: text }),
      edits: edits.map(place),
    })),
    ...(source === undefined ? {} : { file: source.shown, dialect: source.block.dialect.id }),
    ranOn: hostname(),
  };
}

/** What is tested, and from where. */
export function headLines(
  target: ProbeTarget,
  proxy: ProxyServer | undefined,
  source: Source | undefined,
  paint: Paint,
): string {
  const { host, port, security, user } = target;
  const who = user === undefined ? 'without a login' : `as ${isPassword(user, target) ? MASK : user}`;
  // A URL in place of the host can hold a password.
  const safe = host.replace(/(:\/\/[^\s/:@]{0,256}):\S{1,256}@/, `$1:${MASK}@`);
  const head = paint.bold(printable(`${safe}:${port}, ${modeWords(security)}, ${who}`));
  const from = `from ${hostname()}${proxy === undefined ? '' : ` through ${printable(proxyWords(proxy))}`}`;
  if (source === undefined) return `${head}\n  ${from}\n`;
  const { line } = positionAt(lineStarts(source.analysis.document.text), source.block.range.start);
  return `${head}\n  ${printable(source.shown)}:${line + 1}, ${source.block.dialect.name}; ${from}\n`;
}

/** A user name that is also the password would show it. */
function isPassword(user: string, { password }: ProbeTarget): boolean {
  return password !== undefined && password.reveal().trim() === user.trim();
}

/** The report without a user name that is the password. */
export function withSafeUser(report: ProbeReport, target: ProbeTarget): ProbeReport {
  const { user } = report.target;
  return user === undefined || !isPassword(user, target)
    ? report
    : { ...report, target: { ...report.target, user: MASK } };
}

const SIGNS = { ok: '✓', warn: '!', fail: '✖', skip: '–' } as const;

/** A step with its time. */
export function stepLine({ name, status, ms, detail }: ProbeStep, paint: Paint): string {
  const color = { ok: paint.green, warn: paint.yellow, fail: paint.red, skip: paint.dim }[status];
  const line = `${status.padEnd(4)} ${name.padEnd(11)} ${`${ms} ms`.padStart(9)}  ${printable(detail)}`;
  return `  ${color(SIGNS[status])} ${line.trimEnd()}\n`;
}

/** What came of it, what to do, and what else was tried. */
export function resultLines(
  report: ProbeReport,
  advice: readonly AdviceWithEdits[],
  source: Source | undefined,
  paint: Paint,
): string {
  const verdict = report.ok ? paint.green('Passed') : paint.red('Failed');
  const cause = report.cause === 'ok' ? '' : ` (${report.cause})`;
  const lines = [`${verdict}${cause}: ${printable(report.message)}`];
  for (const { text, edits } of advice) {
    lines.push(`  → ${printable(text)}`);
    if (source !== undefined && edits.length > 0) lines.push(...editLines(source, edits));
  }
  for (const { port, security, ok, ms, cause: why } of report.alternatives) {
    const result = ok ? `works${why === undefined ? '' : ` (${why})`}` : `does not work (${why ?? 'failed'})`;
    lines.push(`  ${ok ? '✓' : '✖'} port ${port}, ${modeWords(security)}: ${result}, ${ms} ms`);
  }
  if (report.cause !== 'ok') lines.push(paint.dim(`  smtplint explain ${report.cause}`));
  return `${lines.join('\n')}\n`;
}

function editLines({ shown, facts, analysis }: Source, edits: readonly Edit[]): readonly string[] {
  const before = analysis.document.text;
  return changedLines(facts, before, applyEdits(before, edits)).map(
    ({ sign, line, text }) => `    ${sign} ${printable(shown)}:${line}  ${printable(text)}`,
  );
}
