import type { Comment, Problem } from '../model.ts';
import { isBlank } from './lines.ts';
import {
  endOfLine,
  isAtLineEnd,
  isFlowSign,
  isGap,
  isMarker,
  type Scan,
  skipNewline,
  skipSpaces,
  type Token,
  take,
  takeBlock,
  takeComment,
  takePlain,
  takeQuoted,
} from './yamlScan.ts';

export type { Token } from './yamlScan.ts';

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** What the lexer expects where it stands. */
type State = 'stream' | 'block' | 'document' | 'flow';

const BOM = 0xfeff;

/**
 * Splits YAML into the tokens that the lexer of the `yaml` package finds, in one pass and without a string for each of
 * them; a quote that is never closed ends with its line.
 */
export function lexYaml(masked: string, text: string): Lexed {
  const scan: Scan = {
    source: masked,
    text,
    tokens: [],
    comments: [],
    problems: [],
    at: 0,
    line: 0,
    lineStart: 0,
    fresh: true,
    flowLevel: 0,
    flowKey: false,
    indentNext: 0,
    indentValue: 0,
    resumed: false,
  };
  let state: State = 'stream';
  while (scan.at < masked.length) state = step(scan, state);
  return scan;
}

function step(scan: Scan, state: State): State {
  switch (state) {
    case 'stream':
      return stream(scan);
    case 'block':
      return blockStart(scan);
    case 'document':
      return inDocument(scan);
    case 'flow':
      return inFlow(scan);
  }
}

/** Between documents. */
function stream(scan: Scan): State {
  const { source } = scan;
  if (source.charCodeAt(scan.at) === BOM) {
    scan.at++;
    scan.lineStart = scan.at;
  }
  if (source.charCodeAt(scan.at) === PERCENT) {
    directive(scan);
    return 'stream';
  }
  const { at } = scan;
  while (source[scan.at] === ' ' || source[scan.at] === '\t') scan.at++;
  if (source[scan.at] === '#') takeComment(scan);
  if (isAtLineEnd(scan)) {
    skipNewline(scan);
    return 'stream';
  }
  scan.at = at;
  if (!scan.resumed) take(scan, 'start', at);
  scan.resumed = false;
  return lineStart(scan);
}

function directive(scan: Scan): void {
  const { source, at } = scan;
  const lineEnd = endOfLine(scan);
  let end = at + 1;
  while (end < lineEnd && !(source[end] === '#' && isBlank(source.charCodeAt(end - 1)))) end++;
  while (isBlank(source.charCodeAt(end - 1))) end--;
  take(scan, 'directive', end);
  skipSpaces(scan, true);
  if (!isAtLineEnd(scan)) takeComment(scan);
}

function lineStart(scan: Scan): State {
  const { source, at } = scan;
  if (isMarker(source, at)) {
    const isStart = source.charCodeAt(at) === DASH;
    take(scan, isStart ? 'marker' : 'end', at + 3);
    scan.indentValue = 0;
    scan.indentNext = 0;
    return isStart ? 'document' : 'stream';
  }
  scan.indentValue = skipSpaces(scan, false);
  if (scan.indentNext > scan.indentValue && !isGap(source.charCodeAt(scan.at + 1))) scan.indentNext = scan.indentValue;
  return blockStart(scan);
}

function blockStart(scan: Scan): State {
  const { source, at } = scan;
  const kind = indicatorKind(source.charCodeAt(at));
  if (kind === undefined || !isGap(source.charCodeAt(at + 1))) return 'document';
  take(scan, kind, at + 1);
  skipSpaces(scan, true);
  scan.indentNext = scan.indentValue + 1;
  scan.indentValue += scan.at - at;
  return 'block';
}

function inDocument(scan: Scan): State {
  skipSpaces(scan, true);
  indicators(scan);
  if (isAtLineEnd(scan)) return nextLine(scan);
  switch (scan.source[scan.at]) {
    case '#':
      takeComment(scan);
      return nextLine(scan);
    case '{':
    case '[':
      take(scan, 'open', scan.at + 1);
      scan.flowKey = false;
      scan.flowLevel = 1;
      return 'flow';
    case '}':
    case ']':
      take(scan, 'close', scan.at + 1);
      return 'document';
    case '*':
      pushName(scan, 'alias');
      return 'document';
    case '"':
    case "'":
      return takeQuoted(scan) ? 'document' : resume(scan);
    case '|':
    case '>':
      takeBlock(scan);
      return lineStart(scan);
    default:
      takePlain(scan);
      return 'document';
  }
}

function nextLine(scan: Scan): State {
  skipNewline(scan);
  return lineStart(scan);
}

