const LF = 10;
const CR = 13;

/** The start of the line that holds the offset. */
export function lineStart(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && !isBreak(text.charCodeAt(i - 1))) i--;
  // Between CR and LF the line has already ended; its start is where it was before CR.
  return i;
}

/** The end of the line that holds the offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && !isBreak(text.charCodeAt(i))) i++;
  return i;
}

/** The start of the next line (after the line break), or the end of the text. */
export function nextLine(text: string, offset: number): number {
  return skipBreak(text, lineEnd(text, offset));
}

/** The offset after one line break that stands at the offset. */
export function skipBreak(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code === CR) return text.charCodeAt(offset + 1) === LF ? offset + 2 : offset + 1;
  return code === LF ? offset + 1 : offset;
}

/** True for LF and CR. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

/** The line break that the text uses near the offset: that of its line, else the text's first, else LF. */
export function lineBreak(text: string, offset: number): string {
  const end = lineEnd(text, offset);
  if (end < text.length) return text.slice(end, skipBreak(text, end));
  const first = lineEnd(text, 0);
  return first < text.length ? text.slice(first, skipBreak(text, first)) : '\n';
}

/** The first offset at or after `offset` that holds neither a space nor a tab. */
export function skipBlanks(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** True for a space and a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
