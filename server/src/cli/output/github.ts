import type { Severity } from '../../core/model.ts';
import type { PlacedFinding, Printer } from '../report.ts';
import { printable } from './color.ts';

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export const github: Printer = ({ files }) =>
  files
    .flatMap((file) => file.findings)
    .map((finding) => `${command(finding)}\n`)
    .join('');

function command({ file, range, severity, rule, message, docs }: PlacedFinding): string {
  const oneLine = range.start.line === range.end.line;
  const properties = [
    ['file', file],
    ['line', String(range.start.line + 1)],
    ['endLine', String(range.end.line + 1)],
    // GitHub ignores columns of ranges over several lines, and says so in the log.
    ...(oneLine
      ? [
          ['col', String(range.start.character + 1)],
          ['endColumn', String(Math.max(range.end.character, range.start.character + 1))],
        ]
      : []),
    ['title', `smtplint ${rule}`],
  ];
  const list = properties.map(([name, value = '']) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${nameOf(severity)} ${list}::${escapeData(`${printable(message)}\n${docs}`)}`;
}

function nameOf(severity: Severity): string {
  return severity === 'error' || severity === 'warning' ? severity : 'notice';
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
