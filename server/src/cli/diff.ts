import { understand } from '../core/lint.ts';
import type { Range } from '../core/model.ts';
import { lineOf, lineStarts } from '../core/position.ts';
import { MASK, secretsOf } from '../core/secrets.ts';

const CONTEXT = 3;

/** A line that may hold a secret of any kind; it is left out where only context is shown. */
const SECRET_LINE =
  /pass|pwd|secret|token|credential|private|api[_-]?key|access[_-]?key|_auth|-----BEGIN|:\/\/[^\s/]*@/i;

const LINE_FORMATS: ReadonlySet<string> = new Set(['dotenv', 'ini', 'properties']);

const SECRET_KEY = /pass|pwd|secret|token|credential|private|key$/i;

interface Line {
  /** With its line break. */
  readonly text: string;
  /** As it may be printed. */
  readonly printed: string;
  /** True when it must not be shown as context. */
  readonly secret: boolean;
}

interface Hunk {
  /** 0-based lines, end exclusive. */
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * A unified diff of one file. Context stops short of lines that may hold a secret, and a password in a changed line is
 * replaced by dots; `masked` says that a patch made of this diff would not fit.
 */
export function unifiedDiff(
  name: string,
  path: string,
  before: string,
  after: string,
): { readonly text: string; readonly masked: boolean } {
  const old = linesOf(path, before);
  const next = linesOf(path, after);
  const changes = changesOf(old, next);
  const hunks = withContext(changes, old);
  const body = hunks.map((group) => hunkText(group, old, next));
  const masked = changes.some(
    (change) =>
      old.slice(change.oldStart, change.oldEnd).some(isMasked) ||
      next.slice(change.newStart, change.newEnd).some(isMasked),
  );
  return { text: `--- a/${name}\n+++ b/${name}\n${body.join('')}`, masked };
}

/** The changed lines alone, each with its number (from 1) on its own side; passwords are dots. */
export function changedLines(
  path: string,
  before: string,
  after: string,
): readonly { readonly sign: '-' | '+'; readonly line: number; readonly text: string }[] {
  const old = linesOf(path, before);
  const next = linesOf(path, after);
  const rows = (sign: '-' | '+', lines: readonly Line[], start: number, end: number) =>
    lines
      .slice(start, end)
      .map(({ printed }, i) => ({ sign, line: start + i + 1, text: printed.replace(/[\r\n]+$/, '') }));
  return changesOf(old, next).flatMap(({ oldStart, oldEnd, newStart, newEnd }) => [
    ...rows('-', old, oldStart, oldEnd),
    ...rows('+', next, newStart, newEnd),
  ]);
}

function isMasked({ text, printed }: Line): boolean {
  return text !== printed;
}

function linesOf(path: string, text: string): readonly Line[] {
  const analysis = understand(path, text);
  const { ranges: passwords, hide } = secretsOf(analysis);
  // Secrets of other programs may stand in the same line of a JSON file.
  const others = analysis?.document.entries.filter(({ path: keys }) => SECRET_KEY.test(keys.at(-1) ?? '')) ?? [];
  const starts = lineStarts(text);
  // Where a line holds one setting, what follows a password may be the rest of it, cut off by a `#` or a blank.
  const toLineEnd = analysis !== undefined && LINE_FORMATS.has(analysis.document.format);
  const ranges = [...passwords, ...others.map(({ innerRange }) => innerRange)].map(({ start, end }) => ({
    start,
    end: toLineEnd ? Math.max(end, (starts[lineOf(starts, end) + 1] ?? text.length + 1) - 1) : end,
  }));
  const byLine = new Map<number, Range[]>();
  for (const range of ranges) {
    for (let line = lineOf(starts, range.start); line <= lineOf(starts, range.end); line++) {
      byLine.set(line, [...(byLine.get(line) ?? []), range]);
    }
  }
  const lines = starts.map((start, i): Line => {
    const line = text.slice(start, starts[i + 1]);
    const secret = byLine.get(i) ?? [];
    const printed = hide(maskRanges(line, start, secret));
    return { text: line, printed, secret: secret.length > 0 || SECRET_LINE.test(line) };
  });
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

function maskRanges(line: string, start: number, ranges: readonly Range[]): string {
  const length = line.replace(/[\r\n]+$/, '').length;
  let result = '';
  let done = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(done, range.start - start);
    const to = Math.min(length, range.end - start);
    if (to <= from) continue;
    // Ranges that overlap are one secret.
    result += line.slice(done, from) + (from === done && done > 0 ? '' : MASK);
    done = to;
  }
  return result + line.slice(done);
}

/** The changed stretches between two lists of lines; fixes change few lines, so the ends are cut off and the rest compared. */
function changesOf(old: readonly Line[], next: readonly Line[]): readonly Hunk[] {
  const changes: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i]?.text === next[j]?.text) {
      i++;
      j++;
      continue;
    }
    const [di, dj] = resync(old, next, i, j);
    changes.push({ oldStart: i, oldEnd: i + di, newStart: j, newEnd: j + dj });
    i += di;
    j += dj;
  }
  return changes;
}

