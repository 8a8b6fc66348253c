import type { Edit, Entry, Format, SourceDocument, Spelling } from '../model.ts';
import { type JsonItem, type JsonNode, readJson } from './jsonTree.ts';
import { isBlank, isBreak, lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';

/** JSON, with comments and trailing commas as editors allow them. */
export const jsonFormat: Format = { id: 'json', parse, set, insertAfter, remove };

const NO_EDIT: Edit = { range: { start: 0, end: 0 }, newText: '' };

function parse(text: string): SourceDocument {
  const { entries, comments, problems, root } = readJson(text);
  return { format: 'json', text, entries, comments, problems, syntax: root };
}

/** The tree of a document that `parse` made. */
function rootOf({ text, syntax }: SourceDocument): JsonNode | undefined {
  return (syntax as JsonNode | undefined) ?? readJson(text).root;
}

function set({ text }: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit {
  const newText = spell(value, spelling, entry);
  if (entry.style !== 'none') return { range: entry.valueRange, newText };
  const colon = text[entry.valueRange.start - 1] === ':' ? ' ' : ': ';
  return { range: entry.valueRange, newText: colon + newText };
}

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

function spell(value: string, spelling: Spelling, like: Entry): string {
  if (spelling === 'bare') return value;
  const bare = spelling === 'keep' && like.style !== 'double' && LITERAL.test(value);
  return bare ? value : JSON.stringify(value);
}

interface Written {
  readonly text: string;
  readonly value: string;
  readonly eol: string;
}

function insertAfter(
  document: SourceDocument,
  entry: Entry,
  key: readonly string[],
  value: string,
  spelling: Spelling,
): Edit {
  const { text } = document;
  const found = find(rootOf(document), entry);
  if (found === undefined) return NO_EDIT;
  const written = { text, value: spell(value, spelling, entry), eol: lineBreak(text, entry.keyRange.start) };
  return addBehind(written, found.node, found.index, key);
}

function addBehind(written: Written, node: JsonNode, index: number, key: readonly string[]): Edit {
  const { text, eol } = written;
  const item = node.items[index];
  if (item === undefined) return NO_EDIT;
  const [first, ...rest] = key;
  if (node.object && first !== undefined && rest.length > 0) {
    const sibling = node.items.find((other) => other.node?.object === true && other.node.path.at(-1) === first);
    if (sibling?.node !== undefined) return addInside(written, sibling.node, rest);
  }
  const indent = ownIndentation(text, item.start);
  const added = node.object ? pair(written, key, indent) : element(written, key);
  const comma = skipTrivia(text, item.end);
  const hasComma = text[comma] === ',';
  if (indent === undefined) return { range: { start: item.end, end: item.end }, newText: `, ${added}` };
  if (!hasComma) {
    // A comment behind the value stays on its line.
    const end = endOfCommentedLine(text, item.end);
    return { range: { start: item.end, end }, newText: `,${text.slice(item.end, end)}${eol}${indent}${added}` };
  }
  const at = endOfCommentedLine(text, comma + 1);
  // A comma behind the last item is a habit of the file: the new last item gets one as well.
  return { range: { start: at, end: at }, newText: `${eol}${indent}${added},` };
}

function addInside(written: Written, node: JsonNode, key: readonly string[]): Edit {
  if (node.items.length > 0) return addBehind(written, node, node.items.length - 1, key);
  return { range: { start: node.start + 1, end: node.start + 1 }, newText: ` ${pair(written, key, undefined)} ` };
}

/** A pair, with nested objects for a key of several segments; on lines of its own where `indent` is given. */
function pair(written: Written, [first = '', ...rest]: readonly string[], indent: string | undefined): string {
  const head = `${JSON.stringify(first)}: `;
  if (rest.length === 0) return head + written.value;
  if (indent === undefined) return `${head}{ ${pair(written, rest, undefined)} }`;
  const deeper = indent + unit(written.text);
  return `${head}{${written.eol}${deeper}${pair(written, rest, deeper)}${written.eol}${indent}}`;
}

function element(written: Written, key: readonly string[]): string {
  return key.length === 0 ? written.value : `{ ${pair(written, key, undefined)} }`;
}

function remove(document: SourceDocument, entry: Entry): Edit {
  const { text } = document;
  const found = find(rootOf(document), entry);
  const item = found?.node.items[found.index];
  if (found === undefined || item === undefined) return NO_EDIT;
  const previous = found.node.items[found.index - 1];
  const next = found.node.items[found.index + 1];
  const comma = skipTrivia(text, item.end);
  const end = text[comma] === ',' ? comma + 1 : item.end;
  const alone = ownIndentation(text, item.start) !== undefined && isLineDone(text, end);
  const from = alone ? lineStart(text, item.start) : item.start;
  const to = alone ? nextLine(text, end) : next === undefined ? end : Math.max(next.start, end);
  if (next !== undefined || previous === undefined || text[comma] === ',')
    return { range: { start: from, end: to }, newText: '' };
  // The last item takes the comma before it along; a comment behind that comma stays.
  const before = skipTrivia(text, previous.end);
  if (text[before] !== ',') return { range: { start: from, end: to }, newText: '' };
  if (!alone) return { range: { start: previous.end, end: item.end }, newText: '' };
  return { range: { start: before, end: to }, newText: text.slice(before + 1, from) };
}

interface Found {
  readonly node: JsonNode;
  readonly index: number;
}

function find(root: JsonNode | undefined, entry: Entry): Found | undefined {
  const at = entry.valueRange.start;
  let found: Found | undefined;
  for (let node = root; node !== undefined; ) {
    const index: number = node.items.findIndex((item) => item.start <= at && at <= item.end && isInside(item, at));
    found = index < 0 ? undefined : { node, index };
    node = node.items[index]?.node;
  }
  return found;
}

function isInside(item: JsonItem, at: number): boolean {
  return item.key === undefined || at >= item.key.end;
}

/** The indentation of an item that begins its line; undefined for one that stands behind something else. */
function ownIndentation(text: string, offset: number): string | undefined {
  const head = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(head) && lineStart(text, offset) > 0 ? head : undefined;
}

/** The indentation of the first indented line. */
function unit(text: string): string {
  return /^(\t| {1,8})\S/m.exec(text)?.[1] ?? '  ';
}

/** The next offset behind white space and comments. */
function skipTrivia(text: string, offset: number): number {
  let i = offset;
  for (;;) {
    while (isBlank(text.charCodeAt(i)) || isBreak(text.charCodeAt(i))) i++;
    if (text.startsWith('//', i)) i = lineEnd(text, i);
    else if (text.startsWith('/*', i)) i = text.indexOf('*/', i) < 0 ? text.length : text.indexOf('*/', i) + 2;
    else return i;
  }
}

/** The end of the line, if nothing but a comment follows; else the offset itself. */
function endOfCommentedLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return /^[ \t]*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)$/.test(text.slice(offset, end)) ? end : offset;
}

function isLineDone(text: string, offset: number): boolean {
  const end = lineEnd(text, offset);
  return end < text.length && (/^[ \t]*$/.test(text.slice(offset, end)) || endOfCommentedLine(text, offset) === end);
}
