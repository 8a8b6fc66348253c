import type { FileReport, PlacedFinding, Printer } from '../report.ts';
import { printable } from './color.ts';
import { count, countsOf, firstFix } from './words.ts';

/** For job summaries and comments. */
export const markdown: Printer = ({ summary, files }) => {
  const found = countsOf(summary);
  const checked = `${count(summary.files, 'file')} checked, ${summary.filesWithMail} with mail settings`;
  const head = `## smtplint: ${found === '' ? 'no findings' : found}\n\n${checked}.\n`;
  return (
    head +
    files
      .filter(({ findings }) => findings.length > 0)
      .map(fileTable)
      .join('')
  );
};

function fileTable({ file, findings }: FileReport): string {
  const rows = findings.map(row).join('');
  return `\n### ${code(file)}\n\n| Line | Severity | Finding | Fix |\n| ---: | --- | --- | --- |\n${rows}`;
}

function row(finding: PlacedFinding): string {
  const { range, severity, message, rule, docs } = finding;
  const fix = firstFix(finding);
  const cell = `${escapeCell(message)} ([${rule}](${docs}))`;
  return `| ${range.start.line + 1} | ${severity} | ${cell} | ${fix === undefined ? '' : escapeCell(fix.title)} |\n`;
}

/** Text from a file must not become a link, an image, HTML or a mention. */
export function escapeCell(text: string): string {
  return printable(text.replace(/[\r\n]+/g, ' '))
    .replace(/[\\`*_{}[\]()#!|~>@]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('://', ':&#8203;//');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/[\r\n]+/g, ' ')}\``;
}
