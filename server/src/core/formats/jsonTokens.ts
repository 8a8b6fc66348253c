import { createScanner } from 'jsonc-parser';
import type { Range, ScalarType } from '../model.ts';

/** A token of JSON with comments; white space is left out. `word` is what JSON does not know, `action` a template's. */
export interface JsonToken extends Range {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'string' | 'literal' | 'word' | 'action' | 'comment';
  /** The decoded string, the text of a literal or a comment, or the bracket. */
  readonly value: string;
  readonly type: ScalarType;
  readonly error?: string;
}

// The scanner's token kinds; its own `const enum` cannot be imported into isolated modules.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const NULL = 7;
const TRUE = 8;
const FALSE = 9;
const STRING = 10;
const NUMBER = 11;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANK = 15;
const END = 17;

/**
 * The tokens of a text, one by one; actions of templates are kept together. What most texts consist of is read here, for
 * speed; where there is an escape, a fraction, a comment or a mistake, the scanner of `jsonc-parser` decides.
 */
export function jsonTokens(text: string): () => JsonToken | undefined {
  const scanner = createScanner(text);
  const actionEnd = actionFinder(text);
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  return () => {
    // The scanner would build a string of all white space.
    while (isSpace(text.charCodeAt(position))) position++;
    const simple = simpleToken(text, position);
    if (simple !== undefined) {
      position = simple.end;
      return simple;
    }
    scanner.setPosition(position);
    let kind = scanner.scan() as number;
    while (kind === LINE_BREAK || kind === BLANK) kind = scanner.scan();
    if (kind === END) return undefined;
    const start = scanner.getTokenOffset();
    const action = kind === OPEN_BRACE || kind > BLANK ? actionEnd(start) : undefined;
    if (action !== undefined) {
      position = action;
      return { kind: 'action', start, end: action, value: text.slice(start, action), type: 'string' };
    }
    const end = Math.min(scanner.getPosition(), text.length);
    const value = kind === STRING ? scanner.getTokenValue() : text.slice(start, end);
    const token = tokenOf(text, kind, start, end, value);
    position = token.end;
    const error = scanner.getTokenError() === 0 ? undefined : ERRORS[scanner.getTokenError()];
    return error === undefined ? token : { ...token, error };
  };
}

/** A sign, a string without escapes, a whole number, `true`, `false` or `null`; undefined for anything else. */
function simpleToken(text: string, start: number): JsonToken | undefined {
  const code = text.charCodeAt(start);
  switch (code) {
    case 34:
      return simpleString(text, start);
    case 44:
      return { kind: 'comma', start, end: start + 1, value: ',', type: 'string' };
    case 58:
      return { kind: 'colon', start, end: start + 1, value: ':', type: 'string' };
    case 91:
      return { kind: 'open', start, end: start + 1, value: '[', type: 'string' };
    case 93:
      return { kind: 'close', start, end: start + 1, value: ']', type: 'string' };
    case 123: {
      const next = text[start + 1];
      if (next === '{' || next === '%' || next === '#') return undefined;
      return { kind: 'open', start, end: start + 1, value: '{', type: 'string' };
    }
    case 125:
      return { kind: 'close', start, end: start + 1, value: '}', type: 'string' };
    case 102:
      return keyword(text, start, 'false', 'boolean');
    case 110:
      return keyword(text, start, 'null', 'null');
    case 116:
      return keyword(text, start, 'true', 'boolean');
    default:
      return code === 45 || isDigit(code) ? wholeNumber(text, start) : undefined;
  }
}

function simpleString(text: string, start: number): JsonToken | undefined {
  let end = start + 1;
  for (let code = text.charCodeAt(end); code !== 34; code = text.charCodeAt(++end)) {
    if (!(code >= 32) || code === 92) return undefined;
  }
  return { kind: 'string', start, end: end + 1, value: text.slice(start + 1, end), type: 'string' };
}

function wholeNumber(text: string, start: number): JsonToken | undefined {
  const first = text.charCodeAt(start) === 45 ? start + 1 : start;
  let end = first;
  while (isDigit(text.charCodeAt(end))) end++;
  const isWhole = end > first && (text.charCodeAt(first) !== 48 || end === first + 1);
  if (!isWhole || isNumberPart(text.charCodeAt(end))) return undefined;
  return { kind: 'literal', start, end, value: text.slice(start, end), type: 'number' };
}

