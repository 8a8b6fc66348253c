import { dialects } from './dialects/index.ts';
import { type Claimant, claimant, dottedSegments, provenText } from './keyIndex.ts';
import type { Block, Dialect, FileFacts, Range, Reading, Scope, Slot, Variable } from './model.ts';
import { providerOfHost, reachOf } from './provider.ts';
import { makeSettings } from './settings.ts';
import type { Versions } from './versions.ts';

/** The settings of one dialect under one prefix of one scope, before it is known which dialect wins. */
interface Candidate {
  readonly dialect: Dialect;
  readonly scope: Scope;
  readonly prefix: string;
  readonly claimed: Map<Slot, { readonly variable: Variable; readonly rank: number }>;
}

/** Every settings block of the scopes, in the order of the text. A variable belongs to one block at most. */
export function blocksOf(scopes: readonly Scope[], file: FileFacts, versions?: Versions): readonly Block[] {
  const blocks: Block[] = [];
  const claimants = { env: claimant('env'), tree: claimant('tree') };
  for (const scope of scopes) {
    const taken = new Set<Variable>();
    for (const candidate of ranked(scope, file, claimants[scope.kind])) {
      for (const [slot, { variable }] of candidate.claimed) if (taken.has(variable)) candidate.claimed.delete(slot);
      if (!isBlock(candidate) || !standsHere(candidate)) continue;
      for (const { variable } of candidate.claimed.values()) taken.add(variable);
      blocks.push(understand(candidate, file, versions));
    }
  }
  return blocks.sort((a, b) => a.range.start - b.range.start);
}

/** The candidates that the evidence allows, the best proven first. */
function ranked(scope: Scope, file: FileFacts, claimsOn: Claimant): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const variable of scope.variables) {
    for (const { dialect, slot, prefix, rank } of claimsOn(variable)) {
      const id = `${dialect.id}\u0000${prefix}`;
      const candidate = candidates.get(id) ?? { dialect, scope, prefix, claimed: new Map() };
      candidates.set(id, candidate);
      const present = candidate.claimed.get(slot);
      // The first spelling of the dialect's list wins; of equal ones the last, as loaders do.
      if (present === undefined || rank <= present.rank) candidate.claimed.set(slot, { variable, rank });
    }
  }
  if (candidates.size === 0) return [];
  const witnessed = witness(scope);
  // What can be no block needs no evidence, which is the dear part.
  return joinHalves([...candidates.values()])
    .filter(isBlock)
    .map((candidate) => ({ candidate, score: scoreOf(candidate, file, witnessed) ?? -1 }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

/**
 * Puts `MAIL_HOST` and `SMTP_PASSWORD` of one program together: a group of a generic dialect that has no host joins
 * the only one that has, when their names differ in the word for mail alone and nothing collides.
 */
function joinHalves(candidates: readonly Candidate[]): readonly Candidate[] {
  const hasHost = ({ claimed }: Candidate): boolean => HOST_SLOTS.some((slot) => claimed.has(slot));
  const joined = new Set<Candidate>();
  for (const half of candidates) {
    if (half.dialect.generic !== true || half.scope.kind !== 'env' || hasHost(half)) continue;
    const hosts = candidates.filter(
      (other) => other.dialect === half.dialect && hasHost(other) && outerPrefix(other) === outerPrefix(half),
    );
    const [whole] = hosts;
    if (whole === undefined || hosts.length > 1) continue;
    if ([...half.claimed.keys()].some((slot) => whole.claimed.has(slot))) continue;
    for (const [slot, claim] of half.claimed) whole.claimed.set(slot, claim);
    joined.add(half);
  }
  return candidates.filter((candidate) => !joined.has(candidate));
}

/** `NEWSLETTER_SMTP_` → `NEWSLETTER_`. */
function outerPrefix({ prefix }: Candidate): string {
  return prefix.replace(/(?:SMTP|EMAIL|MAILER|MAIL)_?$/i, '');
}

/** Points for a dialect in a scope; undefined when the evidence does not name it. */
function scoreOf(
  candidate: Candidate,
  file: FileFacts,
  witnessed: (test: string | RegExp) => ReadonlySet<string>,
): number | undefined {
  const { dialect, scope } = candidate;
  const near = nearness(candidate);
  const seen = (test: string | RegExp): boolean => witnessed(test).has(near);
  const { detect } = dialect;
  if (detect.never?.some(seen) === true) return undefined;
  if (dialect.generic === true) return candidate.claimed.size / 100;
  const image = scope.evidence.image ?? scope.evidence.action;
  let score = candidate.claimed.size / 100;
  let proofs = 0;
  if (image !== undefined && detect.images?.some((pattern) => pattern.test(image)) === true) {
    score += 40;
    proofs += 2;
  }
  if (detect.files?.some((pattern) => pattern.test(file.path)) === true) {
    score += 8;
    proofs += 2;
  }
  for (const test of detect.strong ?? []) {
    if (!seen(test)) continue;
    score += 10;
    proofs += 2;
  }
  if (detect.proves?.(new Set(candidate.claimed.keys()), candidate.prefix) === true) {
    score += 10;
    proofs += 2;
  }
  for (const test of detect.weak ?? []) {
    if (!seen(test)) continue;
    score += 2;
    proofs += 1;
  }
  return proofs >= 2 ? score : undefined;
}

/** The prefixes below which a scope shows a key or a setting (`''` = anywhere); each question is asked of the variables once. */
function witness(scope: Scope): (test: string | RegExp) => ReadonlySet<string> {
  const answers = new Map<string | RegExp, ReadonlySet<string>>();
  let byLastSegment: ReadonlyMap<string, readonly string[]> | undefined;
  let assignments: readonly (readonly [string, string])[] | undefined;
  const shown = (test: string): readonly string[] => {
    byLastSegment ??= pathsByLastSegment(scope);
    const paths = byLastSegment.get(lastOf(test)) ?? [];
    return paths.filter((path) => path === test || (scope.kind === 'tree' && path.endsWith(`.${test}`)));
  };
  const assigned = (test: RegExp): readonly string[] => {
    assignments ??= scope.variables.map((variable) => {
      const path = variable.path.join('.');
      return [path, `${path}=${provenText(variable) ?? ''}`];
    });
    const found: string[] = [];
    for (const [path, assignment] of assignments) if (test.test(assignment)) found.push(path);
    return found;
  };
  return (test) => {
    const known = answers.get(test);
    if (known !== undefined) return known;
    const answer = prefixesOf(typeof test === 'string' ? shown(test) : assigned(test), scope.kind);
    answers.set(test, answer);
    return answer;
  };
}

/** The paths' heads: `a.b.c` stands below `a.b`, `a` and nothing. */
function prefixesOf(paths: readonly string[], kind: Scope['kind']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of paths) {
    found.add('');
    if (kind === 'env') continue;
    for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) found.add(path.slice(0, dot));
  }
  return found;
}

