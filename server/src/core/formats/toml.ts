import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Edit, Entry, Format, Problem, Range, ScalarStyle, SourceDocument, Spelling } from '../model.ts';
import { lineStart } from './lines.ts';
import { addLine, removeLine, replaceValue } from './settingsEdit.ts';
import { hasTemplate } from './template.ts';
import { scanToml, typeOfToml } from './tomlScan.ts';

/** TOML 1.0; from the table with a syntax error on, text is read line by line. */
export const tomlFormat: Format = { id: 'toml', parse, set, insertAfter, remove };

function parse(text: string): SourceDocument {
  const program = tryParse(text);
  return 'message' in program ? parseAround(text, program) : read(text, program);
}

/** Tables before the first mistake are as they should be; what follows is read line by line. */
function parseAround(text: string, problem: Problem): SourceDocument {
  let end = problem.range.start;
  // Inside a string of several lines a `[` begins no table, so that the text before it is no TOML either.
  for (let tries = 0; tries < MOST_TRIES && text.length <= LONGEST; tries++) {
    end = text.lastIndexOf('\n[', end - 1);
    if (end <= 0) break;
    const program = tryParse(text.slice(0, end + 1));
    if ('message' in program) continue;
    const whole = read(text, program);
    const rest = scanToml(text);
    const isLater = ({ range }: { readonly range: Range }): boolean => range.start > end;
    return {
      ...whole,
      entries: [...whole.entries, ...rest.entries.filter(({ keyRange }) => keyRange.start > end)],
      comments: [...whole.comments, ...rest.comments.filter(isLater)],
      problems: [problem],
    };
  }
  const { entries, comments } = scanToml(text);
  return { format: 'toml', text, entries, comments, problems: [problem] };
}

/** Few tables begin between the last whole one and the mistake, and each try parses anew. */
const MOST_TRIES = 6;
const LONGEST = 200_000;

function read(text: string, program: AST.TOMLProgram): SourceDocument {
  const entries: Entry[] = [];
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') visitPair(text, entries, node, []);
    else for (const pair of node.body) visitPair(text, entries, pair, node.resolvedKey.map(String));
  }
  const comments = program.comments.map(({ range: [start, end] }) => ({
    range: { start, end },
    text: text.slice(start + 1, end).trim(),
  }));
  return { format: 'toml', text, entries, comments, problems: [] };
}

function tryParse(text: string): AST.TOMLProgram | Problem {
  const whole = { start: 0, end: Math.min(1, text.length) };
  if (isTooDeep(text)) return { range: whole, message: 'The nesting is too deep to be read.' };
  try {
    return parseTOML(text.replace(/^\uFEFF/, ' '));
  } catch (error) {
    if (!(error instanceof ParseError)) return { range: whole, message: 'This cannot be read as TOML.' };
    const start = Math.min(Math.max(error.index, 0), text.length);
    return { range: { start, end: Math.min(start + 1, text.length) }, message: `${error.message}.` };
  }
}

/** The parser calls itself for each bracket, and its work grows with the segments of a key. */
const DEEPEST = 100;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let dots = 0;
  let quote = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      quote = 0;
      dots = 0;
    } else if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (code === 92 && quote === 34) i++;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 35) quote = -1;
    else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    else if (code === 46) dots++;
    if (depth > DEEPEST || dots > DEEPEST) return true;
  }
  return false;
}

