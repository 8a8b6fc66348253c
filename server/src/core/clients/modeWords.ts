import type { Fault, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { knownIn, reading, refused, UNKNOWN } from '../read.ts';

/** A program with one setting whose words name the mode. */
export interface ModeWords {
  readonly slot: Slot;
  /** Word → mode, as the program compares it (case counts); the first word of a mode is the one that fixes write. */
  readonly modes: Readonly<Record<string, Mode>>;
  /** The mode when the setting is missing; undefined where it depends on something else. */
  readonly missing: Mode | undefined;
  /** The port that is dialled when none is set; absent when that is not known. */
  readonly port?: number;
  /** What the program does with another word: absent = not known. */
  readonly other?: 'stops' | Mode;
  /** The program in messages. */
  readonly program: string;
}

/** What the word makes of the connection. */
export function readWords(settings: Settings, words: ModeWords): Reading {
  const { slot, modes, missing, port, other } = words;
  if (settings.get(slot).state === 'dynamic') return UNKNOWN;
  const more = port === undefined ? {} : { port };
  const setting = knownIn(settings, slot);
  if (setting === undefined) return missing === undefined ? UNKNOWN : reading(missing, [], more);
  const mode = Object.hasOwn(modes, setting.text) ? modes[setting.text] : undefined;
  if (mode !== undefined) return reading(mode, [slot], more);
  if (other === undefined) return UNKNOWN;
  const fault = unknownWord(settings, words, setting.text, setting.key.split('.').at(-1) ?? slot);
  return other === 'stops' ? refused(fault, more) : reading(other, [slot], { ...more, faults: [fault] });
}

function unknownWord(settings: Settings, words: ModeWords, text: string, key: string): Fault {
  const known = Object.keys(words.modes).filter((word) => word !== '');
  const wanted = nearest(words, text, settings.text('port')?.trim());
  const effect = words.other === 'stops' ? 'does not start with it' : 'takes it for another mode';
  return {
    rule: 'invalid-value',
    slot: words.slot,
    message: `${key} "${text.slice(0, 40)}" is no word of ${words.program}, which ${effect}. Use ${known.join(', ')}.`,
    ...(wanted === undefined ? {} : { writes: [{ slot: words.slot, value: wanted }], fix: `Use ${wanted}` }),
  };
}

/** The word meant: the same in another case, or the one that the port asks for when encryption was meant. */
function nearest(words: ModeWords, text: string, port: string | undefined): string | undefined {
  const sameWord = Object.keys(words.modes).find((word) => word.toLowerCase() === text.trim().toLowerCase());
  if (sameWord !== undefined) return sameWord;
  if (!/^(?:ssl|tls|smtps|starttls|true|yes|on|1)$/i.test(text.trim())) return undefined;
  if (port !== '465' && port !== '587') return undefined;
  return wordFor(words, port === '465' ? 'implicit' : 'starttls') ?? wordFor(words, 'opportunistic');
}

function wordFor({ modes }: ModeWords, mode: Mode): string | undefined {
  return Object.entries(modes).find(([, its]) => its === mode)?.[0];
}

/** The write that gives a mode, where there is a word for it. */
export function writeWord(mode: Mode, words: ModeWords): readonly Write[] | undefined {
  const word = wordFor(words, mode);
  return word === undefined ? undefined : [{ slot: words.slot, value: word }];
}
