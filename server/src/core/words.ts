import { known } from './effective.ts';
import type { Block, Mode, Provider, Reading } from './model.ts';

/** A mode in plain words. */
export function modeWords(mode: Mode): string {
  switch (mode) {
    case 'implicit':
      return 'TLS from the first byte';
    case 'starttls':
      return 'STARTTLS';
    case 'opportunistic':
      return 'STARTTLS if offered';
    case 'none':
      return 'no encryption';
  }
}

/** What made the outcome, as the file spells it: `SMTP_SECURE=false`, or the dialect's default. */
export function settingWords(block: Block, reading: Reading): string {
  const settings = reading.decidedBy
    .filter((slot) => slot !== 'port' && slot !== 'password' && slot !== 'url')
    .flatMap((slot) => {
      const setting = known(block, slot);
      if (setting === undefined) return [];
      return slot === 'scheme' ? [`${setting.text}://`] : [`${shortKey(setting.key)}=${setting.text}`];
    });
  return settings.length === 0 ? `the default of ${block.dialect.name}` : settings.join(' with ');
}

/** Like `settingWords`, for a sentence that goes on: only the first setting, and no name of the program. */
export function shortWords(block: Block, reading: Reading): string {
  const words = settingWords(block, reading);
  return words.startsWith('the default of ') ? 'the default' : (words.split(' with ')[0] ?? words);
}

/** The last segment of a dotted path is enough to find it, except that `enable` alone says nothing. */
export function shortKey(key: string): string {
  const segments = key.split('.');
  return segments.slice(/^(?:enabled?|required?|value)$/i.test(segments.at(-1) ?? '') ? -2 : -1).join('.');
}

/** The name of a provider without what stands behind it in brackets or after a stroke. */
export function providerWords({ name }: Provider): string {
  return name.replace(/ \([^()]*\)$/, '').split(' / ')[0] ?? name;
}

/** How long ago something was, for people: `2 h ago`. */
export function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