function visitPair(text: string, entries: Entry[], node: AST.TOMLKeyValue, parent: readonly string[]): void {
  const path = [...parent, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
  const [start, end] = node.key.range;
  visitValue(text, entries, node.value, path, { start, end });
}

function visitValue(
  text: string,
  entries: Entry[],
  node: AST.TOMLContentNode,
  path: readonly string[],
  keyRange?: Range,
): void {
  if (node.type === 'TOMLInlineTable') for (const pair of node.body) visitPair(text, entries, pair, path);
  else if (node.type === 'TOMLArray') {
    for (const [index, element] of node.elements.entries())
      visitValue(text, entries, element, [...path, String(index)]);
  } else entries.push(entryOf(text, node, path, keyRange));
}

function entryOf(text: string, node: AST.TOMLValue, path: readonly string[], keyRange?: Range): Entry {
  const [start, end] = node.range;
  const source = text.slice(start, end);
  const marks = node.kind === 'string' ? (node.multiline ? 3 : 1) : 0;
  const style: ScalarStyle = node.kind !== 'string' ? 'plain' : node.style === 'basic' ? 'double' : 'single';
  return {
    path,
    keyRange: keyRange ?? { start, end: start },
    valueRange: { start, end },
    innerRange: { start: start + marks, end: end - marks },
    value: node.kind === 'string' ? node.value : source,
    type: node.kind === 'string' ? 'string' : typeOfToml(source),
    style,
    doc: 0,
    ...(hasTemplate(source) ? { template: true } : {}),
  };
}

function set(document: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit {
  return replaceValue(document, entry, spell(value, spelling, entry.style));
}

/** Text always has quotes in TOML; only numbers, booleans and dates have none. */
function spell(value: string, spelling: Spelling, style: ScalarStyle): string {
  if (spelling === 'bare') return value;
  const bare = (style === 'plain' || style === 'none') && typeOfToml(value) !== 'string' && !/^[-+]?0\d/.test(value);
  if (spelling === 'keep' && bare && !/__|_$|_\.|\._/.test(value)) return value;
  if (style === 'single' && /^[^'\p{Cc}\p{Cs}]*$/u.test(value)) return `'${value}'`;
  const body = value.replace(/["\\\p{Cc}\p{Cs}]/gu, (char) => SHORT.get(char) ?? escaped(char));
  return `"${body}"`;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** TOML has no half of a surrogate pair: such a character cannot be written at all. */
function escaped(char: string): string {
  return /\p{Cs}/u.test(char) ? '\uFFFD' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function insertAfter(
  document: SourceDocument,
  entry: Entry,
  key: readonly string[],
  value: string,
  spelling: Spelling,
): Edit {
  const newText = spell(value, spelling, entry.style);
  const name = key.map((part) => (/^[\w-]+$/.test(part) ? part : spell(part, 'string', 'double'))).join('.');
  // A dotted key is a sibling by its prefix: `mail.host` is followed by `mail.port`.
  const own = document.text.slice(entry.keyRange.start, entry.keyRange.end);
  const prefix = /^(.{1,500}\.[ \t]*)(?:"[^"]{0,200}"|'[^']{0,200}'|[\w-]{1,200})$/.exec(own)?.[1] ?? '';
  if (!isInline(document, entry)) return addLine(document, entry, prefix + name, newText);
  const pair = entry.keyRange.start < entry.keyRange.end;
  const added = key.length === 0 ? newText : pair ? `${prefix}${name} = ${newText}` : `{ ${name} = ${newText} }`;
  return { range: { start: entry.valueRange.end, end: entry.valueRange.end }, newText: `, ${added}` };
}

/** True in arrays and inline tables, where several values share a line. */
function isInline({ text }: SourceDocument, entry: Entry): boolean {
  if (entry.keyRange.start === entry.keyRange.end) return true;
  return !/^\uFEFF?[ \t]*$/.test(text.slice(lineStart(text, entry.keyRange.start), entry.keyRange.start));
}

function remove(document: SourceDocument, entry: Entry): Edit {
  if (!isInline(document, entry)) return removeLine(document, entry);
  const { text } = document;
  const start = entry.keyRange.start;
  const end = entry.valueRange.end;
  const after = /^[ \t\r\n]*,[ \t]*/.exec(text.slice(end, end + 1000));
  if (after !== null) return { range: { start, end: end + after[0].length }, newText: '' };
  const before = /,[ \t\r\n]*$/.exec(text.slice(Math.max(0, start - 1000), start));
  return { range: { start: start - (before?.[0].length ?? 0), end }, newText: '' };
}
