import type { Edit, Entry, SourceDocument, Spelling } from '../model.ts';
import { lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';
import { hasTemplate } from './template.ts';
import type { YamlTree } from './yamlBlock.ts';
import { readYaml } from './yamlRead.ts';
import { spellKey, spellScalar } from './yamlSpell.ts';
import type { Item, MapNode, Node, Pair, SeqNode } from './yamlTree.ts';

/** One step on the way from the root to an entry. */
interface Step {
  readonly node: MapNode | SeqNode;
  readonly index: number;
}

const NO_EDIT: Edit = { range: { start: 0, end: 0 }, newText: '' };

/** The edit that gives an entry another value. */
export function setYaml(document: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit {
  const { text } = document;
  const flow = /[,[\]{}]/.test(value) && stepsTo(document, entry).at(-1)?.node.flow === true;
  const newText = spellScalar(value, spelling, entry.style, flow);
  if (entry.style !== 'none') return { range: entry.valueRange, newText };
  const between = text.slice(entry.keyRange.end, entry.valueRange.start);
  const missingColon = entry.keyRange.end > entry.keyRange.start && !between.includes(':');
  return { range: entry.valueRange, newText: `${missingColon ? ':' : ''} ${newText}` };
}

/** The edit that adds a sibling behind an entry, as a pair or as a list item. */
export function insertAfterYaml(
  document: SourceDocument,
  entry: Entry,
  key: readonly string[],
  value: string,
  spelling: Spelling,
): Edit {
  const { text } = document;
  const step = stepsTo(document, entry).at(-1);
  if (step === undefined) return NO_EDIT;
  const written: Written = { text, value, spelling, style: entry.style, eol: lineBreak(text, entry.keyRange.start) };
  return addBehind(written, step.node, step.index, key);
}

interface Written {
  readonly text: string;
  readonly value: string;
  readonly spelling: Spelling;
  readonly style: Entry['style'];
  readonly eol: string;
}

function addBehind(written: Written, node: MapNode | SeqNode, index: number, key: readonly string[]): Edit {
  const { text, eol } = written;
  const item = node.items[index];
  if (item === undefined) return NO_EDIT;
  const [first, ...rest] = key;
  if (node.kind === 'map' && first !== undefined && rest.length > 0) {
    const sibling = node.items.find(
      (pair) => text.slice(pair.key.start, pair.key.end).replace(/^["']|["']$/g, '') === first,
    );
    const edit = sibling === undefined ? undefined : addInside(written, node, sibling, rest);
    if (edit !== undefined) return edit;
  }
  const neighbour = node.kind === 'map' ? keyOf(text, node.items[index]) : '';
  if (node.flow) {
    const added = node.kind === 'map' ? flowPair(written, key, neighbour) : flowItem(written, key);
    return insertion(item.end, `, ${added}`);
  }
  const indent = indentation(text, item.start);
  const lines =
    node.kind === 'map' ? blockPair(written, key, neighbour, indent) : `${indent}- ${blockItem(written, key)}`;
  return insertLine(text, item.end, lines, eol);
}

/** Adds to the mapping that a sibling already has; undefined when the sibling is no mapping. */
function addInside(written: Written, node: MapNode, sibling: Pair, rest: readonly string[]): Edit | undefined {
  const { text, eol } = written;
  const { value } = sibling;
  if (value.kind === 'map' && value.items.length > 0) return addBehind(written, value, value.items.length - 1, rest);
  if (value.kind === 'map') return insertion(value.start + 1, ` ${flowPair(written, rest, keyOf(text, sibling))} `);
  if (value.kind !== 'scalar' || value.style !== 'none') return undefined;
  const neighbour = keyOf(text, sibling);
  if (node.flow) return insertion(value.start, ` { ${flowPair(written, rest, neighbour)} }`);
  const indent = indentation(text, sibling.start) + unit(text, node);
  return insertLine(text, value.end, blockPair(written, rest, neighbour, indent), eol);
}

function blockPair(written: Written, key: readonly string[], neighbour: string, indent: string): string {
  const step = ' '.repeat(indent.length === 0 ? 2 : Math.min(4, Math.max(2, unitOf(written.text))));
  const lines = key.map((part, level) => `${indent}${step.repeat(level)}${spellKey(part, neighbour, false)}:`);
  return `${lines.join(written.eol)} ${scalar(written, false)}`;
}

function flowPair(written: Written, key: readonly string[], neighbour: string): string {
  const [first = '', ...rest] = key;
  const head = `${spellKey(first, neighbour, true)}: `;
  return rest.length === 0 ? head + scalar(written, true) : `${head}{ ${flowPair(written, rest, neighbour)} }`;
}

function blockItem(written: Written, key: readonly string[]): string {
  const value = scalar(written, false);
  return key.length === 0 ? value : `${spellKey(key.join('.'), '', false)}: ${value}`;
}

function flowItem(written: Written, key: readonly string[]): string {
  return key.length === 0 ? scalar(written, true) : `{ ${flowPair(written, key, '')} }`;
}

/** A new value takes over the quotes of its neighbour under `keep` and `string`, but no block style. */
function scalar({ value, spelling, style }: Written, flow: boolean): string {
  const quotes = style === 'single' || style === 'double' ? style : 'plain';
  return spellScalar(value, spelling, quotes, flow);
}

/** The edit that removes an entry; a block collection that it leaves empty goes with it. */
export function removeYaml(document: SourceDocument, entry: Entry): Edit {
  const { text } = document;
  const steps = stepsTo(document, entry);
  let level = steps.length - 1;
  while (level > 0 && goesWithItsItem(text, steps[level], steps[level - 1])) level--;
  const step = steps[level];
  const item = step?.node.items[step.index];
  if (step === undefined || item === undefined) return NO_EDIT;
  const previous = step.node.items[step.index - 1];
  const next = step.node.items[step.index + 1];
  if (step.node.flow) {
    if (next !== undefined) return deletion(item.start, next.start);
    if (previous !== undefined) return deletion(previous.end, item.end);
    const comma = /^\s*,/.exec(text.slice(item.end, item.end + 200))?.[0].length ?? 0;
    return deletion(item.start, item.end + comma);
  }
  const start = lineStart(text, item.start);
  if (/^\uFEFF?\s*$/.test(text.slice(start, item.start))) {
    const from = text[start] === '\uFEFF' ? start + 1 : start;
    return deletion(from, endsWithBreak(text, item.end) ? item.end : nextLine(text, item.end));
  }
  if (next !== undefined) return deletion(item.start, next.start);
  return deletion(item.start, endsWithBreak(text, item.end) ? lineEnd(text, item.start) : item.end);
}

function goesWithItsItem(text: string, step: Step | undefined, parent: Step | undefined): boolean {
  if (step === undefined || parent === undefined) return false;
  const { node } = step;
  if (node.items.length > 1 || node.flow || node.anchor !== undefined || node.tag !== undefined) return false;
  const item = parent.node.items[parent.index];
  return item !== undefined && !hasTemplate(text.slice(item.start, item.end));
}

/** The way from the root to an entry; empty when the entry is not in the text. */
function stepsTo({ text, syntax }: SourceDocument, entry: Entry): readonly Step[] {
  const trees = (syntax as YamlTree | undefined) ?? readYaml(text).trees;
  for (const { index, root } of trees.documents) {
    const steps = index === entry.doc ? search(root, entry) : undefined;
    if (steps !== undefined) return steps;
  }
  return [];
}

function search(node: Node, entry: Entry): readonly Step[] | undefined {
  const at = entry.valueRange.start;
  if (node.kind === 'scalar')
    return node.start === at && (node.style === 'none') === (entry.style === 'none') ? [] : undefined;
  if (node.kind === 'alias') return undefined;
  for (const [index, item] of node.items.entries()) {
    if (at < item.start || at > item.end) continue;
    const rest = search(item.value, entry);
    if (rest !== undefined) return [{ node, index }, ...rest];
  }
  return undefined;
}

function keyOf(text: string, item: Pair | Item | undefined): string {
  return item !== undefined && 'key' in item ? text.slice(item.key.start, item.key.end) : '';
}

function indentation(text: string, offset: number): string {
  const head = text.slice(lineStart(text, offset), offset).replace('\uFEFF', '');
  return /^[ \t]*$/.test(head) ? head : ' '.repeat(head.length);
}

/** How far a mapping below another one is indented. */
function unit(text: string, node: MapNode): string {
  for (const { start, value } of node.items) {
    if (value.kind !== 'map' || value.flow) continue;
    return ' '.repeat(Math.max(1, value.indent - (start - lineStart(text, start))));
  }
  return ' '.repeat(unitOf(text));
}

/** The indentation of the first indented line that is no comment and no list item. */
function unitOf(text: string): number {
  return /^( {1,8})[\w"']/m.exec(text)?.[1]?.length ?? 2;
}

function insertLine(text: string, end: number, lines: string, eol: string): Edit {
  // A block scalar ends behind its line break, and every other value before it.
  if (endsWithBreak(text, end)) return insertion(end, lines + eol);
  return insertion(lineEnd(text, end), eol + lines);
}

function endsWithBreak(text: string, end: number): boolean {
  return text[end - 1] === '\n';
}

function insertion(at: number, newText: string): Edit {
  return { range: { start: at, end: at }, newText };
}

function deletion(start: number, end: number): Edit {
  return { range: { start, end }, newText: '' };
}
