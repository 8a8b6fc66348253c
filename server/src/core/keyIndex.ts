import { dialects } from './dialects/index.ts';
import type { Dialect, Scope, Slot, Variable } from './model.ts';

/** One dialect's claim on a variable: it is this slot, under this prefix. A lower rank is a more usual spelling. */
export interface Claim {
  readonly dialect: Dialect;
  readonly slot: Slot;
  readonly prefix: string;
  readonly rank: number;
}

interface IndexedKey {
  readonly dialect: Dialect;
  readonly slot: Slot;
  readonly segments: readonly string[];
  readonly rank: number;
}

const byLastSegment = indexKeys(dialects);
/** Keys whose last segment may be any name. */
const OPEN_ENDED = byLastSegment.get('*') ?? [];
/** Several dialects read the same pattern: it is tried once. */
const byPattern = patternsOf(dialects);

/** Patterns are about mail: a name without such a word, and a value that is no mail URL, need not be shown to them. */
const MAIL_NAME = /mail|smtp|smarthost/i;
const MAIL_URL = /^s(?:mtps?|ubmissions?):/i;

/** Gives the claims of all dialects on a variable. */
export type Claimant = (variable: Variable) => readonly Claim[];

const NO_CLAIMS: readonly Claim[] = [];

/**
 * Answers which dialects know a variable as one of their keys; the cost does not grow with the number of dialects.
 * One for a file, since its variables often share their segments.
 */
export function claimant(kind: Scope['kind']): Claimant {
  const keysOf = memo((last) => byLastSegment.get(relax(last)) ?? []);
  const isMailName = memo((segment) => MAIL_NAME.test(segment));
  return (variable) => {
    const { path } = variable;
    const dotted = kind === 'tree' || path.length === 1 ? segmentsOf(path, kind) : path;
    const keys = keysOf(dotted.at(-1) ?? '');
    const text = provenText(variable);
    const isAboutMail = dotted.some(isMailName) || (text !== undefined && MAIL_URL.test(text));
    if (keys.length === 0 && !isAboutMail) return NO_CLAIMS;
    const claims: Claim[] = [];
    for (const key of isAboutMail ? [...keys, ...OPEN_ENDED] : keys) {
      const prefix = matchTail(dotted, key, kind);
      if (prefix !== undefined) claims.push({ dialect: key.dialect, slot: key.slot, prefix, rank: key.rank });
    }
    if (!isAboutMail) return claims;
    for (const [pattern, readers] of byPattern) {
      const match = pattern(dotted, kind, text);
      if (match === undefined) continue;
      for (const dialect of readers) claims.push({ dialect, slot: match.slot, prefix: match.group, rank: 99 });
    }
    return claims;
  };
}

/** Answers for a segment what was answered before. */
function memo<T>(answer: (segment: string) => T): (segment: string) => T {
  const known = new Map<string, T>();
  return (segment) => {
    let found = known.get(segment);
    if (found === undefined) {
      found = answer(segment);
      known.set(segment, found);
    }
    return found;
  };
}

function segmentsOf(path: readonly string[], kind: Scope['kind']): readonly string[] {
  if (!path.some(hasDot)) return path;
  return kind === 'tree' ? dottedSegments(path) : withoutBrackets(path.join('.')).split('.');
}

function hasDot(segment: string): boolean {
  return segment.includes('.');
}

/** The text of a variable as far as the file proves it: a URL with a reference in it still shows its scheme. */
export function provenText({ dynamic, value }: Variable): string | undefined {
  return !dynamic || /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(value) ? value : undefined;
}

/** The segments with dots between them; quicker than `join` for the few that paths have. */
export function joinPath(path: readonly string[]): string {
  let joined = path[0] ?? '';
  for (let i = 1; i < path.length; i++) joined += `.${path[i]}`;
  return joined;
}

/** Path segments with dotted keys taken apart: `properties` / `mail.smtp.auth` → four; Spring's `[mail.smtp.auth]` too. */
export function dottedSegments(path: readonly string[]): readonly string[] {
  if (!path.some(hasDot)) return path;
  return path.flatMap((segment) => withoutBrackets(segment).split('.'));
}

/** Spring's brackets keep the dots of a map's key: `[mail.smtp.auth]`, and `properties[mail.smtp.auth]` in one line. */
function withoutBrackets(key: string): string {
  if (!key.includes('[')) return key;
  return key.replace(/\[([\w-]{1,60}(?:\.[\w-]{1,60}){1,10})\]/g, '.$1').replace(/^\./, '');
}

type Pattern = NonNullable<Dialect['match']>;

function patternsOf(all: readonly Dialect[]): ReadonlyMap<Pattern, readonly Dialect[]> {
  const found = new Map<Pattern, Dialect[]>();
  for (const dialect of all) {
    if (dialect.match === undefined) continue;
    const readers = found.get(dialect.match);
    if (readers === undefined) found.set(dialect.match, [dialect]);
    else readers.push(dialect);
  }
  return found;
}

function indexKeys(all: readonly Dialect[]): ReadonlyMap<string, readonly IndexedKey[]> {
  const index = new Map<string, IndexedKey[]>();
  for (const dialect of all) {
    for (const [slot, spellings] of Object.entries(dialect.keys)) {
      spellings.forEach((spelling, rank) => {
        const segments = spelling.split('.');
        const last = relax(segments.at(-1) ?? '');
        const list = index.get(last) ?? [];
        list.push({ dialect, slot, segments, rank });
        index.set(last, list);
      });
    }
  }
  return index;
}

/** What stands before the key's segments (`''` when nothing does), or undefined when they do not match. */
function matchTail(path: readonly string[], key: IndexedKey, kind: Scope['kind']): string | undefined {
  const { segments, dialect } = key;
  const head = path.length - segments.length;
  if (head < 0 || (kind === 'env' && head > 0)) return undefined;
  for (let i = 0; i < segments.length; i++) {
    if (!sameSegment(path[head + i] ?? '', segments[i] ?? '', dialect.keyCase)) return undefined;
  }
  // A wildcard stands for the name of one of several blocks, which must stay apart.
  const wild = segments.flatMap((segment, i) => (segment === '*' ? [path[head + i] ?? ''] : []));
  return [...path.slice(0, head), ...wild].join('.');
}

function sameSegment(actual: string, wanted: string, keyCase: Dialect['keyCase']): boolean {
  if (wanted === '*' || actual === wanted) return true;
  if (keyCase === 'insensitive') return actual.toLowerCase() === wanted.toLowerCase();
  return keyCase === 'relaxed' && relax(actual) === relax(wanted);
}

function relax(segment: string): string {
  return segment.toLowerCase().replace(/[-_]/g, '');
}
