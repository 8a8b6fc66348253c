import type { Comment, Problem, Range } from '../model.ts';

export type TokenKind =
  | 'start'
  | 'marker'
  | 'end'
  | 'directive'
  | 'plain'
  | 'quoted'
  | 'block'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'dash'
  | 'question'
  | 'colon'
  | 'comma'
  | 'open'
  | 'close'
  | 'broken';

/** One token that means something; white space, line breaks and comments are left out. */
export interface Token extends Range {
  readonly kind: TokenKind;
  readonly line: number;
  readonly lastLine: number;
  readonly column: number;
  /** True for the first token of its line. */
  readonly first: boolean;
  /** Where the text of a block scalar starts, below its header; else -1. */
  readonly body: number;
}

/** A walk over the characters of one text. The names of the last four fields are those of the `yaml` package's lexer. */
export interface Scan {
  /** What is read: the text with its template actions masked. */
  readonly source: string;
  readonly text: string;
  readonly tokens: Token[];
  readonly comments: Comment[];
  readonly problems: Problem[];
  at: number;
  line: number;
  lineStart: number;
  /** True until the current line has a token. */
  fresh: boolean;
  flowLevel: number;
  /** True where a colon needs no space behind it, as in `{"a":1}`. */
  flowKey: boolean;
  /** The indentation that the next lines need to belong to the scalar at hand. */
  indentNext: number;
  indentValue: number;
  /** True until the first token behind a quote that was never closed. */
  resumed: boolean;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const PLUS = 43;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const BACKSLASH = 92;

/** True for white space, and at the end of the text. */
export function isGap(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || Number.isNaN(code);
}

/** True for `,`, `[`, `]`, `{` and `}`. */
export function isFlowSign(code: number): boolean {
  return code === COMMA || code === 91 || code === 93 || code === 123 || code === 125;
}

/** Takes everything up to `end` as one token. */
export function take(scan: Scan, kind: TokenKind, end: number): void {
  const { at, line, lineStart, fresh } = scan;
  if (end > at) scan.fresh = false;
  scan.at = end;
  scan.tokens.push({ kind, start: at, end, line, lastLine: line, column: at - lineStart, first: fresh, body: -1 });
}

/** Takes a scalar, in which line breaks may stand. */
function pushLines(scan: Scan, kind: TokenKind, start: number, end: number, body: number): void {
  const { line, lineStart, fresh } = scan;
  if (end > start) scan.fresh = false;
  countLines(scan, body < 0 ? start : body, end);
  scan.at = end;
  const { line: lastLine } = scan;
  scan.tokens.push({ kind, start, end, line, lastLine, column: start - lineStart, first: fresh, body });
}

function countLines(scan: Scan, start: number, end: number): void {
  const { source } = scan;
  for (let at = source.indexOf('\n', start); at !== -1 && at < end; at = source.indexOf('\n', at + 1)) {
    scan.line++;
    scan.lineStart = at + 1;
    // After a block scalar the next token starts its line; after any other scalar it follows on its last line.
    scan.fresh = at + 1 === end;
  }
}

/** Passes over spaces, and over tabs where they may stand; gives their number. */
export function skipSpaces(scan: Scan, tabs: boolean): number {
  const { source, at } = scan;
  let end = at;
  let tab = false;
  for (let code = source.charCodeAt(end); code === SPACE || (tabs && code === TAB); code = source.charCodeAt(++end)) {
    if (code === TAB) tab = true;
  }
  scan.at = end;
  if (tab && scan.fresh) noteTab(scan, at, end);
  return end - at;
}

function noteTab({ source, problems }: Scan, start: number, end: number): void {
  const next = source.charCodeAt(end);
  if (Number.isNaN(next) || next === LF || next === CR || next === HASH) return;
  problems.push({ range: { start, end }, message: 'YAML does not allow tabs in the indentation.' });
}

/** Passes over one line break; false when none stands here. */
export function skipNewline(scan: Scan): boolean {
  const { source, at } = scan;
  const code = source.charCodeAt(at);
  if (code !== LF && (code !== CR || source.charCodeAt(at + 1) !== LF)) return false;
  scan.at = at + (code === LF ? 1 : 2);
  scan.line++;
  scan.lineStart = scan.at;
  scan.fresh = true;
  return true;
}

/** The end of the line, before its line break. */
export function endOfLine({ source, at }: Scan): number {
  const end = source.indexOf('\n', at);
  if (end === -1) return source.length;
  return end > at && source.charCodeAt(end - 1) === CR ? end - 1 : end;
}

/** True where nothing is left of the line. */
export function isAtLineEnd({ source, at }: Scan): boolean {
  const code = source.charCodeAt(at);
  return Number.isNaN(code) || code === LF || (code === CR && source.charCodeAt(at + 1) === LF);
}

/** Takes the rest of the line as a comment. */
export function takeComment(scan: Scan): void {
  const { at } = scan;
  scan.at = endOfLine(scan);
  scan.comments.push({ range: { start: at, end: scan.at }, text: scan.text.slice(at + 1, scan.at).trim() });
}

/** True for `---` and `...` with nothing behind them. */
export function isMarker(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code !== DASH && code !== 46) return false;
  return code === source.charCodeAt(at + 1) && code === source.charCodeAt(at + 2) && isGap(source.charCodeAt(at + 3));
}

