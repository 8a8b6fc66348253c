import type { Block, Mode, Reading, Setting, Slot, Text } from './model.ts';
import { say } from './say.ts';

/** The port that a reading dials: the one in the file, else the client's default; undefined when it cannot be proven. */
export function portOf(block: Block, reading: Reading): number | undefined {
  if (reading.dials !== undefined) return reading.dials;
  const setting = block.settings.get('port');
  if (setting.state === 'known' && setting.text.trim() !== '') return portNumber(setting.text);
  return setting.state === 'dynamic' ? undefined : reading.port;
}

/** `"587"` → 587; undefined for what is not a port number. */
export function portNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,5}$/.test(trimmed)) return undefined;
  const port = Number(trimmed);
  return port >= 1 && port <= 65535 ? port : undefined;
}

export function isMode(outcome: Reading['outcome']): outcome is Mode {
  return outcome === 'implicit' || outcome === 'starttls' || outcome === 'opportunistic' || outcome === 'none';
}

/** True when the client logs in: a user and a password that the file gives or refers to. */
export function hasLogin(block: Block): boolean {
  return isGiven(block.settings.get('user')) && isGiven(block.settings.get('password'));
}

/** True for a value that is there at run time: a literal that is not empty (nor `null`), or a reference. */
export function isGiven(setting: Setting): boolean {
  if (setting.state === 'dynamic') return true;
  return setting.state === 'known' && !isEmpty(setting.text, setting.type);
}

/** Empty and null-like texts that every loader treats as not set. */
export function isEmpty(text: string, type?: string): boolean {
  return type === 'null' || /^(|null|~|nil|none|undefined|\(null\)|\(empty\))$/i.test(text.trim());
}

export type KnownSlot = Extract<Setting, { state: 'known' }>;

/** The setting of a slot when the file proves it. */
export function known(block: Block, slot: Slot): KnownSlot | undefined {
  const setting = block.settings.get(slot);
  return setting.state === 'known' ? setting : undefined;
}

/** True when mail leaves this machine or network, as far as the file proves it. */
export function isRemote(block: Block): boolean {
  return block.reach === 'remote';
}

/** True when nothing is sent by SMTP: mistakes in such settings wait, and do no harm yet. */
export function isInactive(block: Block): boolean {
  return block.readings.every(({ outcome }) => outcome === 'disabled');
}

export interface Verdict {
  /** True when every version and loader agrees. */
  readonly certain: boolean;
  /** The readings to which the verdict applies. */
  readonly readings: readonly Reading[];
  /** ` (with Laravel 8 and older)`, or nothing when certain. */
  readonly words: Text;
}

/** How many of the readings a test holds for: none → undefined, all → certain, some → on what it depends. */
export function verdict(block: Block, test: (reading: Reading) => boolean): Verdict | undefined {
  const hit = block.readings.filter(test);
  if (hit.length === 0) return undefined;
  if (hit.length === block.readings.length) return { certain: true, readings: hit, words: '' };
  const when = [...new Set(hit.flatMap((reading) => (reading.when === undefined ? [] : [reading.when])))];
  return { certain: false, readings: hit, words: when.length === 0 ? '' : say` (with ${when.join('; ')})` };
}
