import type { CheckReport, FileReport, Printer } from '../report.ts';
import { type Paint, painter, paintSeverity, printable } from './color.ts';
import { count, countsOf, firstFix } from './words.ts';

/** For people at a terminal: findings by file, what mends them, and a summary. */
export const stylish: Printer = (report, { color }) => {
  const paint = painter(color);
  const files = report.files.filter(({ findings }) => findings.length > 0);
  return `${files.map((file) => fileText(file, paint)).join('')}${summaryText(report, paint)}\n`;
};

function fileText({ file, findings }: FileReport, paint: Paint): string {
  const rows = findings.map((finding) => ({
    finding,
    at: `${finding.range.start.line + 1}:${finding.range.start.character + 1}`,
  }));
  const atWidth = Math.max(...rows.map(({ at }) => at.length));
  const levelWidth = Math.max(...rows.map(({ finding }) => finding.severity.length));
  const indent = ' '.repeat(atWidth + levelWidth + 6);
  const lines = rows.flatMap(({ finding, at }) => {
    const fix = firstFix(finding);
    const level = paintSeverity(paint, finding.severity, finding.severity.padEnd(levelWidth));
    const head = `  ${paint.dim(at.padStart(atWidth))}  ${level}  ${printable(finding.message)}  ${paint.dim(finding.rule)}`;
    if (fix === undefined) return [head];
    const how = fix.safe ? '--fix' : '--fix --unsafe-fixes';
    return [head, `${indent}${paint.dim(`fix: ${printable(fix.title)} (${how})`)}`];
  });
  return `${paint.underline(printable(file))}\n${lines.join('\n')}\n\n`;
}

function summaryText({ summary, files }: CheckReport, paint: Paint): string {
  const checked = `${count(summary.files, 'file')} checked, ${summary.filesWithMail} with mail settings`;
  const found = countsOf(summary);
  if (found === '') return `${paint.green('✓')} No findings: ${checked}.`;
  const fixable = files
    .flatMap(({ findings }) => findings)
    .filter((finding) => firstFix(finding)?.safe === true).length;
  const line = `${paint.bold(found)} (${checked}).`;
  const hint = fixable === 0 ? '' : ` ${fixable} can be fixed with ${paint.bold('--fix')}.`;
  return `${summary.error > 0 ? paint.red('✖') : paint.yellow('!')} ${line}${hint}`;
}
