import type { Fault, KnownSetting, Mode, Outcome, Reading, Settings, Slot } from './model.ts';

/** Helpers for `Dialect.read`: small, pure, and named after what loaders do. */

/** JavaScript's truth of a typed value: an empty string, `0`, `false` and null are false; the string "false" is true. */
export function jsTruthy(setting: KnownSetting): boolean {
  if (setting.type === 'null') return false;
  // YAML has the booleans `True` and `TRUE` too.
  if (setting.type === 'boolean') return setting.text.toLowerCase() === 'true';
  if (setting.type === 'number') return Number(setting.text) !== 0;
  return setting.text !== '';
}

/** The setting of a slot when the file proves it. */
export function knownIn(settings: Settings, slot: Slot): KnownSetting | undefined {
  const setting = settings.get(slot);
  return setting.state === 'known' ? setting : undefined;
}

/** True when any of the slots holds a value that only run time knows: the outcome cannot be proven then. */
export function anyDynamic(settings: Settings, slots: readonly Slot[]): boolean {
  return slots.some((slot) => settings.get(slot).state === 'dynamic');
}

/** The slots among these that stand in the file. */
export function present(settings: Settings, slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot) => settings.has(slot));
}

/** A reading of one outcome; `more` adds what is not usual. */
export function reading(outcome: Outcome, decidedBy: readonly Slot[], more: Partial<Reading> = {}): Reading {
  return { outcome, decidedBy, ...more };
}

/** True for variables of the environment: the data of a ConfigMap or a Secret are some too, and begin with `prefix`. */
export function isEnvironment(settings: Settings, prefix: string): boolean {
  if (settings.kind === 'env') return true;
  return settings.slots().some((slot) => {
    const setting = settings.get(slot);
    return 'key' in setting && setting.key.slice(setting.key.lastIndexOf('.') + 1).startsWith(prefix);
  });
}

/** A client that stops before it connects, with the fault that tells why. */
export function refused(fault: Fault, more: Partial<Reading> = {}): Reading {
  return { outcome: 'refused', decidedBy: [fault.slot, ...(fault.related ?? [])], faults: [fault], ...more };
}

export const UNKNOWN: Reading = { outcome: 'unknown', decidedBy: [] };

/** The mode that a mode and a port ask for together: the mode follows the port (465 → implicit, else STARTTLS). */
export function modeForPort(port: number | undefined): Mode {
  return port === 465 ? 'implicit' : 'starttls';
}

/** True where the author of an unknown word for TLS meant the implicit kind: the port tells, else the word does. */
export function meansImplicit(settings: Settings, word: string): boolean {
  const port = settings.text('port')?.trim() ?? '';
  if (port === '465') return true;
  return !/^(?:25|587|2525)$/.test(port) && /ssl|smtps|implicit/i.test(word);
}
