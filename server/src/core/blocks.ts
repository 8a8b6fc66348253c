import { dialects } from './dialects/index.ts';
import { type Claimant, claimant, dottedSegments, joinPath, provenText } from './keyIndex.ts';
import type { Block, Dialect, FileFacts, Range, Reading, Scope, Slot, Variable } from './model.ts';
import { isAccountElsewhere, readsMail } from './otherMail.ts';
import { providerOfHost, reachOf } from './provider.ts';
import { makeSettings } from './settings.ts';
import type { Versions } from './versions.ts';

/** The settings of one dialect under one prefix of one scope, before it is known which dialect wins. */
export interface Candidate {
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
    const first = blocks.length;
    const taken = new Set<Variable>();
    const candidates = ranked(scope, file, claimants[scope.kind]);
    for (const candidate of candidates) {
      for (const [slot, { variable }] of candidate.claimed) if (taken.has(variable)) candidate.claimed.delete(slot);
      if (!isBlock(candidate) || !standsHere(candidate)) continue;
      for (const { variable } of candidate.claimed.values()) taken.add(variable);
      blocks.push(understand(candidate, file, versions));
    }
    // A switch alone may be of another program than its name says, if that one has its settings here.
    const lone =
      taken.size > 0 ? undefined : candidates.find((candidate) => isSwitch(candidate) && standsHere(candidate));
    if (lone !== undefined) blocks.push(understand(lone, file, versions));
    if (isDirectory(blocks.slice(first))) blocks.length = first;
  }
  return blocks.sort((a, b) => a.range.start - b.range.start);
}

/** A list of what the providers offer, which nobody sends mail with: no program has accounts at that many of them. */
function isDirectory(blocks: readonly Block[]): boolean {
  if (blocks.length < MANY) return false;
  const providers = new Set(blocks.map(({ provider }) => provider?.id));
  providers.delete(undefined);
  return providers.size >= MANY;
}

const MANY = 6;

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
    .filter((candidate) => (isBlock(candidate) && !readsMail(candidate)) || isSwitch(candidate))
    .map((candidate) => ({ candidate, score: scoreOf(candidate, file, witnessed) ?? -1 }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

/**
 * Puts `MAIL_HOST` and `SMTP_PASSWORD` of one program together, and `smtp_host` and `password` of one map: a group of a
 * generic dialect that has no host joins the only one that has, when their names differ in the word for mail alone and
 * nothing collides.
 */
function joinHalves(candidates: readonly Candidate[]): readonly Candidate[] {
  const hasHost = ({ claimed }: Candidate): boolean => HOST_SLOTS.some((slot) => claimed.has(slot));
  const joined = new Set<Candidate>();
  for (const half of candidates) {
    if (half.dialect.generic !== true || hasHost(half)) continue;
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

/** `NEWSLETTER_SMTP_` → `NEWSLETTER_`; in a tree, `mail.smtp_` → `mail`. */
function outerPrefix({ prefix, scope }: Candidate): string {
  if (scope.kind !== 'env') return prefix.replace(/\.(?:smtp|email|mailer|mail)_$/i, '');
  return prefix.replace(/(?:SMTP|EMAIL|MAILER|MAIL)_?$/i, '');
}

/** Points for a dialect in a scope; undefined when the evidence does not name it. */
function scoreOf(candidate: Candidate, file: FileFacts, witnessed: (near: string) => Witness): number | undefined {
  const { dialect, scope } = candidate;
  const seen = witnessed(nearness(candidate));
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

/** Answers whether a scope shows a key or a setting below a prefix (`''` = anywhere); each question is answered once. */
function witness(scope: Scope): (near: string) => Witness {
  const known = new Map<string, Witness>();
  return (near) => {
    const witnessed = known.get(near) ?? witnessBelow(scope, near);
    known.set(near, witnessed);
    return witnessed;
  };
}

type Witness = (test: string | RegExp) => boolean;

function witnessBelow({ kind, variables }: Scope, near: string): Witness {
  const head = `${near}.`;
  const isBelow = (path: string): boolean => near === '' || path.startsWith(head);
  const own = near === '' ? variables : variables.filter(({ path }) => mayBeBelow(path, near));
  const answers = new Map<string | RegExp, boolean>();
  let byLastSegment: ReadonlyMap<string, readonly Variable[]> | undefined;
  let assignments: readonly string[] | undefined;
  const shown = (test: string): boolean => {
    byLastSegment ??= variablesByLastSegment(own);
    return (byLastSegment.get(lastOf(test)) ?? []).some((variable) => {
      const path = joinPath(kind === 'tree' ? dottedSegments(variable.path) : variable.path);
      return isBelow(path) && (path === test || (kind === 'tree' && path.endsWith(`.${test}`)));
    });
  };
  const assigned = (test: RegExp): boolean => {
    assignments ??= own
      .map((variable) => `${joinPath(variable.path)}=${provenText(variable) ?? ''}`)
      .filter((assignment) => near === '' || assignment.startsWith(head));
    return assignments.some((assignment) => test.test(assignment));
  };
  return (test) => {
    const known = answers.get(test);
    if (known !== undefined) return known;
    const answer = typeof test === 'string' ? shown(test) : assigned(test);
    answers.set(test, answer);
    return answer;
  };
}

/** False where the first segment shows that a path is not below the prefix: it is cheaper than the whole path. */
function mayBeBelow([first = '']: readonly string[], near: string): boolean {
  return first.startsWith(near) || near.startsWith(first) || first.startsWith('[');
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

/** The variables by what stands behind the last dot of their paths, without the bracket of Spring's `[mail.smtp.auth]`. */
function variablesByLastSegment(variables: readonly Variable[]): ReadonlyMap<string, readonly Variable[]> {
  const found = new Map<string, Variable[]>();
  for (const variable of variables) {
    const last = lastOf(variable.path.at(-1) ?? '');
    const name = last.endsWith(']') ? last.slice(0, -1) : last;
    const list = found.get(name);
    if (list === undefined) found.set(name, [variable]);
    else list.push(variable);
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
  const told = [...claimed.keys()].filter((slot) => !WEAK_SLOTS.has(slot));
  return told.length >= 2 && !(dialect.generic === true && isAccountElsewhere(prefix, told));
}

/** `mailer: { ENABLED: false }`, `MAIL_MAILER=log`: the program is known, and the rest stands elsewhere or nowhere. */
function isSwitch({ dialect, claimed }: Candidate): boolean {
  return dialect.generic !== true && claimed.has('enable');
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
