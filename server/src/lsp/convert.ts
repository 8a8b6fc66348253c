import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { Edit, Range as Span } from '../core/model.ts';
import { lineStarts, offsetAt, positionAt } from '../core/position.ts';

/** The one place where offsets of the core become positions of the protocol, and back. */
export interface Converter {
  range(span: Span): Range;
  span(range: Range): Span;
  offset(position: Position): number;
  textEdits(edits: readonly Edit[]): TextEdit[];
  /** The whole line that holds an offset, without its line break. */
  lineSpan(offset: number): Span;
  /** The line of an offset. */
  line(offset: number): number;
}

/** What a column counts: bytes, 16-bit units, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The encodings that a client may choose; the first of its own list that is here is used. */
export const ENCODINGS: readonly PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** A text with the way in which its client counts columns. */
export interface Counted {
  readonly text: string;
  readonly encoding: PositionEncoding;
}

/** The converter of one text. */
export function converter({ text, encoding }: Counted): Converter {
  const starts = lineStarts(text);
  const position = (at: number): Position => {
    const { line, character } = positionAt(starts, at);
    const start = starts[line] ?? 0;
    return { line, character: columnOf(text.slice(start, start + character), encoding) };
  };
  const range = (span: Span): Range => ({ start: position(span.start), end: position(span.end) });
  const offset = ({ line, character }: Position): number => {
    const end = offsetAt(text, starts, { line, character: Number.MAX_SAFE_INTEGER });
    if (line < 0 || starts[line] === undefined) return line < 0 ? 0 : end;
    return starts[line] + unitsOf(text.slice(starts[line], end), Math.max(0, character), encoding);
  };
  return {
    range,
    span: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
    offset,
    textEdits: (edits) => edits.map((edit) => ({ range: range(edit.range), newText: edit.newText })),
    lineSpan: (at) => {
      const { line } = positionAt(starts, at);
      return { start: starts[line] ?? 0, end: offset({ line, character: Number.MAX_SAFE_INTEGER }) };
    },
    line: (at) => positionAt(starts, at).line,
  };
}

/** 16-bit units → columns. */
function columnOf(head: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return head.length;
  let column = 0;
  for (const char of head) column += widthOf(char, encoding);
  return column;
}

/** Columns → 16-bit units; a column inside a character means its start, one beyond the line its end. */
function unitsOf(line: string, column: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return Math.min(column, line.length);
  let units = 0;
  let passed = 0;
  for (const char of line) {
    passed += widthOf(char, encoding);
    if (passed > column) break;
    units += char.length;
  }
  return units;
}

function widthOf(char: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-32') return 1;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** True when two ranges share a place; touching counts, as a cursor at the end of a word belongs to it. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
