import type { Comment, Entry, Problem, Range, ScalarStyle } from '../model.ts';
import { decodeAssignment } from './dotenvDecode.ts';
import { hasTemplate } from './template.ts';

export interface DotenvScan {
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the assignments that `dotenv` finds, with their places, in linear time.
 *
 * `dotenv` is one regular expression over the whole text: white space, and with it line breaks, may stand before the
 * key, around `=` and before a quoted value. The scanner keeps to that, so that both always agree.
 */
export function scanDotenv(text: string): DotenvScan {
  const entries: Entry[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  let offset = 0;
  while (offset < text.length) {
    offset = skipSpace(text, offset);
    if (offset >= text.length) break;
    const found = text[offset] === '#' ? undefined : assignmentAt(text, offset);
    if (found !== undefined) {
      entries.push(found.entry);
      if (found.unclosed) {
        problems.push({ range: found.entry.valueRange, message: 'The quoted value is not closed.' });
      }
      offset = skipSpace(text, found.end);
      if (text[offset] !== '#') continue;
    }
    const end = lineEnd(text, offset);
    if (text[offset] === '#') {
      comments.push({ range: { start: offset, end }, text: text.slice(offset + 1, end).trim() });
    } else if (!hasTemplate(text.slice(offset, offset + 3))) {
      problems.push({ range: { start: offset, end }, message: complaint(text.slice(offset, offset + 7)) });
    }
    offset = end;
  }
  return { entries, comments, problems };
}

function complaint(head: string): string {
  return /^(?:<{7}|={7}|>{7}|\|{7})$/.test(head) ? 'A merge conflict marker.' : 'Not an assignment (KEY=value).';
}

interface Found {
  readonly entry: Entry;
  /** Where the next assignment may begin. */
  readonly end: number;
  readonly unclosed: boolean;
}

function assignmentAt(text: string, start: number): Found | undefined {
  const exported = keyAfterExport(text, start);
  const withExport = exported === undefined ? undefined : separatorAfter(text, exported);
  const key = withExport === undefined ? keyAt(text, start) : exported;
  const separator = withExport ?? (key === undefined ? undefined : separatorAfter(text, key));
  if (key === undefined || separator === undefined) return undefined;
  return valueAfter(text, key, separator);
}

function keyAfterExport(text: string, start: number): Range | undefined {
  if (!text.startsWith('export', start)) return undefined;
  const next = skipSpace(text, start + 6);
  return next === start + 6 ? undefined : keyAt(text, next);
}

function keyAt(text: string, start: number): Range | undefined {
  let end = start;
  while (end < text.length && isKeyCode(text.charCodeAt(end))) end++;
  return end === start ? undefined : { start, end };
}

/** The offset after `=` (white space allowed before it) or after `:` and one white space. */
export function separatorAfter(text: string, key: Range): number | undefined {
  const next = skipSpace(text, key.end);
  if (text[next] === '=') return next + 1;
  if (text[key.end] !== ':' || !isSpace(text.charCodeAt(key.end + 1))) return undefined;
  return text.startsWith('\r\n', key.end + 1) ? key.end + 3 : key.end + 2;
}

function valueAfter(text: string, key: Range, separator: number): Found {
  const first = skipSpace(text, separator);
  const quote = quoteAt(text, first);
  const close = quote === undefined ? -1 : closingQuote(text, first);
  if (quote !== undefined && close >= 0) {
    const range = { start: first, end: close + 1 };
    return { entry: entryOf(text, key, range, quote), end: close + 1, unclosed: false };
  }
  let end = separator;
  while (end < text.length && !isValueEnd(text.charCodeAt(end))) end++;
  const range = trimmed(text, separator, end);
  if (range.start === range.end) {
    return { entry: entryOf(text, key, emptyPlace(text, key, separator), 'none'), end, unclosed: false };
  }
  // Text such as `"a" b "c"` is no quoted value, and yet dotenv takes the outer quotes away.
  const outer = quoteAt(text, range.start);
  const stripped = outer !== undefined && range.end - range.start > 1 && text[range.start] === text[range.end - 1];
  const entry = entryOf(text, key, range, stripped ? outer : 'plain');
  return { entry, end, unclosed: outer !== undefined && !stripped };
}

/** Where an absent value goes: after `=`, or after `= ` where the file writes ` = `. */
function emptyPlace(text: string, key: Range, separator: number): Range {
  if (text[key.end] === ':') {
    const place = isLineEnd(text.charCodeAt(key.end + 1)) ? key.end + 1 : separator;
    return { start: place, end: place };
  }
  const spaced = text[key.end] !== '=' && text[separator] === ' ' && text[skipSpace(text, separator)] !== '#';
  const place = spaced ? separator + 1 : separator;
  return { start: place, end: place };
}

/** Text in which there is nothing to decode. */
const SIMPLE = /^[\w .:/@+,=-]*$/;

function entryOf(text: string, key: Range, value: Range, style: ScalarStyle): Entry {
  const name = text.slice(key.start, key.end);
  const inner = style === 'none' || style === 'plain' ? value : { start: value.start + 1, end: value.end - 1 };
  const raw = text.slice(inner.start, inner.end);
  const isSimple = SIMPLE.test(raw);
  const decoded = isSimple ? raw : decodeAssignment(`${name}=${text.slice(value.start, value.end)}`, name);
  const entry: Entry = {
    path: [name],
    keyRange: key,
    valueRange: value,
    innerRange: inner,
    value: decoded ?? raw,
    type: 'string',
    style,
    doc: 0,
  };
  return !isSimple && hasTemplate(raw) ? { ...entry, template: true } : entry;
}

/**
 * The quote that closes a value: the first one without a backslash, else the last one with a backslash, provided that
 * nothing but a comment follows it on its line. -1 when there is none.
 */
function closingQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  let found = -1;
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (endsValue(text, at + 1)) found = at;
    if (text[at - 1] !== '\\') break;
  }
  return found;
}

function endsValue(text: string, offset: number): boolean {
  let i = offset;
  while (i < text.length && isSpace(text.charCodeAt(i)) && !isLineEnd(text.charCodeAt(i))) i++;
  return i >= text.length || text[i] === '#' || isLineEnd(text.charCodeAt(i));
}

function quoteAt(text: string, offset: number): 'single' | 'double' | 'backtick' | undefined {
  const char = text[offset];
  if (char === '"') return 'double';
  if (char === "'") return 'single';
  return char === '`' ? 'backtick' : undefined;
}

function trimmed(text: string, start: number, end: number): Range {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** The first offset at or after `offset` that holds no white space in the sense of regular expressions. */
export function skipSpace(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function lineEnd(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
  return i;
}

function isValueEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 35;
}

/** What `^`, `$` and `.` of a regular expression take for the end of a line. */
function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 160) return false;
  return code === 160 || code === 0xfeff || /^\s$/.test(String.fromCharCode(code));
}

function isKeyCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 46 ||
    code === 45
  );
}