/** Dialects with a wildcard or a pattern: the prefix of their blocks is no path, so that the whole scope speaks for them. */
const WHOLE_SCOPE: ReadonlySet<Dialect> = new Set(
  dialects.filter(({ match, keys }) => match !== undefined || Object.values(keys).flat().some(hasWildcard)),
);

function hasWildcard(key: string): boolean {
  return key.includes('*');
}

/** In a nested file only what stands below the block's own prefix speaks for it: one values file serves several programs. */
function nearness({ dialect, scope, prefix }: Candidate): string {
  return scope.kind === 'env' || WHOLE_SCOPE.has(dialect) ? '' : prefix;
}

function pathsByLastSegment(scope: Scope): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path } of scope.variables) {
    const dotted = (scope.kind === 'tree' ? dottedSegments(path) : path).join('.');
    const last = lastOf(dotted);
    const paths = found.get(last);
    if (paths === undefined) found.set(last, [dotted]);
    else paths.push(dotted);
  }
  return found;
}

function lastOf(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

const HOST_SLOTS: readonly Slot[] = ['host', 'url', 'hostPort', 'service'];
/** Slots that prove nothing alone: other programs use the same names for other things. */
const WEAK_SLOTS: ReadonlySet<Slot> = new Set(['from', 'fromName', 'domain', 'verify', 'timeout', 'ca']);

/** One host-like setting, or two others, make a block; a lone `SMTP_USER` in another program's file does not. */
function isBlock({ dialect, prefix, claimed }: Candidate): boolean {
  // A web address under a name that looks like a mail host is an API, unless more of a mail client stands beside it.
  const isWeb = dialect.generic === true && /^https?:\/\//i.test(claimed.get('host')?.variable.value ?? '');
  if (isWeb && !claimed.has('port') && !claimed.has('user') && !/SMTP_?$/i.test(prefix)) return false;
  if (HOST_SLOTS.some((slot) => claimed.has(slot))) return true;
  return [...claimed.keys()].filter((slot) => !WEAK_SLOTS.has(slot)).length >= 2;
}

function understand({ dialect, scope, prefix, claimed }: Candidate, file: FileFacts, versions?: Versions): Block {
  const own = new Map([...claimed].map(([slot, { variable }]) => [slot, variable] as const));
  const settings = makeSettings(scope, own, file, versions);
  const read = dialect.read(settings);
  const readings = ('outcome' in read ? [read] : read).map((reading) =>
    scope.open === true ? proven(reading) : reading,
  );
  const name = settings.text('host')?.trim() ?? '';
  const match = name === '' ? undefined : providerOfHost(name);
  return {
    dialect,
    file,
    scope,
    prefix,
    range: rangeOf([...own.values()].filter((variable) => !isForeign(variable))),
    settings,
    readings,
    ...(match === undefined ? {} : { provider: match.provider }),
    reach: name === '' ? 'unknown' : reachOf(name, match?.provider),
  };
}

/** True for a setting of another file, which stands here only by the name of that file. */
function isForeign({ origin, entry }: Variable): boolean {
  return origin !== undefined && entry.shared === true;
}

/** Settings that all stand in another file are a block of that one. */
function standsHere({ claimed }: Candidate): boolean {
  return [...claimed.values()].some(({ variable }) => !isForeign(variable));
}

/** Where a file that is not at hand sets more, a default is no proof. */
function proven(reading: Reading): Reading {
  return reading.decidedBy.length > 0 ? reading : { ...reading, outcome: 'unknown', faults: [] };
}

function rangeOf(variables: Iterable<Variable>): Range {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { keyRange, range } of variables) {
    start = Math.min(start, keyRange.start, range.start);
    end = Math.max(end, keyRange.end, range.end);
  }
  return { start, end };
}
