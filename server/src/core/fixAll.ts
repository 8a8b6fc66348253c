import { applyEdits } from './edits.ts';
import { type Analysis, lintAnalysis, understand } from './lint.ts';
import type { Finding, Fix, LintOptions } from './model.ts';

export interface FixAllOptions {
  /** Also fixes that are not proven to keep the meaning. */
  readonly unsafe?: boolean;
  /** Findings that are to be fixed; default all. */
  wanted?(finding: Finding): boolean;
}

export interface FixAllResult {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
}

const MAX_PASSES = 25;

/**
 * Applies the preferred fix of every finding until none is left.
 * Two fixes of one settings block may each be right and wrong together (one follows the port, the other moves it), so
 * a block gets one fix a pass, and the next one is made for the text that came out.
 */
export function fixAll(path: string, text: string, options: LintOptions, how: FixAllOptions = {}): FixAllResult {
  const seen = new Set([text]);
  let current = text;
  let applied = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const analysis = understand(path, current, options);
    if (analysis === undefined) break;
    const fixes = fixesOfPass(analysis, options, how);
    if (fixes.length === 0) break;
    const next = applyEdits(
      current,
      fixes.flatMap((fix) => fix.edits),
    );
    // Fixes that undo each other would go round for ever.
    if (seen.has(next)) break;
    seen.add(next);
    current = next;
    applied += fixes.length;
  }
  return { text: current, applied };
}

/** The fix that is applied for a finding: the preferred one, if it may be. */
export function chosenFix(finding: Finding, unsafe: boolean): Fix | undefined {
  const usable = finding.fixes.filter((fix) => (fix.safe || unsafe) && fix.edits.length > 0);
  return usable.find((fix) => fix.preferred) ?? usable.find((fix) => fix.safe) ?? usable[0];
}

function fixesOfPass(analysis: Analysis, options: LintOptions, how: FixAllOptions): readonly Fix[] {
  const wanted = how.wanted ?? (() => true);
  const chosen: Fix[] = [];
  const touched = new Set<object>();
  for (const finding of lintAnalysis(analysis, options).findings) {
    if (!wanted(finding)) continue;
    const fix = chosenFix(finding, how.unsafe === true);
    if (fix === undefined) continue;
    const block = analysis.blocks.find(
      ({ range }) => finding.range.start >= range.start && finding.range.end <= range.end,
    );
    if (block !== undefined && touched.has(block)) continue;
    if (chosen.some((other) => clash(other, fix))) continue;
    if (block !== undefined) touched.add(block);
    chosen.push(fix);
  }
  return chosen;
}

/** True when two fixes touch one place; side by side counts, since insertions there would mix. */
function clash(a: Fix, b: Fix): boolean {
  return a.edits.some((one) =>
    b.edits.some((two) => one.range.start <= two.range.end && two.range.start <= one.range.end),
  );
}
