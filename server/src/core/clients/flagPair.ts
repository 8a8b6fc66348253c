import { portNumber } from '../effective.ts';
import type { KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { knownIn, refused } from '../read.ts';

/** Helpers for dialects with a flag for STARTTLS and another for implicit TLS, both spelled as words in a file. */

/** The words that most Python casts take for true (`env.bool`, `decouple`, pydantic). */
export const TRUE_WORDS: readonly string[] = ['true', 'on', 'ok', 'y', 'yes', '1'];
/** The words that every cast takes for false, and no cast for true. */
export const FALSE_WORDS: readonly string[] = ['false', 'off', 'n', 'no', 'f', '0', ''];

/** True when the setting is one of the words, whatever its case. */
export function isWord(setting: KnownSetting | undefined, words: readonly string[]): boolean {
  return setting !== undefined && words.includes(setting.text.trim().toLowerCase());
}

/** The last segment of the key as the file spells it; the dialect's own spelling when it is absent. */
export function keyName(settings: Settings, slot: Slot, otherwise: string): string {
  const setting = settings.get(slot);
  return setting.state === 'known' || setting.state === 'dynamic'
    ? (setting.key.split('.').at(-1) ?? otherwise)
    : otherwise;
}

/** The names of the two flags and what the program does when both are on. */
export interface FlagPair {
  readonly starttls: Slot;
  readonly implicit: Slot;
  /** `Django raises ValueError` */
  readonly bothOn: string;
  /** How a flag is switched off; absent = by removing it, since a loader may read any text as true. */
  readonly off?: string | boolean;
}

/** What two booleans make of the connection: one mode, or a refusal when both are on. */
export function readPair(settings: Settings, pair: FlagPair, starttls: boolean, implicit: boolean): Reading {
  if (starttls && implicit) return bothFlagsOn(settings, pair);
  if (implicit) return { outcome: 'implicit', decidedBy: [pair.implicit] };
  if (starttls) return { outcome: 'starttls', decidedBy: [pair.starttls] };
  const given = [pair.starttls, pair.implicit].filter((slot) => settings.has(slot));
  return { outcome: 'none', decidedBy: given };
}

/** The client stops because both flags are on; the port tells which one to drop. */
function bothFlagsOn(settings: Settings, { starttls, implicit, bothOn, off }: FlagPair): Reading {
  const names = [starttls, implicit].map((slot) => keyName(settings, slot, slot));
  const port = portNumber(settings.text('port') ?? '');
  const drop = port === undefined ? undefined : port === 465 ? starttls : implicit;
  const name = drop === implicit ? names[1] : names[0];
  return refused({
    rule: 'conflicting-settings',
    slot: implicit,
    related: [starttls],
    message: `${names.join(' and ')} are both on: ${bothOn}. Keep the first for 587, the second for 465.`,
    ...(drop === undefined
      ? {}
      : {
          writes: [{ slot: drop, value: off ?? null }],
          fix: off === undefined ? `Remove ${name}` : `Set ${name} to ${off}`,
        }),
  });
}

/**
 * The writes that give a mode to a pair of flags. The flag that must be off is removed and not set to `False`,
 * which a loader without a cast would read as true; opportunistic STARTTLS does not exist with such a pair.
 */
export function writePair(
  mode: Mode,
  settings: Settings,
  { starttls, implicit }: FlagPair,
  on: string | boolean = 'True',
): readonly Write[] | undefined {
  const drop = (slot: Slot): Write[] => (settings.has(slot) ? [{ slot, value: null }] : []);
  switch (mode) {
    case 'implicit':
      return [{ slot: implicit, value: on }, ...drop(starttls)];
    case 'starttls':
      return [{ slot: starttls, value: on }, ...drop(implicit)];
    case 'none':
      // Empty is false for every loader, and says more than a missing line.
      return [{ slot: starttls, value: '' }, ...drop(implicit)];
    case 'opportunistic':
      return undefined;
  }
}

/** The known settings of both flags, or undefined when one of them is only known at run time. */
export function knownPair(
  settings: Settings,
  { starttls, implicit }: FlagPair,
): readonly [KnownSetting | undefined, KnownSetting | undefined] | undefined {
  if ([starttls, implicit].some((slot) => settings.get(slot).state === 'dynamic')) return undefined;
  return [knownIn(settings, starttls), knownIn(settings, implicit)];
}

/** A boolean of YAML 1.1, which SnakeYAML, Psych and PyYAML read: unquoted `yes`, `no`, `on` and `off` count too. */
export function yamlBoolean(setting: KnownSetting | undefined): boolean | undefined {
  if (setting === undefined) return undefined;
  const word = setting.text.toLowerCase();
  if (setting.type === 'boolean') return word === 'true';
  if (setting.type !== 'string' || setting.style !== 'plain') return undefined;
  if (word === 'yes' || word === 'on') return true;
  return word === 'no' || word === 'off' ? false : undefined;
}
