import { posix } from 'node:path';
import type { Analysis } from '../core/lint.ts';
import type { Block, Finding, Fix, Severity } from '../core/model.ts';
import { lineStarts, type Position, positionAt } from '../core/position.ts';
import type { Rule } from '../core/rule.ts';
import { type Secrets, secretsOf } from '../core/secrets.ts';

export interface LineRange {
  readonly start: Position;
  readonly end: Position;
}

export interface PlacedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly { readonly range: LineRange; readonly newText: string }[];
}

/** A finding as it is printed: with lines and columns, and without passwords. */
export interface PlacedFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Finding['confidence'];
  readonly message: string;
  readonly range: LineRange;
  readonly related: readonly { readonly message: string; readonly range: LineRange; readonly file?: string }[];
  readonly dialect?: string;
  readonly provider?: string;
  readonly docs: string;
  readonly tags?: Finding['tags'];
  readonly fixes: readonly PlacedFix[];
  /** The key it is about; with file and rule it recognises the finding after lines have moved. */
  readonly key: string;
}

export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly PlacedFinding[];
}

export interface Summary {
  readonly files: number;
  readonly filesWithMail: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** What one run of `check` found; the printers make text of it. */
export interface CheckReport {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly summary: Summary;
  /** The files with mail settings or findings, in the order of their paths. */
  readonly files: readonly FileReport[];
}

export interface PrintOptions {
  readonly color: boolean;
}

export type Printer = (report: CheckReport, options: PrintOptions) => string;

/** Gives findings of one file their lines and keys. */
export function placer(file: string, text: string, analysis: Analysis): (finding: Finding) => PlacedFinding {
  const starts = lineStarts(text);
  const secrets = secretsOf(analysis);
  const place = ({ start, end }: { readonly start: number; readonly end: number }): LineRange => ({
    start: positionAt(starts, start),
    end: positionAt(starts, end),
  });
  return (finding) => ({
    file,
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: secrets.hide(finding.message),
    range: place(finding.range),
    related: finding.related.map((related) => ({
      message: secrets.hide(related.message),
      range: related.place ?? place(related.range),
      ...(related.file === undefined ? {} : { file: posix.join(posix.dirname(file), related.file) }),
    })),
    ...(finding.dialect === undefined ? {} : { dialect: finding.dialect }),
    ...(finding.provider === undefined ? {} : { provider: finding.provider }),
    docs: finding.docs,
    ...(finding.tags === undefined ? {} : { tags: finding.tags }),
    fixes: finding.fixes.flatMap((fix) => placeFix(fix, secrets, place)),
    key: keyOf(finding, analysis.blocks),
  });
}

/** A fix that would have to write a password is applied by `--fix`, but never printed. */
function placeFix(fix: Fix, secrets: Secrets, place: (range: Finding['range']) => LineRange): readonly PlacedFix[] {
  if (fix.edits.some(({ newText }) => secrets.holds(newText))) return [];
  return [
    {
      title: secrets.hide(fix.title),
      safe: fix.safe,
      preferred: fix.preferred,
      edits: fix.edits.map(({ range, newText }) => ({ range: place(range), newText })),
    },
  ];
}

/** The key on which a finding stands, as the file spells it; empty when it stands on none. */
export function keyOf(finding: Finding, blocks: readonly Block[]): string {
  const { start, end } = finding.range;
  for (const { scope } of blocks) {
    for (const { path, keyRange, range } of scope.variables) {
      const from = Math.min(keyRange.start, range.start);
      const to = Math.max(keyRange.end, range.end);
      // Quotes around the value belong to it.
      if (start >= from - 1 && end <= to + 1) return path.join('.');
    }
  }
  return '';
}

export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };
