import type { ScalarType } from '../model.ts';
import { type SettingsScan, type SettingsSyntax, scanSettings } from './settingsScan.ts';

/** Reads TOML line by line: what half-typed text still gives. Arrays and inline tables are left out. */
export function scanToml(text: string): SettingsScan {
  const counts = new Map<string, number>();
  const syntax: SettingsSyntax = {
    comments: '#',
    separators: '=',
    spacedComments: false,
    section: (header) => sectionPath(header, counts),
    key: keySegments,
    unquote: (inner, style) => (style === 'double' ? unescapeBasic(inner) : inner),
    closing: closingQuote,
    typeOf: typeOfToml,
    skips: (plain) => /^(?:\[|\{(?![{%#]))/.test(plain),
  };
  return scanSettings(text, syntax);
}

/** `[[a.b]]` is the next item of the list `a.b`. */
function sectionPath(header: string, counts: Map<string, number>): readonly string[] {
  if (!header.startsWith('[')) return keySegments(header);
  const path = keySegments(header.replace(/^\[|\]$/g, ''));
  const id = path.join('\u0000');
  const index = (counts.get(id) ?? -1) + 1;
  counts.set(id, index);
  return [...path, String(index)];
}

/** The segments of a dotted key, of which some may be quoted. */
export function keySegments(key: string): readonly string[] {
  if (!/["'.]/.test(key)) return [key.trim()];
  const segments: string[] = [];
  for (const match of key.matchAll(/\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^.]*))\s*(?:\.|$)/g)) {
    const [whole, basic, literal, bare] = match;
    if (whole === '') continue;
    segments.push(basic === undefined ? (literal ?? bare?.trim() ?? '') : unescapeBasic(basic));
  }
  return segments;
}

function closingQuote(text: string, from: number, quote: string, end: number): number {
  for (let i = from; i < end; i++) {
    if (text[i] === quote) return i;
    if (text[i] === '\\' && quote === '"') i++;
  }
  return -1;
}

function unescapeBasic(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (whole, short, long, char) => {
    const hex = short ?? long;
    if (hex === undefined) return ESCAPES.get(char) ?? whole;
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  ['"', '"'],
  ['\\', '\\'],
]);

const NUMBER = /^[-+]?(?:\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d[\d_]*)?|0x[\dA-Fa-f_]+|0o[0-7_]+|0b[01_]+|inf|nan)$/;

/** The type of an unquoted value; dates are left as text. */
export function typeOfToml(plain: string): ScalarType {
  if (plain === 'true' || plain === 'false') return 'boolean';
  return plain.length < 400 && NUMBER.test(plain) ? 'number' : 'string';
}
