import type { Text } from './model.ts';
import { english } from './say.ts';

/**
 * The templates of one language by the English ones. In the tables that are shipped, the entry without a name holds all
 * of them, one a line, in the order of `PHRASE_KEYS`.
 */
export type Table = Readonly<Record<string, string>>;

/** Says a text in one language. */
export type Translate = (text: Text) => string;

/** What `keyOf` makes of each phrase, in the order of the shipped tables; the build puts it in. */
declare const PHRASE_KEYS: string | undefined;

/** A translator into the language of a table; what the table lacks, or would lose an argument of, is said in English. */
export function translator(table: Table): Translate {
  const packed = unpacked(table);
  const translate = (text: Text): string => {
    if (typeof text === 'string') return text;
    const { template, args } = text;
    const own = isWordless(template) ? template : entryOf(table, packed, template);
    if (own === undefined) return english(text);
    return own.replace(PLACEHOLDER, (_, i) => {
      const arg = args[Number(i)] ?? '';
      return typeof arg === 'object' ? translate(arg) : String(arg);
    });
  };
  return translate;
}

/** Five signs that stand for an English template; the build makes sure that no two phrases have the same. */
export function keyOf(template: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < template.length; i++) sum = Math.imul(sum ^ template.charCodeAt(i), 0x01000193);
  return ((sum >>> 0) % 36 ** 5).toString(36).padStart(5, '0');
}

const PLACEHOLDER = /\{(\d)\}/g;

/** The lines of a shipped table by their short keys. A table of another version has another number of lines. */
function unpacked(table: Table): ReadonlyMap<string, string> {
  const keys = (typeof PHRASE_KEYS === 'string' ? PHRASE_KEYS : '').match(/.{5}/g) ?? [];
  const lines: unknown = Object.hasOwn(table, '') ? table[''] : undefined;
  const texts = typeof lines === 'string' ? lines.split('\n') : [];
  return new Map(texts.length === keys.length ? keys.map((key, i) => [key, texts[i] ?? '']) : []);
}

function entryOf(table: Table, packed: ReadonlyMap<string, string>, template: string): string | undefined {
  const own: unknown = Object.hasOwn(table, template) ? table[template] : packed.get(keyOf(template));
  return typeof own === 'string' && placeholders(own) === placeholders(template) ? own : undefined;
}

/** Languages put them in different orders, and may need one twice. */
function placeholders(template: string): string {
  return [...new Set(template.match(PLACEHOLDER))].sort().join('');
}

/** Nothing but signs and arguments: the same in every language. */
function isWordless(template: string): boolean {
  return !/\p{L}/u.test(template);
}