/** Where a scalar goes on in the line that begins at `offset`; -1 where it does not. */
function continued({ source, indentNext }: Scan, offset: number): number {
  if (indentNext <= 0) return isMarker(source, offset) ? -1 : offset;
  let at = offset;
  while (source.charCodeAt(at) === SPACE) at++;
  const code = source.charCodeAt(at);
  if (code === CR && source.charCodeAt(at + 1) === LF) return at + 1;
  return code === LF || at - offset >= indentNext ? at : -1;
}

/** Takes a plain scalar. */
export function takePlain(scan: Scan): void {
  const { source, at } = scan;
  const inFlow = scan.flowLevel > 0;
  let end = at;
  for (let i = at; ; i++) {
    const code = source.charCodeAt(i);
    if (code === COLON) {
      const next = source.charCodeAt(i + 1);
      if (isGap(next) || (inFlow && isFlowSign(next))) break;
      end = i + 1;
    } else if (!isGap(code)) {
      if (inFlow && isFlowSign(code)) break;
      end = i + 1;
    } else {
      if (Number.isNaN(code)) break;
      const isBreak = code === LF || (code === CR && source.charCodeAt(i + 1) === LF);
      if (code === CR) {
        if (isBreak) i++;
        else end = i + 1;
      }
      const next = source.charCodeAt(i + 1);
      if (next === HASH || (inFlow && isFlowSign(next))) break;
      if (!isBreak) continue;
      const goesOn = continued(scan, i + 1);
      if (goesOn === -1) break;
      // One before the last blank, since a comment may begin behind it.
      i = Math.max(i, goesOn - 2);
    }
  }
  pushLines(scan, 'plain', at, end, -1);
}

/** Takes a quoted scalar; false when its quote is never closed: then its line is taken. */
export function takeQuoted(scan: Scan): boolean {
  const { source, at } = scan;
  const end = source.charCodeAt(at) === QUOTE ? closingDouble(source, at + 1) : closingSingle(source, at + 1);
  let isClosed = end !== -1;
  for (let lf = source.indexOf('\n', at); isClosed && lf !== -1 && lf < end; ) {
    const goesOn = continued(scan, lf + 1);
    if (goesOn === -1) isClosed = false;
    else lf = source.indexOf('\n', goesOn);
  }
  if (isClosed) {
    pushLines(scan, 'quoted', at, end + 1, -1);
    return true;
  }
  let cut = at;
  for (let code = QUOTE; !Number.isNaN(code) && code !== LF && code !== CR; code = source.charCodeAt(cut)) cut++;
  scan.problems.push({ range: { start: at, end: cut }, message: 'The quoted value is not closed.' });
  take(scan, 'quoted', cut);
  return false;
}

