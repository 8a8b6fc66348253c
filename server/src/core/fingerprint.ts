import { portOf } from './effective.ts';
import type { Block, LintOptions } from './model.ts';

/**
 * What a connection test depends on, as one line of text: server, port, modes and user. The password is not in it, so
 * that a list of fingerprints gives nothing away.
 */
export function fingerprintOf(block: Block): string {
  const { settings, readings, dialect } = block;
  const modes = [...new Set(readings.map((reading) => `${portOf(block, reading) ?? '?'}/${reading.outcome}`))].sort();
  const part = (slot: string): string => (settings.text(slot) ?? '').trim().toLowerCase();
  // Some providers take the same token as user name and as password.
  const isSecret = settings.text('user') === settings.text('password');
  return [dialect.id, part('host'), modes.join(','), isSecret ? '' : part('user')].join('|');
}

/** True when the record of passed connection tests is worth reading: only for those who ask for the rule. */
export function needsTested(rules: NonNullable<LintOptions['rules']>): boolean {
  return (rules['untested-settings'] ?? 'off') !== 'off';
}
