import { portOf } from './effective.ts';
import type { Block } from './model.ts';

/**
 * What a connection test depends on, as one line of text: server, port, modes and user. The password is not in it, so
 * that a list of fingerprints gives nothing away.
 */
export function fingerprintOf(block: Block): string {
  const { settings, readings, dialect } = block;
  const modes = [...new Set(readings.map((reading) => `${portOf(block, reading) ?? '?'}/${reading.outcome}`))].sort();
  const part = (slot: string): string => (settings.text(slot) ?? '').trim().toLowerCase();
  return [dialect.id, part('host'), modes.join(','), part('user')].join('|');
}
