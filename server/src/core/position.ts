/** A place as editors count it: 0-based line, UTF-16 units from its start. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LF = 10;
const CR = 13;

/** The offset at which each line starts; lines end with CRLF, LF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

/** The 0-based line of an offset. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line and column of an offset. */
export function positionAt(starts: readonly number[], offset: number): Position {
  const line = lineOf(starts, offset);
  return { line, character: Math.max(0, offset - (starts[line] ?? 0)) };
}

/** The offset of a position; a column beyond the end of its line means the end of that line, as LSP has it. */
export function offsetAt(text: string, starts: readonly number[], position: Position): number {
  if (position.line < 0) return 0;
  const start = starts[position.line];
  if (start === undefined) return text.length;
  const next = starts[position.line + 1];
  const end = next === undefined ? text.length : next - breakLength(text, next);
  return Math.min(start + Math.max(0, position.character), end);
}

function breakLength(text: string, next: number): number {
  return text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR ? 2 : 1;
}