function keyword(text: string, start: number, value: string, type: ScalarType): JsonToken | undefined {
  const end = start + value.length;
  if (!text.startsWith(value, start) || !/[ \t\r\n,\]}]/.test(text.charAt(end))) return undefined;
  return { kind: 'literal', start, end, value, type };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

export const UNCLOSED = 'The string is not closed.';

const ERRORS: Readonly<Record<number, string>> = {
  1: 'The comment is not closed.',
  2: UNCLOSED,
  3: 'The number is not complete.',
  4: 'This is no Unicode escape.',
  5: 'JSON does not know this escape.',
  6: 'A control character has to be escaped.',
};

function tokenOf(text: string, kind: number, start: number, end: number, value: string): JsonToken {
  const token = (name: JsonToken['kind'], type: ScalarType = 'string'): JsonToken => ({
    kind: name,
    start,
    end,
    value,
    type,
  });
  switch (kind) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return token('open');
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      return token('close');
    case COMMA:
      return token('comma');
    case COLON:
      return token('colon');
    case STRING:
      return token('string');
    case NULL:
      return token('literal', 'null');
    case TRUE:
    case FALSE:
      return token('literal', 'boolean');
    case NUMBER:
      return numberOf(text, start, end);
    case LINE_COMMENT:
      return { ...token('comment'), value: text.slice(start + 2, end).trim() };
    case BLOCK_COMMENT:
      return {
        ...token('comment'),
        value: text
          .slice(start + 2, end)
          .replace(/\*\/$/, '')
          .trim(),
      };
    default:
      return { ...token('word'), error: 'JSON does not know this word; text needs double quotes.' };
  }
}

/** A number keeps its spelling; what JSON does not allow in it (`0587`) still belongs to it. */
function numberOf(text: string, start: number, end: number): JsonToken {
  let to = end;
  while (isNumberPart(text.charCodeAt(to))) to++;
  const token: JsonToken = { kind: 'literal', start, end: to, value: text.slice(start, to), type: 'number' };
  if (to === end) return token;
  const word = /^[-\d.]+$/.test(token.value) ? token : { ...token, kind: 'word' as const, type: 'string' as const };
  return { ...word, error: 'This is no number of JSON.' };
}

function isNumberPart(code: number): boolean {
  return (
    isDigit(code) ||
    code === 46 ||
    code === 43 ||
    code === 45 ||
    code === 95 ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122)
  );
}

/** Finds the end of `{{ … }}`, `{% … %}`, `{# … #}`, `<% … %>`, `${…}` and their kin, none of which is JSON. */
function actionFinder(text: string): (start: number) => number | undefined {
  const nearest = new Map<string, number>();
  const find = (close: string, from: number): number => {
    const known = nearest.get(close);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = text.indexOf(close, from);
    nearest.set(close, found);
    return found;
  };
  return (start) => {
    const close = text.startsWith('{{{', start) ? '}}}' : CLOSERS.get(text.slice(start, start + 2));
    if (close === undefined) return referenceEnd(text, start);
    const end = find(close, start + 2);
    return end < 0 || end - start > LONGEST_ACTION ? undefined : end + close.length;
  };
}

const LONGEST_ACTION = 2000;

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
]);

/** The end of `${…}`, `#{…}#`, `%{…}`, `@{…}`, `$(…)`, `$[…]` or `((…))` with what is nested in it, on one line. */
function referenceEnd(text: string, start: number): number | undefined {
  const two = text.slice(start, start + 2);
  if (!/^(?:[$#%@]\{|\$[([]|\(\()$/.test(two)) return undefined;
  let depth = 0;
  const limit = Math.min(text.length, start + LONGEST_REFERENCE);
  for (let at = two === '((' ? start : start + 1; at < limit && !isBreak(text.charCodeAt(at)); at++) {
    const sign = text[at] ?? '';
    if ('{[('.includes(sign)) depth++;
    else if ('}])'.includes(sign)) depth--;
    if (depth > 0) continue;
    return text[at + 1] === '#' && two === '#{' ? at + 2 : at + 1;
  }
  return undefined;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

const LONGEST_REFERENCE = 400;
