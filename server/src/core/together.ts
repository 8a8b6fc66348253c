import type { Edit, Range } from './model.ts';

/**
 * Edits that know nothing of each other, made to fit: keys that come under one new parent share it, and a map that
 * goes away (`removals`) takes no new key with it. Undefined where that is not possible.
 */
export function together(edits: readonly Edit[], removals: ReadonlySet<Edit>): readonly Edit[] | undefined {
  const swallowed = edits.some(
    (gone) =>
      removals.has(gone) &&
      edits.some(({ range }) => isInsertion(range) && gone.range.start < range.start && range.start <= gone.range.end),
  );
  if (swallowed) return undefined;
  const merged: Edit[] = [];
  for (const [i, edit] of edits.entries()) {
    const before = edits[i - 1];
    const shared =
      before !== undefined && isInsertion(edit.range) && before.range.start === edit.range.start
        ? sharedLines(before.newText, edit.newText)
        : 0;
    if (shared === 0) merged.push(edit);
    // The braces of JSON close behind each key.
    else if (/[{}]/.test(edit.newText)) return undefined;
    else merged.push({ ...edit, newText: withoutLines(edit.newText, shared) });
  }
  return merged;
}

function isInsertion({ start, end }: Range): boolean {
  return start === end;
}

/** How many lines two insertions have in common at their start; 0 when no key is among them. */
function sharedLines(a: string, b: string): number {
  const [first, second] = [a.split('\n'), b.split('\n')];
  const count = first.findIndex((line, i) => line !== second[i]);
  return second.slice(0, Math.max(count, 0)).some((line) => /[:{]\s*$/.test(line)) ? count : 0;
}

/** The insertion without its first lines; the line break before them stays. */
function withoutLines(text: string, count: number): string {
  const lines = text.split('\n');
  const [head = ''] = lines;
  return (head.trim() === '' ? `${head}\n` : '') + lines.slice(count).join('\n');
}
