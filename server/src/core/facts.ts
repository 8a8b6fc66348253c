import type { LintOptions, Provider, Severity, Text } from './model.ts';
import { say } from './say.ts';

const MONTH = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** Days since year 0 in a calendar of equal months: exact enough to compare dates, and pure. */
function dayOf(date: string): number | undefined {
  const match = MONTH.exec(date);
  if (match === null) return undefined;
  return Number(match[1]) * 372 + (Number(match[2] ?? '12') - 1) * 31 + Number(match[3] ?? '31');
}

/** A fact that was read more than twelve months ago; without a date of today nothing is old. */
export function isOld(verifiedOn: string, { today }: LintOptions): boolean {
  const read = dayOf(verifiedOn);
  const now = today === undefined ? undefined : dayOf(today);
  return read !== undefined && now !== undefined && now - read > 372;
}

/** How many days lie between today and the date; negative when it has passed. A year or a month counts by its end. */
export function daysUntil(date: string, today: string): number | undefined {
  const then = dayOf(date);
  const now = dayOf(today);
  return then === undefined || now === undefined ? undefined : then - now;
}

/** One severity less. */
export function lowered(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : severity === 'warning' ? 'info' : 'hint';
}

/** ` (as of 2025-03)` for a fact that may have changed since, else nothing. */
export function verifiedOf({ verifiedOn }: Provider, options: LintOptions): Text {
  return isOld(verifiedOn, options) ? say` (As of ${verifiedOn.slice(0, 7)}.)` : '';
}
