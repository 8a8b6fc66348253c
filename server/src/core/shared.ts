import type { Block, Finding, Severity } from './model.ts';

/** A finding with the block that it was found in. */
export interface Found {
  readonly finding: Finding;
  readonly block: Block;
}

/**
 * One finding for one mistake where YAML anchors bring the same text into several blocks. A fix of the anchor's text
 * changes all of them, so it stays safe only where all of them have the mistake.
 */
export function onceForShared(found: readonly Found[], blocks: readonly Block[]): readonly Finding[] {
  const usersOf = usersByPlace(blocks);
  if (usersOf.size === 0) return found.map(({ finding }) => finding);
  const blamed = new Map<string, Set<Block>>();
  for (const { finding, block } of found) {
    const id = idOf(finding);
    blamed.set(id, (blamed.get(id) ?? new Set()).add(block));
  }
  const kept = new Map<string, Finding>();
  for (const { finding, block } of found) {
    const id = idOf(finding);
    const users = [...new Set(placesOf(block).flatMap((place) => [...(usersOf.get(place) ?? [])]))];
    const agree = users.filter((user) => blamed.get(id)?.has(user) === true);
    // Nobody reads what only stands ready to be brought in elsewhere.
    if (users.length > 0 && agree.length === 0 && isSpare(block)) continue;
    const own = agree.length === users.length ? finding : withoutSafeFixes(finding);
    const before = kept.get(id);
    kept.set(id, before === undefined ? own : better(before, own));
  }
  return [...kept.values()];
}

/** The blocks into which the text at a place comes through an alias or a merge key. */
function usersByPlace(blocks: readonly Block[]): ReadonlyMap<number, ReadonlySet<Block>> {
  const users = new Map<number, Set<Block>>();
  for (const block of blocks) {
    for (const { entry } of variablesOf(block)) {
      if (entry.shared !== true) continue;
      const { start } = entry.valueRange;
      users.set(start, (users.get(start) ?? new Set()).add(block));
    }
  }
  return users;
}

/** Where the block's own values stand. */
function placesOf(block: Block): readonly number[] {
  return variablesOf(block).flatMap(({ entry }) => (entry.shared === true ? [] : [entry.valueRange.start]));
}

function variablesOf({ settings }: Block) {
  return settings.slots().flatMap((slot) => {
    const setting = settings.get(slot);
    return setting.state === 'known' || setting.state === 'dynamic' ? [setting.variable] : [];
  });
}

/** Extension fields of Compose and hidden jobs of GitLab. */
function isSpare(block: Block): boolean {
  return variablesOf(block).every(({ entry }) => /^(?:x-|\.)/.test(entry.path[0] ?? ''));
}

function idOf({ rule, range }: Finding): string {
  return `${rule} ${range.start} ${range.end}`;
}

function withoutSafeFixes(finding: Finding): Finding {
  return { ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, safe: false, preferred: false })) };
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** The graver of two, with the fixes of the one that has some. */
function better(a: Finding, b: Finding): Finding {
  const graver = RANK[b.severity] > RANK[a.severity] ? b : a;
  return graver.fixes.length > 0 ? graver : { ...graver, fixes: graver === a ? b.fixes : a.fixes };
}
