import type { Edit } from '../core/model.ts';

/**
 * The edits that turn one text into the other: one for each line that differs where the number of lines is the same,
 * so that cursors and folds elsewhere stay; else one from the first difference to the last.
 */
export function difference(before: string, after: string): readonly Edit[] {
  const old = before.split('\n');
  const lines = after.split('\n');
  if (old.length !== lines.length) return changed(before, after, 0);
  let start = 0;
  return old.flatMap((line, i) => {
    const at = start;
    start += line.length + 1;
    return changed(line, lines[i] ?? '', at);
  });
}

/** What lies between the common head and the common tail. */
function changed(before: string, after: string, at: number): readonly Edit[] {
  if (before === after) return [];
  const room = Math.min(before.length, after.length);
  let head = 0;
  while (head < room && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < room - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const range = { start: at + head, end: at + before.length - tail };
  return [{ range, newText: after.slice(head, after.length - tail) }];
}
