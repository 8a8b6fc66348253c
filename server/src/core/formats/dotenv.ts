import type { Edit, Entry, Format, SourceDocument, Spelling } from '../model.ts';
import { decodeAssignment } from './dotenvDecode.ts';
import { scanDotenv, separatorAfter } from './dotenvScan.ts';
import { lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';

/** `.env` files, read as the npm package `dotenv` reads them. */
export const dotenvFormat: Format = { id: 'dotenv', parse, set, insertAfter, remove };

function parse(text: string): SourceDocument {
  return { format: 'dotenv', text, ...scanDotenv(text) };
}

function set({ text }: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit {
  const newText = spelling === 'bare' ? value : spell(value, entry.style);
  const separator = separatorAfter(text, entry.keyRange) ?? entry.valueRange.start;
  if (entry.style === 'none') {
    const glued = text[entry.keyRange.end] === ':' && entry.valueRange.start === entry.keyRange.end + 1;
    return { range: entry.valueRange, newText: glued ? ` ${newText}` : newText };
  }
  // Only a quoted value may stand on a line of its own.
  const moved = /[\r\n]/.test(text.slice(separator, entry.valueRange.start)) && !/^["'`]/.test(newText);
  return { range: moved ? { start: separator, end: entry.valueRange.end } : entry.valueRange, newText };
}

function insertAfter(
  { text }: SourceDocument,
  entry: Entry,
  key: readonly string[],
  value: string,
  spelling: Spelling,
): Edit {
  const at = assignmentEnd(text, entry);
  const head = text.slice(lineStart(text, entry.keyRange.start), entry.keyRange.start);
  const between = separatorText(text, entry);
  const newText = `${lineBreak(text, entry.keyRange.start)}${prefix(head)}${key.join('_')}${between}${
    spelling === 'bare' ? value : spell(value, quotedStyle(entry))
  }`;
  return { range: { start: at, end: at }, newText };
}

function remove({ text }: SourceDocument, entry: Entry): Edit {
  return {
    range: { start: assignmentStart(text, entry), end: nextLine(text, assignmentEnd(text, entry)) },
    newText: '',
  };
}

/** A neighbour's quotes are only taken over when they are a habit that cannot change the meaning. */
function quotedStyle(entry: Entry): Entry['style'] {
  return entry.style === 'backtick' ? 'plain' : entry.style;
}

/** The indentation and `export ` of a neighbour, without a byte order mark. */
function prefix(head: string): string {
  return /^\uFEFF?([ \t]*(?:export[ \t]+)?)$/.exec(head)?.[1] ?? '';
}

function separatorText(text: string, entry: Entry): string {
  const end = separatorAfter(text, entry.keyRange) ?? entry.keyRange.end;
  const separator = text.slice(entry.keyRange.end, end);
  if (separator.startsWith(':')) return ': ';
  const spaced = /^[ \t]+=$/.test(separator) && /^[ \t]/.test(text.slice(end, end + 1));
  return spaced ? ' = ' : '=';
}

function assignmentStart(text: string, entry: Entry): number {
  const start = lineStart(text, entry.keyRange.start);
  return text[start] === '\uFEFF' ? start + 1 : start;
}

/** The end of the line on which the assignment ends, with its comment. */
function assignmentEnd(text: string, entry: Entry): number {
  const separator = separatorAfter(text, entry.keyRange) ?? entry.keyRange.end;
  // A break right after `KEY:` is the white space that dotenv wants there: the next line is already the value's.
  return lineEnd(text, Math.max(entry.valueRange.end, separator));
}

/** The text that is read back as `value`: in the style that stands there, else in the plainest one that works. */
function spell(value: string, style: Entry['style']): string {
  const candidates = [written(value, style), ...PLAINEST_FIRST.map((other) => written(value, other))];
  const fits = candidates.find((candidate) => candidate !== undefined && reads(candidate, value));
  return fits ?? written(value, 'double') ?? value;
}

const PLAINEST_FIRST: readonly Entry['style'][] = ['plain', 'double', 'single', 'backtick'];

/** What every loader reads alike without quotes. */
const SAFE_PLAIN = /^[^\s"'`#$\\]+$/;

function written(value: string, style: Entry['style']): string | undefined {
  switch (style) {
    case 'single':
      return value.includes("'") ? undefined : `'${value}'`;
    case 'backtick':
      return value.includes('`') ? undefined : `\`${value}\``;
    case 'double':
      // `$` is expanded and a backslash is taken away inside double quotes by many loaders.
      if (/["$\\]/.test(value)) return undefined;
      return `"${value.replace(/\n/g, '\\n').replace(/\r/g, '\\r')}"`;
    default:
      return value === '' || SAFE_PLAIN.test(value) ? value : undefined;
  }
}

function reads(candidate: string, value: string): boolean {
  return (decodeAssignment(`K=${candidate}`, 'K') ?? '') === value;
}