function closingSingle(source: string, from: number): number {
  let end = source.indexOf("'", from);
  while (end !== -1 && source.charCodeAt(end + 1) === 39) end = source.indexOf("'", end + 2);
  return end;
}

function closingDouble(source: string, from: number): number {
  for (let end = source.indexOf('"', from); end !== -1; end = source.indexOf('"', end + 1)) {
    let n = 0;
    while (source.charCodeAt(end - 1 - n) === BACKSLASH) n++;
    if (n % 2 === 0) return end;
  }
  return -1;
}

/** Takes a block scalar with its header; what else stands in the line of the header is a problem. */
export function takeBlock(scan: Scan): void {
  const { source, at } = scan;
  let end = at + 1;
  let keep = false;
  let indentation = -1;
  for (let code = source.charCodeAt(end); ; code = source.charCodeAt(++end)) {
    if (code === PLUS) keep = true;
    else if (code > 48 && code <= 57) indentation = code - 49;
    else if (code !== DASH) break;
  }
  while (!isGap(source.charCodeAt(end)) && source.charCodeAt(end) !== HASH) end++;
  const { line, lineStart, fresh } = scan;
  scan.at = end;
  scan.fresh = false;
  skipSpaces(scan, true);
  if (source.charCodeAt(scan.at) === HASH) takeComment(scan);
  else if (!isAtLineEnd(scan)) {
    const range = { start: scan.at, end: endOfLine(scan) };
    if (source.charCodeAt(scan.at) !== CR)
      scan.problems.push({ range, message: 'Text cannot begin on the line of its "|" or ">".' });
    scan.at = range.end;
  }
  skipNewline(scan);
  const body = scan.at;
  end = endOfBlock(scan, keep, indentation);
  // A text that ends within a line, at a tab, leaves the next token there.
  if (end > body) scan.fresh = false;
  countLines(scan, body, end);
  scan.at = end;
  const { line: lastLine } = scan;
  scan.tokens.push({ kind: 'block', start: at, end, line, lastLine, column: at - lineStart, first: fresh, body });
}

/** Where the text of a block scalar ends that begins here; it keeps its trailing empty lines only with `+`. */
function endOfBlock(scan: Scan, keep: boolean, indentation: number): number {
  const { source, at } = scan;
  let lf = at - 1;
  let indent = 0;
  let i = at;
  for (let code = source.charCodeAt(i); ; code = source.charCodeAt(++i)) {
    if (code === SPACE) indent++;
    else if (code === LF) {
      lf = i;
      indent = 0;
    } else if (code !== CR || source.charCodeAt(i + 1) !== LF) break;
  }
  if (indent >= scan.indentNext) {
    scan.indentNext = indentation === -1 ? indent : indentation + (scan.indentNext === 0 ? 1 : scan.indentNext);
    do {
      const goesOn = continued(scan, lf + 1);
      if (goesOn === -1) break;
      lf = source.indexOf('\n', goesOn);
    } while (lf !== -1);
    if (lf === -1) lf = source.length;
  }
  i = lf + 1;
  while (source.charCodeAt(i) === SPACE) i++;
  if (source.charCodeAt(i) === TAB) {
    while (isGap(source.charCodeAt(i)) && i < source.length) i++;
    return Math.min(i, source.length);
  }
  if (!keep) lf = withoutEmptyLines(source, at, lf, indent);
  return Math.min(lf + 1, source.length);
}

function withoutEmptyLines(source: string, from: number, to: number, indent: number): number {
  let lf = to;
  for (;;) {
    let i = lf - 1;
    if (source.charCodeAt(i) === CR) i--;
    const last = i;
    while (source.charCodeAt(i) === SPACE) i--;
    // A line that is deeper than the text belongs to it.
    if (source.charCodeAt(i) !== LF || i < from || i + 1 + indent <= last) return lf;
    lf = i;
  }
}
