import type { Loader } from './loaders.ts';
import type { Edit, KnownSetting, ScalarStyle, Scope, SourceDocument } from './model.ts';

/** What a loader does to a value that its author did not mean. */
export type DamageKind = 'comment' | 'reference' | 'blank' | 'trailing' | 'backslash' | 'escape' | 'quotes';

/** The text of a dotenv value as it stands, which the document's own reader may have cut. */
export interface WrittenValue {
  /** Without quotes, and without a comment behind it. */
  readonly text: string;
  readonly start: number;
  readonly style: ScalarStyle;
  /** How many blanks stand between the value and the end of the line. */
  readonly trailing: number;
}

/** The value that the author of a line wrote; undefined where there is none, or more than one line. */
export function writtenValue({ text }: SourceDocument, { variable }: KnownSetting): WrittenValue | undefined {
  const { entry } = variable;
  const { start, end } = entry.valueRange;
  if (!variable.literal || entry.value === '' || entry.style === 'none') return undefined;
  const newline = text.slice(start).search(/[\r\n]/);
  const stop = newline === -1 ? text.length : start + newline;
  if (stop < end) return undefined;
  if (entry.style !== 'plain') {
    const { innerRange } = entry;
    return {
      text: text.slice(innerRange.start, innerRange.end),
      start: innerRange.start,
      style: entry.style,
      trailing: 0,
    };
  }
  // ` #` is a comment that somebody meant; `a#b` is a value.
  const line = text.slice(start, stop);
  const comment = line.search(/[ \t]#/);
  const value = (comment === -1 ? line : line.slice(0, comment)).replace(/[ \t]+$/, '');
  return { text: value, start, style: 'plain', trailing: comment === -1 ? line.length - value.length : 0 };
}

/** What the loader does to the value, the worst first; undefined when it reads what stands there. */
export function damageBy(loader: Loader, value: WrittenValue, scope: Scope): DamageKind | undefined {
  const plain = value.style === 'plain';
  if (plain && loader.blank === 'refused' && /[ \t]/.test(value.text)) return 'blank';
  if (plain && loader.comment === 'anywhere' && value.text.includes('#')) return 'comment';
  if (!loader.literalIn.includes(value.style) && referencesIn(loader, value.text, scope).length > 0) return 'reference';
  if (plain && loader.backslash === 'removed' && /\\[^$]/.test(value.text)) return 'backslash';
  if (value.style === 'double' && loader.escape !== 'kept' && UNKNOWN_ESCAPE.test(value.text)) {
    return loader.escape === 'refused' ? 'escape' : 'backslash';
  }
  if (value.trailing > 0 && loader.trailing === 'kept') return 'trailing';
  return !plain && loader.keepsQuotes === true ? 'quotes' : undefined;
}

const REFERENCE: Readonly<Record<Loader['references'], RegExp | undefined>> = {
  none: undefined,
  braces: undefined,
  names: /\$([A-Za-z_]\w*)/g,
  words: /\$(\w+)/g,
  parameters: /\$(\w+|[!?#@*-])/g,
};

/** A backslash that begins none of the escapes that loaders know; two are one backslash. */
const UNKNOWN_ESCAPE = /^(?:[^\\]|\\["'`\\$abefnrtvu0-9x])*\\[^"'`\\$abefnrtvu0-9x]/;

/** The offsets of each `$` that the loader takes for a reference and the author most likely did not. */
export function referencesIn(loader: Loader, text: string, scope: Scope): readonly number[] {
  const pattern = REFERENCE[loader.references];
  if (pattern === undefined) return [];
  const found: number[] = [];
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? '';
    const before = text[match.index - 1];
    if (before === '\\' || before === '$') continue;
    // Names in capitals, and those that the file defines, are references that somebody meant.
    if (/^[A-Z][A-Z0-9_]+$/.test(name) || scope.variables.some(({ path }) => path.at(-1) === name)) return [];
    found.push(match.index);
  }
  return found;
}

/** The edit after which all of the loaders read the value as it was written; undefined when no spelling does that. */
export function repaired(
  loaders: readonly Loader[],
  { variable }: KnownSetting,
  value: WrittenValue,
  scope: Scope,
): Edit | undefined {
  const { entry } = variable;
  const { start, end } = entry.valueRange;
  const range = { start, end: entry.style === 'plain' ? start + value.text.length + value.trailing : end };
  const spellings: readonly (readonly [style: ScalarStyle, written: string, fits: boolean])[] = [
    // Blanks behind the value go away in every spelling.
    ['plain', value.text, true],
    ['double', `"${value.text}"`, !/["\\`$]/.test(value.text)],
    ['single', `'${value.text}'`, !/'|\\\\|\\$/.test(value.text)],
  ];
  for (const [style, newText, fits] of spellings) {
    const written = { ...value, style, trailing: 0 };
    if (!fits || loaders.some((loader) => damageBy(loader, written, scope) !== undefined)) continue;
    return { range, newText };
  }
  // It does not see the quotes, and takes the backslash away itself.
  const [loader] = loaders;
  if (loader?.id !== 'dotenv-expand' || loaders.length > 1) return undefined;
  const mark = MARKS[value.style] ?? (value.text.includes('#') ? '"' : '');
  return { range, newText: mark + value.text.replaceAll('$', '\\$') + mark };
}

const MARKS: Readonly<Partial<Record<ScalarStyle, string>>> = { single: "'", double: '"', backtick: '`' };
