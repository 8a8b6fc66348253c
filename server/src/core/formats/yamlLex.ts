import { Lexer } from 'yaml';
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
  /** Where the text of a block scalar starts, below its header. */
  readonly body?: number;
}

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** Splits YAML into tokens with the lexer of the `yaml` package; a quote that is never closed ends with its line. */
export function lexYaml(masked: string, text: string): Lexed {
  const state: State = { text, tokens: [], comments: [], problems: [], line: 0, lineStart: 0, fresh: true };
  let from = 0;
  while (from < masked.length) from = lexFrom(masked, from, state);
  return state;
}

interface State {
  readonly text: string;
  readonly tokens: Token[];
  readonly comments: Comment[];
  readonly problems: Problem[];
  line: number;
  lineStart: number;
  /** True until the current line has a token. */
  fresh: boolean;
}

function lexFrom(masked: string, from: number, state: State): number {
  const source = from === 0 ? masked : masked.slice(from);
  let offset = from;
  let scalar = false;
  let started = false;
  let header: Token | undefined;
  for (const lexeme of new Lexer().lex(source)) {
    const start = offset;
    if (scalar) {
      scalar = false;
      offset += lexeme.length;
      if (header !== undefined) {
        state.tokens.pop();
        advance(state, lexeme, start);
        state.tokens.push({ ...header, end: offset, lastLine: state.line, body: start });
        header = undefined;
      } else push(state, 'plain', start, lexeme);
      continue;
    }
    const code = lexeme.charCodeAt(0);
    if (code === 0x1f) {
      scalar = true;
      continue;
    }
    if (code === 0x02 || code === 0x18) {
      // Two tokens that stand for no text. A new start of the lexer is no new document.
      if (code === 0x18 || from === 0 || started) push(state, code === 0x02 ? 'start' : 'broken', start, '');
      started = true;
      continue;
    }
    offset += lexeme.length;
    if (code === 10 || code === 13) {
      advance(state, lexeme, start);
      continue;
    }
    if (code === 32 || code === 9) {
      if (state.fresh && lexeme.includes('\t')) noteTab(state, masked, start, offset);
      continue;
    }
    if (code === 35) {
      const range = { start, end: offset };
      state.comments.push({ range, text: state.text.slice(start + 1, offset).trim() });
      continue;
    }
    if (header !== undefined) {
      state.problems.push({
        range: { start, end: offset },
        message: 'Text cannot begin on the line of its "|" or ">".',
      });
      continue;
    }
    if (code === 0xfeff) {
      state.lineStart = offset;
      continue;
    }
    if ((code === 34 || code === 39) && !isClosed(lexeme)) return cutUnclosed(state, start, lexeme);
    push(state, kindOf(lexeme), start, lexeme);
    header = code === 124 || code === 62 ? state.tokens.at(-1) : undefined;
  }
  return masked.length;
}

function kindOf(lexeme: string): TokenKind {
  switch (lexeme[0]) {
    case '-':
      return lexeme === '---' ? 'marker' : 'dash';
    case '.':
      return 'end';
    case '%':
      return 'directive';
    case '"':
    case "'":
      return 'quoted';
    case '|':
    case '>':
      return 'block';
    case '*':
      return 'alias';
    case '&':
      return 'anchor';
    case '!':
      return 'tag';
    case '?':
      return 'question';
    case ':':
      return 'colon';
    case ',':
      return 'comma';
    case '[':
    case '{':
      return 'open';
    case ']':
    case '}':
      return 'close';
    default:
      return 'directive';
  }
}

function push(state: State, kind: TokenKind, start: number, lexeme: string): void {
  const { line, lineStart, fresh } = state;
  if (lexeme !== '') state.fresh = false;
  advance(state, lexeme, start);
  const end = start + lexeme.length;
  state.tokens.push({ kind, start, end, line, lastLine: state.line, column: start - lineStart, first: fresh });
}

function advance(state: State, lexeme: string, start: number): void {
  for (let at = lexeme.indexOf('\n'); at >= 0; at = lexeme.indexOf('\n', at + 1)) {
    state.line++;
    state.lineStart = start + at + 1;
    // After a block scalar the next token starts its line; after any other scalar it follows on its last line.
    state.fresh = at + 1 === lexeme.length;
  }
}

function noteTab(state: State, masked: string, start: number, end: number): void {
  const next = masked[end];
  if (next === undefined || next === '\n' || next === '\r' || next === '#') return;
  state.problems.push({ range: { start, end }, message: 'YAML does not allow tabs in the indentation.' });
}

function isClosed(lexeme: string): boolean {
  const quote = lexeme[0];
  if (lexeme.length < 2 || lexeme.at(-1) !== quote) return false;
  if (quote === "'") return trailing(lexeme.slice(1), "'") % 2 === 1;
  return trailing(lexeme.slice(0, -1), '\\') % 2 === 0;
}

function trailing(text: string, char: string): number {
  let n = 0;
  while (n < text.length && text[text.length - 1 - n] === char) n++;
  return n;
}

function cutUnclosed(state: State, start: number, lexeme: string): number {
  const line = /^[^\r\n]*/.exec(lexeme)?.[0] ?? '';
  const range = { start, end: start + line.length };
  state.problems.push({ range, message: 'The quoted value is not closed.' });
  push(state, 'quoted', start, line);
  return range.end;
}
