import type { Edit } from './model.ts';

/**
 * The text after all edits, whose ranges refer to the original text.
 * Of two edits that overlap, the later one is dropped; insertions at one place are kept in the order given.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit) => clamp(edit, text.length))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let done = 0;
  for (const { range, newText } of sorted) {
    if (range.start < done) continue;
    result += text.slice(done, range.start) + newText;
    done = range.end;
  }
  return result + text.slice(done);
}

function clamp(edit: Edit, length: number): Edit {
  const start = Math.min(Math.max(edit.range.start, 0), length);
  const end = Math.min(Math.max(edit.range.end, start), length);
  return { range: { start, end }, newText: edit.newText };
}
