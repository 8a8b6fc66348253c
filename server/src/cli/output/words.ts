import type { PlacedFinding, Summary } from '../report.ts';

/** `1 error`, `2 errors`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; empty when nothing was found. */
export function countsOf(summary: Summary): string {
  const parts = [
    summary.error > 0 ? count(summary.error, 'error') : '',
    summary.warning > 0 ? count(summary.warning, 'warning') : '',
    summary.info > 0 ? `${summary.info} info` : '',
    summary.hint > 0 ? count(summary.hint, 'hint') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The fix that is offered first. */
export function firstFix({ fixes }: PlacedFinding): PlacedFinding['fixes'][number] | undefined {
  return fixes.find((fix) => fix.preferred) ?? fixes[0];
}
