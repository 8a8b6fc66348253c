import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { writeAtomically } from './atomic.ts';
import { reasonOf, UsageError } from './io.ts';
import type { PlacedFinding } from './report.ts';

const SCHEMA = 'smtplint/baseline/1';

interface KnownFinding {
  /** From the folder of the baseline on. */
  readonly file: string;
  readonly rule: string;
  readonly key: string;
  readonly count: number;
}

/** Findings that are known and accepted, by file, rule and key: no line numbers, so that moving lines changes nothing. */
export interface Baseline {
  /** True for a finding that is known; each known one is used up once. */
  accepts(finding: PlacedFinding): boolean;
  /** How many known findings were not met again. */
  unused(): number;
}

/** Reads a baseline; a `UsageError` when it is none. */
export function readBaseline(path: string, shown: string, cwd: string): Baseline {
  const left = new Map<string, number>();
  for (const item of parse(path, shown)) {
    const id = JSON.stringify([item.file, item.rule, item.key]);
    left.set(id, (left.get(id) ?? 0) + item.count);
  }
  const folder = dirname(path);
  return {
    accepts(finding) {
      const id = idOf(finding, folder, cwd);
      const count = left.get(id) ?? 0;
      if (count === 0) return false;
      left.set(id, count - 1);
      return true;
    },
    unused: () => [...left.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Writes the findings as a baseline, in an order that makes small diffs. */
export function writeBaseline(path: string, findings: readonly PlacedFinding[], cwd: string): void {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const id = idOf(finding, dirname(path), cwd);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const list = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ ...partsOf(id), count }));
  writeAtomically(path, `${JSON.stringify({ schema: SCHEMA, findings: list }, null, 2)}\n`);
}

function idOf({ file, rule, key }: PlacedFinding, folder: string, cwd: string): string {
  const name = relative(folder, resolve(cwd, file)).split(sep).join('/');
  return JSON.stringify([name, rule, key]);
}

function partsOf(id: string): Omit<KnownFinding, 'count'> {
  const [file, rule, key]: [string, string, string] = JSON.parse(id);
  return { file, rule, key };
}

function parse(path: string, shown: string): readonly KnownFinding[] {
  const data = readJson(path, shown);
  const list = isRecord(data) && data.schema === SCHEMA ? data.findings : undefined;
  if (!Array.isArray(list) || !list.every(isKnownFinding)) {
    throw new UsageError(`${shown}: is no smtplint baseline; --update-baseline writes one.`);
  }
  return list;
}

function readJson(path: string, shown: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}; --update-baseline writes a baseline.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${shown}: is not valid JSON; --update-baseline writes a new baseline.`);
  }
}

function isKnownFinding(item: unknown): item is KnownFinding {
  if (!isRecord(item)) return false;
  const texts = [item.file, item.rule, item.key];
  return texts.every((text) => typeof text === 'string') && typeof item.count === 'number';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