/** Begins anew behind a quote that was never closed; that is no new document. */
function resume(scan: Scan): State {
  scan.flowLevel = 0;
  scan.flowKey = false;
  scan.indentNext = 0;
  scan.indentValue = 0;
  scan.resumed = true;
  return 'stream';
}

function inFlow(scan: Scan): State {
  const { source } = scan;
  const indent = flowSpace(scan);
  const isOutdented = indent !== -1 && indent < scan.indentNext && source[scan.at] !== '#';
  if ((isOutdented || (indent === 0 && isMarker(source, scan.at))) && !endsFlow(scan, indent)) {
    scan.flowLevel = 0;
    take(scan, 'broken', scan.at);
    return lineStart(scan);
  }
  while (source[scan.at] === ',') {
    take(scan, 'comma', scan.at + 1);
    skipSpaces(scan, true);
    scan.flowKey = false;
  }
  indicators(scan);
  if (isAtLineEnd(scan)) return 'flow';
  switch (source[scan.at]) {
    case '#':
      takeComment(scan);
      return 'flow';
    case '{':
    case '[':
      take(scan, 'open', scan.at + 1);
      scan.flowKey = false;
      scan.flowLevel++;
      return 'flow';
    case '}':
    case ']':
      take(scan, 'close', scan.at + 1);
      scan.flowKey = true;
      scan.flowLevel--;
      return scan.flowLevel > 0 ? 'flow' : 'document';
    case '*':
      pushName(scan, 'alias');
      return 'flow';
    case '"':
    case "'":
      scan.flowKey = true;
      return takeQuoted(scan) ? 'flow' : resume(scan);
    default:
      flowScalar(scan);
      return 'flow';
  }
}

/** Passes over white space and line breaks; gives the indentation of the last line, or -1 on the first. */
function flowSpace(scan: Scan): number {
  let indent = -1;
  for (let at = -1; at !== scan.at; ) {
    at = scan.at;
    if (skipNewline(scan)) {
      indent = skipSpaces(scan, false);
      scan.indentValue = indent;
    }
    skipSpaces(scan, true);
  }
  return indent;
}

/** The closing bracket of the whole may stand in the column of what the brackets are in. */
function endsFlow({ source, at, flowLevel, indentNext }: Scan, indent: number): boolean {
  return indent === indentNext - 1 && flowLevel === 1 && (source[at] === ']' || source[at] === '}');
}

function flowScalar(scan: Scan): void {
  const { source, at, flowKey } = scan;
  const next = source.charCodeAt(at + 1);
  scan.flowKey = false;
  if (source[at] !== ':' || !(flowKey || isGap(next) || source[at + 1] === ',')) {
    takePlain(scan);
    return;
  }
  take(scan, 'colon', at + 1);
  skipSpaces(scan, true);
}

/** Takes the tags, anchors and signs before a node. */
function indicators(scan: Scan): void {
  const { source } = scan;
  for (;;) {
    const { at } = scan;
    const code = source.charCodeAt(at);
    if (code === EXCLAMATION) take(scan, 'tag', endOfTag(source, at));
    else if (code === AMPERSAND) pushName(scan, 'anchor');
    else {
      const kind = indicatorKind(code);
      if (kind === undefined) return;
      const isInFlow = scan.flowLevel > 0;
      const next = source.charCodeAt(at + 1);
      if (!isGap(next) && !(isInFlow && isFlowSign(next))) return;
      if (isInFlow) scan.flowKey = false;
      else scan.indentNext = scan.indentValue + 1;
      take(scan, kind, at + 1);
    }
    skipSpaces(scan, true);
  }
}

const EXCLAMATION = 33;
const PERCENT = 37;
const AMPERSAND = 38;
const DASH = 45;
const COLON = 58;
const QUESTION = 63;

function indicatorKind(code: number): 'dash' | 'colon' | 'question' | undefined {
  if (code === COLON) return 'colon';
  if (code === DASH) return 'dash';
  return code === QUESTION ? 'question' : undefined;
}

/** Takes `&name` or `*name`. */
function pushName(scan: Scan, kind: 'anchor' | 'alias'): void {
  const { source } = scan;
  let end = scan.at;
  for (let code = source.charCodeAt(end); !isGap(code) && !isFlowSign(code); code = source.charCodeAt(++end));
  take(scan, kind, end);
}

/** The end of `!name` or `!<uri>`. */
function endOfTag(source: string, at: number): number {
  const tag = source[at + 1] === '<' ? /!<[^ \t\r\n>]*>?/y : /!(?:[\w#;/?:@&=+$.!~*'()-]|%[\dA-Fa-f]{2})*/y;
  tag.lastIndex = at;
  return at + (tag.exec(source)?.[0].length ?? 1);
}
