import { createHash } from 'node:crypto';
import type { PlacedFinding } from '../report.ts';

/** A name for each finding that stays the same when lines move: made of file, rule, key, and which of equal ones it is. */
export function fingerprints(findings: readonly PlacedFinding[]): ReadonlyMap<PlacedFinding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const name = JSON.stringify([finding.file, finding.rule, finding.key]);
      const number = seen.get(name) ?? 0;
      seen.set(name, number + 1);
      return [finding, createHash('sha256').update(`${name}#${number}`).digest('hex').slice(0, 32)] as const;
    }),
  );
}
