import type { Edit, Entry, SourceDocument } from '../model.ts';
import { isBlank, lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';

/** Edits of formats in which each setting has its line: `key = value`. */

/** Replaces the value; where there is none yet, the new text goes behind the separator. */
export function replaceValue({ text }: SourceDocument, entry: Entry, newText: string): Edit {
  const glued = !isBlank(text.charCodeAt(entry.valueRange.start - 1));
  const gap = entry.style === 'none' && glued && newText !== '' && separatorText(text, entry).endsWith(' ') ? ' ' : '';
  return { range: entry.valueRange, newText: gap + newText };
}

/** Adds a line below a setting, indented and spaced like it. */
export function addLine({ text }: SourceDocument, entry: Entry, key: string, newText: string): Edit {
  const at = lineEnd(text, entry.valueRange.end);
  const head = text.slice(lineStart(text, entry.keyRange.start), entry.keyRange.start).replace('\uFEFF', '');
  const indent = /^[ \t]*$/.test(head) ? head : '';
  const line = `${indent}${key}${separatorText(text, entry)}${newText}`;
  return { range: { start: at, end: at }, newText: lineBreak(text, entry.keyRange.start) + line };
}

/** Removes a setting with its lines. */
export function removeLine({ text }: SourceDocument, entry: Entry): Edit {
  const start = lineStart(text, entry.keyRange.start);
  const from = text[start] === '\uFEFF' ? start + 1 : start;
  return { range: { start: from, end: nextLine(text, entry.valueRange.end) }, newText: '' };
}

/** The separator with one blank on each side where the setting has some before it. */
function separatorText(text: string, entry: Entry): string {
  let at = entry.keyRange.end;
  while (at < entry.valueRange.start && isBlank(text.charCodeAt(at))) at++;
  const sign = text[at] === ':' || text[at] === '=' ? text.charAt(at) : '';
  if (sign === '') return at > entry.keyRange.end ? ' ' : '=';
  const before = at > entry.keyRange.end;
  const after = isBlank(text.charCodeAt(at + 1)) || (before && entry.style === 'none');
  return `${before ? ' ' : ''}${sign}${after ? ' ' : ''}`;
}
