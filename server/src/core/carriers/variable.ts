import { type Expanded, expand } from '../expand.ts';
import type { Entry, Range, SourceDocument, Variable } from '../model.ts';
import type { Syntax } from '../references.ts';
import { plainType, templateDefault } from './templateDefault.ts';

/** Makes the variable of an entry; `path` is what the program sees as its name. */
export function variableOf(
  document: SourceDocument,
  entry: Entry,
  path: readonly string[],
  override?: {
    readonly value?: string;
    readonly range?: Range;
    readonly keyRange?: Range;
    readonly literal?: boolean;
  },
): Variable {
  const value = override?.value ?? entry.value;
  const range = override?.range ?? entry.innerRange;
  const keyRange = override?.keyRange ?? entry.keyRange;
  const literal = override?.literal ?? isWritten(document.text, range, value);
  const { type, style } = entry;
  if (entry.template === true && override?.value === undefined) {
    const found = templateDefault(entry, document.format === 'yaml');
    if (found !== undefined && literal) {
      const start = range.start + found.offset;
      const place = { start, end: start + found.text.length };
      // Not `literal`: what a template writes is not rewritten.
      const { text } = found;
      return {
        path,
        keyRange,
        range: place,
        value: text,
        type: found.type,
        style,
        entry,
        literal: false,
        dynamic: false,
        fallback: true,
      };
    }
  }
  const secret =
    entry.template === true || isSecretTag(entry.tag) || isCut(document, entry) || isInherited(document, entry);
  const expanded = secret ? RUN_TIME : expand(value, syntaxOf(document, entry), style);
  switch (expanded.kind) {
    case 'literal':
      return { path, keyRange, range, value, type, style, entry, literal, dynamic: false };
    case 'escaped':
      return { path, keyRange, range, value: expanded.text, type, style, entry, literal: false, dynamic: false };
    case 'fallback': {
      const start = range.start + expanded.offset;
      const place = literal ? { start, end: start + expanded.text.length } : range;
      const { text } = expanded;
      return {
        path,
        keyRange,
        range: place,
        value: text,
        // Programs that replace references before they read the file see the default as what it looks like.
        type: document.format === 'yaml' && style === 'plain' ? plainType(text) : type,
        style,
        entry,
        literal,
        dynamic: false,
        fallback: true,
        written: value,
      };
    }
    default:
      return { path, keyRange, range, value, type, style, entry, literal, dynamic: true };
  }
}

/**
 * A key without a value takes that of Compose's own environment, as in a list:
 * https://github.com/docker/docs/pull/20771 (read 2026-11-27)
 */
function isInherited({ format }: SourceDocument, { path, type, value }: Entry): boolean {
  return format === 'yaml' && type === 'null' && value === '' && path.length === 4 && isEnvironment(path);
}

function isEnvironment(path: readonly string[]): boolean {
  return path[0] === 'services' && path[2] === 'environment';
}

/** True for a value that ends at `#{NAME}`, a comment until somebody replaces it. */
function isCut({ text }: SourceDocument, { style, valueRange: { end } }: Entry): boolean {
  return (style === 'none' || style === 'plain') && TOKEN.test(text.slice(end, end + 120));
}

const TOKEN = /^[ \t]{0,8}#\{[^{}\r\n]{1,80}\}/;

/** True where the range holds exactly this text. */
function isWritten(text: string, { start, end }: Range, value: string): boolean {
  return value.length === end - start && text.startsWith(value, start);
}

const RUN_TIME: Expanded = { kind: 'dynamic' };

/** How the values of this entry refer to others. */
function syntaxOf({ format }: SourceDocument, { path }: Entry): Syntax {
  if (format === 'dotenv') return 'dotenv';
  if (format === 'properties') return 'spring';
  return format === 'yaml' && isEnvironment(path) ? 'compose' : 'generic';
}

function isSecretTag(tag: string | undefined): boolean {
  // `!!str` and `!!int` only type a literal; every other tag is resolved by the program that reads the file.
  return tag !== undefined && !/^(!!|tag:yaml\.org,2002:)(str|int|bool|float|null)$/.test(tag);
}
