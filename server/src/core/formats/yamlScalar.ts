import { CST } from 'yaml';
import type { Range, ScalarStyle, ScalarType } from '../model.ts';
import type { ScalarNode } from './yamlTree.ts';

export interface Decoded {
  readonly value: string;
  readonly type: ScalarType;
  readonly style: ScalarStyle;
  readonly valueRange: Range;
  readonly innerRange: Range;
}

/** Decodes a scalar as YAML 1.2 does (core schema); numbers, booleans and null keep their spelling. */
export function decodeScalar(text: string, node: ScalarNode): Decoded {
  const { start, end } = node;
  const source = text.slice(start, end);
  const range = { start, end };
  if (node.style === 'none') {
    return { value: '', type: tagged(node.tag, 'null'), style: 'none', valueRange: range, innerRange: range };
  }
  if (node.style === 'plain') {
    const value = source.includes('\n') ? fold(source, 'scalar') : source;
    return { value, type: typeOf(value, node.tag), style: 'plain', valueRange: range, innerRange: range };
  }
  if (node.style === 'quoted') {
    const single = source[0] === "'";
    const closed = source.length > 1 && source.at(-1) === source[0];
    const inner = { start: start + 1, end: closed ? end - 1 : end };
    const body = text.slice(inner.start, inner.end);
    const simple = closed && !(single ? /['\n]/ : /[\\\n]/).test(body);
    const value = simple || !closed ? body : fold(source, single ? 'single-quoted-scalar' : 'double-quoted-scalar');
    const style = single ? 'single' : 'double';
    return { value, type: tagged(node.tag, 'string'), style, valueRange: range, innerRange: inner };
  }
  return decodeBlock(text, node);
}

/** The decoded text of a scalar, as `decodeScalar` gives it. */
export function decodeText(text: string, node: ScalarNode): string {
  if (node.style !== 'plain') return decodeScalar(text, node).value;
  const source = text.slice(node.start, node.end);
  return source.includes('\n') ? fold(source, 'scalar') : source;
}

function decodeBlock(text: string, node: ScalarNode): Decoded {
  const body = node.body ?? node.end;
  const source = text.slice(body, node.end);
  const head = /^[|>][-+0-9]*/.exec(text.slice(node.start, node.start + 10))?.[0] ?? '|';
  const value =
    CST.resolveAsScalar(
      {
        type: 'block-scalar',
        offset: 0,
        indent: Math.max(0, node.indent),
        props: [{ type: 'block-scalar-header', offset: 0, indent: 0, source: head }],
        source,
      },
      false,
      ignore,
    )?.value ?? source;
  const content = source.trimEnd();
  const lead = content.length - content.trimStart().length;
  const end = content === '' ? Math.min(node.start + head.length, node.end) : body + content.length;
  const innerStart = content === '' ? end : body + lead;
  return {
    value,
    type: tagged(node.tag, 'string'),
    style: 'block',
    valueRange: { start: node.start, end },
    innerRange: { start: innerStart, end },
  };
}

function fold(source: string, type: 'scalar' | 'single-quoted-scalar' | 'double-quoted-scalar'): string {
  return CST.resolveAsScalar({ type, offset: 0, indent: 0, source }, false, ignore)?.value ?? source;
}

function ignore(): void {}

function tagged(tag: string | undefined, type: ScalarType): ScalarType {
  if (tag === undefined) return type;
  if (tag === '!!int' || tag === '!!float') return 'number';
  if (tag === '!!bool') return 'boolean';
  return tag === '!!null' ? 'null' : 'string';
}

/** What numbers, booleans and null begin with. */
const TYPED = '-+.~0123456789nNtTfF';
const NULL = /^(?:~|null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?(?:\d+|\.\d+|\d+\.\d*)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\dA-Fa-f]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** The type of plain text in the core schema of YAML 1.2. */
export function typeOf(value: string, tag?: string): ScalarType {
  if (tag !== undefined && tag !== '') return tagged(tag, 'string');
  if (value.length > 400 || !TYPED.includes(value.charAt(0))) return 'string';
  if (NULL.test(value)) return 'null';
  if (BOOLEAN.test(value)) return 'boolean';
  return NUMBER.test(value) ? 'number' : 'string';
}
