import type { KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { refused, UNKNOWN } from '../read.ts';
import { type FlagPair, keyName, knownPair, readPair } from './flagPair.ts';

/** A program that reads its pair of flags in one way, unlike a framework whose users write the loader. */
export interface AppFlags extends FlagPair {
  /** The keys as messages name them when they are absent. */
  readonly names: { readonly starttls: string; readonly implicit: string };
  /** What the program takes for a flag that is not set; undefined where it depends on more than the flags. */
  readonly defaults: { readonly starttls: boolean | undefined; readonly implicit: boolean | undefined };
  /** The truth of a value; undefined for one that the program refuses, or of which nothing is known. */
  isOn(setting: KnownSetting): boolean | undefined;
  /** The port that is dialled when none is set; absent when that is not known. */
  readonly port?: number;
  /** How a fix spells the two values. */
  readonly on: string | boolean;
  readonly off: string | boolean;
}

/** A loader that knows these words in any case, and nothing of others. */
export function words(whenOn: readonly string[], whenOff: readonly string[]): AppFlags['isOn'] {
  return ({ text }) => {
    const word = text.trim().toLowerCase();
    if (whenOn.includes(word)) return true;
    return whenOff.includes(word) ? false : undefined;
  };
}

/** What the flags make of the connection, with the defaults of the program. */
export function readAppFlags(settings: Settings, flags: AppFlags): Reading {
  const given = knownPair(settings, flags);
  if (given === undefined) return UNKNOWN;
  const [first, second] = given;
  const starttls = first === undefined ? flags.defaults.starttls : flags.isOn(first);
  const implicit = second === undefined ? flags.defaults.implicit : flags.isOn(second);
  if (starttls === undefined || implicit === undefined) return UNKNOWN;
  const more = flags.port === undefined ? {} : { port: flags.port };
  if (starttls && implicit && first === undefined) return { ...onByDefault(settings, flags), ...more };
  const reading = readPair(settings, flags, starttls, implicit);
  return { ...reading, decidedBy: reading.decidedBy.filter((slot) => settings.has(slot)), ...more };
}

/** STARTTLS is on because nobody switched it off: the usual way into the contradiction. */
function onByDefault(settings: Settings, { starttls, implicit, names, off, bothOn }: AppFlags): Reading {
  const on = keyName(settings, implicit, names.implicit);
  return refused({
    rule: 'conflicting-settings',
    slot: implicit,
    message: `${on} is on, and ${names.starttls} is on by default: ${bothOn}. Set ${names.starttls} to ${off}.`,
    writes: [{ slot: starttls, value: off }],
    fix: `Set ${names.starttls} to ${off}`,
    // The other flag may stand in another file of the same program.
    severity: 'warning',
  });
}

/** The writes that give a mode; a flag that is on by default is switched off explicitly. */
export function writeAppFlags(mode: Mode, settings: Settings, flags: AppFlags): readonly Write[] | undefined {
  const off = (slot: Slot, byDefault: boolean | undefined): Write[] =>
    byDefault !== false || settings.has(slot) ? [{ slot, value: flags.off }] : [];
  const starttlsOff = off(flags.starttls, flags.defaults.starttls);
  const implicitOff = off(flags.implicit, flags.defaults.implicit);
  switch (mode) {
    case 'implicit':
      return [{ slot: flags.implicit, value: flags.on }, ...starttlsOff];
    case 'starttls':
      return [{ slot: flags.starttls, value: flags.on }, ...implicitOff];
    case 'none':
      return [...starttlsOff, ...implicitOff];
    case 'opportunistic':
      return undefined;
  }
}
