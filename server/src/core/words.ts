import { known } from './effective.ts';
import type { Block, Mode, Phrase, Provider, Reading, Text } from './model.ts';
import { english, say } from './say.ts';

/** A mode in plain words. */
export function modePhrase(mode: Mode): Text {
  switch (mode) {
    case 'implicit':
      return say`TLS from the first byte`;
    case 'starttls':
      return 'STARTTLS';
    case 'opportunistic':
      return say`STARTTLS if offered`;
    case 'none':
      return say`no encryption`;
  }
}

/** A mode in plain English. */
export function modeWords(mode: Mode): string {
  return english(modePhrase(mode));
}

/** What made the outcome, as the file spells it: `SMTP_SECURE=false`, or the dialect's default. */
export function settingWords(block: Block, reading: Reading): Text {
  const settings: readonly Text[] = decisiveSettings(block, reading);
  return settings.length === 0
    ? say`the default of ${block.dialect.name}`
    : settings.reduce((words, setting) => say`${words} with ${setting}`);
}

/** Like `settingWords`, for a sentence that goes on: only the first setting, and no name of the program. */
export function shortWords(block: Block, reading: Reading): Text {
  return decisiveSettings(block, reading)[0] ?? say`the default`;
}

function decisiveSettings(block: Block, reading: Reading): readonly string[] {
  return reading.decidedBy
    .filter((slot) => slot !== 'port' && slot !== 'password' && slot !== 'url')
    .flatMap((slot) => {
      const setting = known(block, slot);
      if (setting === undefined) return [];
      return slot === 'scheme' ? [`${setting.text}://`] : [`${shortKey(setting.key)}=${setting.text}`];
    });
}

/** The last segment of a dotted path is enough to find it, except that `enable` alone says nothing. */
export function shortKey(key: string): string {
  const segments = key.replace(/\]$/, '').split('.');
  return segments.slice(/^(?:enabled?|required?|value)$/i.test(segments.at(-1) ?? '') ? -2 : -1).join('.');
}

/** The name of a provider without what stands behind it in brackets or after a stroke. */
export function providerWords({ name }: Provider): string {
  return name.replace(/ \([^()]*\)$/, '').split(' / ')[0] ?? name;
}

/** How long ago something was, for people: `2 h ago`. */
export function agoWords(ms: number): Phrase {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return say`just now`;
  if (minutes < 60) return say`${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say`${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? say`yesterday` : say`${days} days ago`;
}
