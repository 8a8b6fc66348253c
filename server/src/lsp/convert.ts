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

/** The converter of one text. */
export function converter(text: string): Converter {
  const starts = lineStarts(text);
  const range = (span: Span): Range => ({ start: positionAt(starts, span.start), end: positionAt(starts, span.end) });
  const offset = (position: Position): number => offsetAt(text, starts, position);
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

/** True when two ranges share a place; touching counts, as a cursor at the end of a word belongs to it. */
export function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
