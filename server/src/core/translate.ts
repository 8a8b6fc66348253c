import type { Text } from './model.ts';
import { english } from './say.ts';

/** The templates of one language by the English ones, or by what `keyOf` makes of them. */
export type Table = Readonly<Record<string, string>>;

/** Says a text in one language. */
export type Translate = (text: Text) => string;

/** A translator into the language of a table; what the table lacks, or would lose an argument of, is said in English. */
export function translator(table: Table): Translate {
  const translate = (text: Text): string => {
    if (typeof text === 'string') return text;
    const { template, args } = text;
    const own = isWordless(template) ? template : entryOf(table, template);
    if (own === undefined) return english(text);
    return own.replace(PLACEHOLDER, (_, i) => {
      const arg = args[Number(i)] ?? '';
      return typeof arg === 'object' ? translate(arg) : String(arg);
    });
  };
  return translate;
}

const PLACEHOLDER = /\{(\d)\}/g;

/** Five signs that stand for an English template in the tables that are shipped; the build makes sure that no two are the same. */
export function keyOf(template: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < template.length; i++) sum = Math.imul(sum ^ template.charCodeAt(i), 0x01000193);
  return ((sum >>> 0) % 36 ** 5).toString(36).padStart(5, '0');
}

function entryOf(table: Table, template: string): string | undefined {
  const key = [template, keyOf(template)].find((each) => Object.hasOwn(table, each));
  const own: unknown = key === undefined ? undefined : table[key];
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
