import { applyEdits } from '../core/edits.ts';
import { formatOf } from '../core/formats/index.ts';
import type { Edit, Range } from '../core/model.ts';
import { type Checked, check } from './check.ts';
import type { Converter } from './convert.ts';

const DIRECTIVE = /smtplint-ignore(?=[ \t])([^\n\r]*)/;
const FILE_DIRECTIVE = /^[ \t]*(?:#|\/\/|;)[ \t]*smtplint-ignore-file(?=[ \t])([^\n\r]*)/;

/** The edits that silence a rule on the line of a finding; undefined where no comment can do that. */
export function ignoreOnLine(file: Checked, rule: string, at: Range, convert: Converter): readonly Edit[] | undefined {
  const sign = commentSign(file);
  if (sign === undefined) return undefined;
  const line = convert.lineSpan(at.start);
  const above = line.start === 0 ? undefined : convert.lineSpan(line.start - 1);
  const present = above === undefined ? undefined : addToList(file.text, above, DIRECTIVE, rule);
  if (present !== undefined) return proven(file, rule, [present]);
  const indent = /^[ \t]*/.exec(file.text.slice(line.start, line.end))?.[0] ?? '';
  const newText = `${indent}${sign} smtplint-ignore ${rule}${lineBreak(file.text)}`;
  return proven(file, rule, [{ range: { start: line.start, end: line.start }, newText }]);
}

/** The edits that silence a rule in the whole file; undefined where no comment can do that. */
export function ignoreInFile(file: Checked, rule: string): readonly Edit[] | undefined {
  const sign = commentSign(file);
  if (sign === undefined) return undefined;
  const at = /^\uFEFF?(?:#![^\n\r]*(?:\r\n|\r|\n)?)?/.exec(file.text)?.[0].length ?? 0;
  const firstEnd = at + (/^[^\n\r]*/.exec(file.text.slice(at))?.[0].length ?? 0);
  const present = addToList(file.text, { start: at, end: firstEnd }, FILE_DIRECTIVE, rule);
  if (present !== undefined) return proven(file, rule, [present]);
  const newText = `${sign} smtplint-ignore-file ${rule}${lineBreak(file.text)}`;
  return proven(file, rule, [{ range: { start: at, end: at }, newText }]);
}

/** Only what was tried: inside a multi-line string the comment would be part of the value. */
function proven(file: Checked, rule: string, edits: readonly Edit[]): readonly Edit[] | undefined {
  const before = check(file);
  const after = check({ ...file, text: applyEdits(file.text, edits) });
  const count = (findings: typeof before.findings, id: string): number =>
    findings.filter((finding) => finding.rule === id).length;
  const silenced = count(after.findings, rule) < count(before.findings, rule);
  return silenced && after.findings.length < before.findings.length ? edits : undefined;
}

/** The edit that adds a rule to the list of an ignore comment, before its reason; undefined when there is no such comment. */
function addToList(text: string, line: Range, directive: RegExp, rule: string): Edit | undefined {
  const match = directive.exec(text.slice(line.start, line.end));
  if (match?.[1] === undefined) return undefined;
  const list =
    match[1]
      .split(/\s--(?:\s|$)/)[0]
      ?.replace(/\*\/\s*$/, '')
      .trimEnd() ?? '';
  const at = line.start + match.index + match[0].length - match[1].length + list.length;
  return { range: { start: at, end: at }, newText: list.trim() === '' ? ` ${rule}` : `, ${rule}` };
}

/** How the format writes a comment; strict JSON has none. */
function commentSign({ path, text, languageId }: Checked): string | undefined {
  const format = formatOf(path);
  if (format !== 'json') return '#';
  const commented = languageId === 'jsonc' || /\.jsonc$/i.test(path) || /^[ \t]*\/\//m.test(text);
  return commented ? '//' : undefined;
}

function lineBreak(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