/** How many lines of each side to skip until both run alike again; the fewest in sum. */
function resync(old: readonly Line[], next: readonly Line[], i: number, j: number): readonly [number, number] {
  const limit = Math.min(2000, old.length - i + next.length - j);
  for (let sum = 1; sum <= limit; sum++) {
    for (let di = Math.max(0, sum - (next.length - j)); di <= Math.min(sum, old.length - i); di++) {
      const dj = sum - di;
      if (runsAlike(old, next, i + di, j + dj)) return [di, dj];
    }
  }
  return [old.length - i, next.length - j];
}

function runsAlike(old: readonly Line[], next: readonly Line[], i: number, j: number): boolean {
  if (i === old.length && j === next.length) return true;
  for (let k = 0; k < 2; k++) {
    const a = old[i + k];
    const b = next[j + k];
    if (a === undefined && b === undefined) return k > 0;
    if (a?.text !== b?.text) return false;
  }
  return true;
}

/** Changes with the context around them; those whose context meets become one hunk. */
function withContext(changes: readonly Hunk[], old: readonly Line[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    const between = last === undefined ? undefined : old.slice(last.oldEnd, change.oldStart);
    const joins = between !== undefined && between.length <= 2 * CONTEXT && !between.some(({ secret }) => secret);
    if (joins) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkText(group: readonly Hunk[], old: readonly Line[], next: readonly Line[]): string {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return '';
  let before = 0;
  while (before < CONTEXT && old[first.oldStart - before - 1]?.secret === false) before++;
  let behind = 0;
  while (behind < CONTEXT && old[last.oldEnd + behind]?.secret === false) behind++;
  const rows: string[] = old.slice(first.oldStart - before, first.oldStart).map((line) => row(' ', line));
  let at = first.oldStart;
  for (const change of group) {
    rows.push(...old.slice(at, change.oldStart).map((line) => row(' ', line)));
    rows.push(...old.slice(change.oldStart, change.oldEnd).map((line) => row('-', line)));
    rows.push(...next.slice(change.newStart, change.newEnd).map((line) => row('+', line)));
    at = change.oldEnd;
  }
  rows.push(...old.slice(last.oldEnd, last.oldEnd + behind).map((line) => row(' ', line)));
  const oldRange = span(first.oldStart - before, last.oldEnd + behind);
  const newRange = span(first.newStart - before, last.newEnd + behind);
  return `@@ -${oldRange} +${newRange} @@\n${rows.join('')}`;
}

function span(start: number, end: number): string {
  const length = end - start;
  return `${length === 0 ? start : start + 1},${length}`;
}

function row(sign: string, { printed }: Line): string {
  return printed.endsWith('\n') ? sign + printed : `${sign}${printed}\n\\ No newline at end of file\n`;
}
