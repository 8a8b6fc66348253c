import type { ScalarStyle, Spelling } from '../model.ts';
import { typeOf } from './yamlScalar.ts';

/** The text of a one-line scalar that reads as `value`. `flow` = it stands inside brackets. */
export function spellScalar(value: string, spelling: Spelling, style: ScalarStyle, flow: boolean): string {
  if (spelling === 'bare') return value;
  if (style === 'single' && isSingleLine(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double') return doubleQuoted(value);
  if (plainFits(value, flow) && (spelling === 'keep' || isPlainString(value))) return value;
  return /["\\]/.test(value) && isSingleLine(value) ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}

/** The text of a key, quoted when a neighbour's is or when it has to be. */
export function spellKey(key: string, neighbour: string, flow: boolean): string {
  if (neighbour.startsWith('"')) return doubleQuoted(key);
  if (neighbour.startsWith("'") && isSingleLine(key)) return `'${key.replaceAll("'", "''")}'`;
  return plainFits(key, flow) && key !== '<<' ? key : doubleQuoted(key);
}

/** Characters that a plain scalar cannot begin with, or not in every reader. */
const BAD_START = /^[-?:,[\]{}#&*!|>'"%@`\s/=]/;
const NEGATIVE_NUMBER = /^-[\d.]/;
const BAD_INSIDE = /:(?:\s|$)|\s#|[\p{Cc}\u0085\u2028\u2029\ufeff\ufffe\uffff]|\{\{|\{%|\{#|<%|\s$|^\.\.\.$/u;

function plainFits(value: string, flow: boolean): boolean {
  if (value === '' || (BAD_START.test(value) && !NEGATIVE_NUMBER.test(value) && !value.startsWith('/'))) return false;
  if (value.startsWith('//') || BAD_INSIDE.test(value) || hasLoneSurrogate(value)) return false;
  return !flow || !/[,[\]{}]/.test(value);
}

/** Plain text that YAML 1.1 or 1.2 reads as something else than a string. */
const OTHER_TYPES: readonly RegExp[] = [
  /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?(?:0b[01_]+|0x[\da-f_]+|0o?[0-7_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?)$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?\d[\d_]{0,20}(?::[0-5]?\d){1,8}(?:\.[\d_]*)?$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt\s].{0,40})?$/,
];

function isPlainString(value: string): boolean {
  return typeOf(value) === 'string' && !OTHER_TYPES.some((other) => other.test(value));
}

function isSingleLine(value: string): boolean {
  return !/[\p{Cc}\u0085\u2028\u2029\ufeff\ufffe\uffff]/u.test(value) && !hasLoneSurrogate(value);
}

function hasLoneSurrogate(value: string): boolean {
  return /\p{Cs}/u.test(value);
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function doubleQuoted(value: string): string {
  const body = value.replace(
    /["\\\p{Cc}\u0085\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/gu,
    (char) => SHORT.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${body}"`;
}
