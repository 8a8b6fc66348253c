import type { Comment, Entry, Problem, ScalarStyle, ScalarType } from '../model.ts';
import { isBlank, isBreak, lineEnd, skipBlanks, skipBreak } from './lines.ts';
import { hasTemplate } from './template.ts';

/** What a format of sections and `key = value` lines has of its own. */
export interface SettingsSyntax {
  readonly comments: string;
  readonly separators: string;
  /** True when a comment behind a value needs a blank before its sign. */
  readonly spacedComments: boolean;
  /** The path of a section header, given without its brackets. */
  section(header: string): readonly string[];
  key(key: string): readonly string[];
  /** The decoded value of a text between quotes. */
  unquote(inner: string, style: ScalarStyle): string;
  /** The end of the quoted text on the same line, given the offset behind the opening quote; -1 when there is none. */
  closing(text: string, from: number, quote: string, end: number): number;
  typeOf(plain: string): ScalarType;
  /** True for values that this scanner does not read (arrays and tables). */
  skips(plain: string): boolean;
}

export interface SettingsScan {
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** Reads sections and `key = value` lines, line by line, so that one broken line leaves the others alone. */
export function scanSettings(text: string, syntax: SettingsSyntax): SettingsScan {
  const entries: Entry[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  let section: readonly string[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  while (offset < text.length) {
    const start = skipBlanks(text, offset);
    const end = lineEnd(text, start);
    offset = skipBreak(text, end);
    if (start === end) continue;
    const line = text.slice(start, end);
    if (isCommentSign(syntax, line.charAt(0))) {
      comments.push(commentAt(text, start, end));
      continue;
    }
    if (/^(?:\{\{|\{%|\{#|<%)/.test(line)) continue;
    const header = line.startsWith('[') ? line.indexOf(']') : -1;
    if (header > 0) {
      const close = line.startsWith('[[') && line[header + 1] === ']' ? header + 1 : header;
      section = syntax.section(line.slice(1, close));
      const rest = skipBlanks(text, start + close + 1);
      if (rest < end && isCommentSign(syntax, text.charAt(rest))) comments.push(commentAt(text, rest, end));
      continue;
    }
    const separator = separatorOf(line, syntax);
    if (separator <= 0) {
      const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line);
      const message = conflict ? 'A merge conflict marker.' : 'Neither a section nor a setting (key = value).';
      problems.push({ range: { start, end }, message });
      continue;
    }
    const keyRange = { start, end: start + line.slice(0, separator).trimEnd().length };
    const key = text.slice(keyRange.start, keyRange.end);
    const found = readValue(text, start + separator + 1, end, syntax);
    if (found.stop > end) offset = skipBreak(text, lineEnd(text, found.stop));
    if (found.comment !== undefined) comments.push(commentAt(text, found.comment, lineEnd(text, found.comment)));
    const path = [...section, ...syntax.key(key)];
    if (path.length > LONGEST_PATH || found.value === undefined) continue;
    const { start: from, end: to } = found.value.valueRange;
    entries.push({
      path,
      keyRange,
      ...found.value,
      doc: 0,
      ...(hasTemplate(text.slice(from, to)) ? { template: true } : {}),
    });
  }
  return { entries, comments, problems };
}

/** Longer paths are not settings of anyone, and they would make the work quadratic. */
const LONGEST_PATH = 100;

type Value = Pick<Entry, 'value' | 'type' | 'style' | 'valueRange' | 'innerRange'>;

interface Found {
  readonly value: Value | undefined;
  /** The end of the value. */
  readonly stop: number;
  readonly comment: number | undefined;
}

const STYLES: Readonly<Record<string, ScalarStyle>> = { '"': 'double', "'": 'single', '`': 'backtick' };

function readValue(text: string, place: number, end: number, syntax: SettingsSyntax): Found {
  const start = Math.min(skipBlanks(text, place), end);
  const quoted = readQuoted(text, start, end, syntax);
  if (quoted !== undefined) return quoted;
  const comment = commentSign(text, place, end, syntax);
  const stop = trimEnd(text, start, comment ?? end);
  if (stop <= start) {
    const range = { start: place, end: place };
    const value: Value = { value: '', type: 'string', style: 'none', valueRange: range, innerRange: range };
    return { value, stop: place, comment };
  }
  const plain = text.slice(start, stop);
  const range = { start, end: stop };
  if (syntax.skips(plain)) return { value: undefined, stop, comment };
  const value: Value = {
    value: plain,
    type: syntax.typeOf(plain),
    style: 'plain',
    valueRange: range,
    innerRange: range,
  };
  return { value, stop, comment };
}

function readQuoted(text: string, start: number, end: number, syntax: SettingsSyntax): Found | undefined {
  const quote = text.charAt(start);
  const style = STYLES[quote];
  if (style === undefined || start >= end) return undefined;
  const triple = text.startsWith(quote.repeat(3), start);
  const from = triple ? start + 3 : start + 1;
  const close = triple ? text.indexOf(quote.repeat(3), from) : syntax.closing(text, from, quote, end);
  if (close < 0) return undefined;
  const stop = close + (triple ? 3 : 1);
  const rest = skipBlanks(text, stop);
  const done = rest >= text.length || isBreak(text.charCodeAt(rest));
  if (!done && !isCommentSign(syntax, text.charAt(rest))) return undefined;
  const innerRange = { start: from, end: close };
  const value = syntax.unquote(text.slice(from, close), style);
  return {
    value: { value, type: 'string', style, valueRange: { start, end: stop }, innerRange },
    stop,
    comment: done ? undefined : rest,
  };
}

function separatorOf(line: string, syntax: SettingsSyntax): number {
  const quote = line[0] === '"' || line[0] === "'" ? line.indexOf(line[0], 1) : -1;
  for (let i = Math.max(0, quote); i < line.length; i++) if (syntax.separators.includes(line.charAt(i))) return i;
  return -1;
}

function commentSign(text: string, place: number, end: number, syntax: SettingsSyntax): number | undefined {
  for (let i = place; i < end; i++) {
    if (!isCommentSign(syntax, text.charAt(i))) continue;
    if (!syntax.spacedComments || isBlank(text.charCodeAt(i - 1))) return i;
  }
  return undefined;
}

function isCommentSign(syntax: SettingsSyntax, char: string): boolean {
  return char !== '' && syntax.comments.includes(char);
}

function commentAt(text: string, start: number, end: number): Comment {
  return { range: { start, end }, text: text.slice(start + 1, end).trim() };
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}
