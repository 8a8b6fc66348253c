import type { Problem, Range } from '../model.ts';
import {
  ascend,
  type Cursor,
  complain,
  descend,
  isLeaf,
  isProp,
  named,
  nothing,
  type Properties,
  peek,
  readLeaf,
  readProps,
} from './yamlCursor.ts';
import { readFlow } from './yamlFlow.ts';
import type { Token } from './yamlLex.ts';
import type { Item, MapNode, Node, Pair, SeqNode, YamlDocument } from './yamlTree.ts';

export interface YamlTree {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** Builds the trees of a stream of documents. It accepts everything, and says where something is not valid. */
export function buildTrees(text: string, tokens: readonly Token[]): YamlTree {
  const cursor: Cursor = { text, tokens: [...tokens], problems: [], at: 0, depth: 0, tooDeep: false };
  const documents: YamlDocument[] = [];
  let index = -1;
  let used = true;
  for (let token = cursor.tokens[0]; token !== undefined; token = cursor.tokens[cursor.at]) {
    const before = cursor.at;
    if (token.kind === 'start' || token.kind === 'marker') {
      if (token.kind === 'start' || used) index++;
      used = token.kind === 'marker';
      cursor.at++;
    } else if (token.kind === 'end' || token.kind === 'directive') cursor.at++;
    else {
      documents.push({ index: Math.max(index, 0), root: readNode(cursor, { parent: -1, place: token.start }) });
      used = true;
      const left = peek(cursor);
      if (left !== undefined) skipLine(cursor, left);
      if (cursor.at === before) cursor.at++;
    }
  }
  if (!cursor.tooDeep) return { documents, problems: cursor.problems };
  const range = { start: 0, end: Math.min(text.length, 1) };
  return { documents: [], problems: [{ range, message: 'The nesting is too deep to be read.' }] };
}

interface Place {
  /** The column of the collection around; what belongs to the node stands to the right of it. */
  readonly parent: number;
  /** Where the value would go if there is none. */
  readonly place: number;
  /** The line of the colon, when the node may begin beside one. */
  readonly colonLine?: number;
  /** True where a list may begin in the column of its key. */
  readonly dash?: boolean;
}

function readNode(cursor: Cursor, where: Place): Node {
  if (!descend(cursor)) return nothing(where.place, where.parent);
  const node = readInner(cursor, where);
  ascend(cursor);
  return node;
}

function readInner(cursor: Cursor, where: Place): Node {
  const { parent, place } = where;
  const props = isProp(cursor.tokens[cursor.at]) ? readPropsOf(cursor, where) : undefined;
  const token = peek(cursor);
  if (token === undefined || !belongs(token, where)) return nothing(place, parent, props);
  const besideColon = token.line === where.colonLine;
  if (token.kind === 'dash') {
    if (besideColon) complain(cursor, token, 'A list cannot begin on the line of its key.');
    return readSeq(cursor, token, props);
  }
  if (token.kind === 'question' || keyAhead(cursor)) {
    if (besideColon && token.kind !== 'question')
      complain(cursor, token, 'A mapping cannot begin on the line of its key.');
    return readMap(cursor, token, props);
  }
  if (token.kind === 'open') return readFlowOrKey(cursor, token, props);
  if (isLeaf(token)) {
    const head = splitHead(cursor, token);
    if (head === undefined) return readLeaf(cursor, token, parent, props);
    // Beside a colon the head is the value; elsewhere it is a line that is still being typed.
    if (besideColon) {
      const value = readLeaf(cursor, head, parent, props);
      cursor.at--;
      return value;
    }
    complain(cursor, head, 'Neither a key nor a value.');
    return readInner(cursor, where);
  }
  if (token.kind === 'block') return readLeaf(cursor, token, parent, props);
  complain(cursor, token, 'This stands where no value can begin.');
  cursor.at++;
  return nothing(place, parent, props);
}

/** True for a token that stands where the node may. */
function belongs(token: Token, { parent, dash }: Place): boolean {
  if (!token.first || token.column > parent) return true;
  return dash === true && token.kind === 'dash' && token.column === parent;
}

/** The anchor and the tag of a node, which may stand on lines of their own above it. */
function readPropsOf(cursor: Cursor, where: Place): Properties | undefined {
  // One look ahead for each line, since a line may be nothing but anchors.
  let line = -1;
  return readProps(cursor, (token) => {
    if (!belongs(token, where)) return false;
    if (token.line === line) return true;
    line = token.line;
    return !keyAhead(cursor);
  });
}

/** A flow collection, or the mapping whose first key it is. */
function readFlowOrKey(cursor: Cursor, open: Token, props?: Properties): Node {
  const flow = readFlow(cursor, open, props);
  const colon = peek(cursor);
  if (colon?.kind !== 'colon' || colon.line !== cursor.tokens[cursor.at - 1]?.lastLine || colon.first) return flow;
  return readMap(cursor, open, undefined, flow);
}

function readMap(cursor: Cursor, first: Token, props?: Properties, firstKey?: Node): MapNode {
  const indent = first.column;
  const items: Pair[] = [];
  if (firstKey !== undefined) items.push(readValue(cursor, firstKey, firstKey.start, indent));
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token !== first && !token.first) skipLine(cursor, token);
    else if (token !== first && token.column < indent) break;
    else if (token.kind === 'question') items.push(readExplicitPair(cursor, token, indent));
    else if (keyAhead(cursor)) {
      if (token.column > indent && token !== first)
        complain(cursor, token, 'This key is indented deeper than its siblings.');
      items.push(readPair(cursor, token, indent));
    } else if (token.kind === 'open' && token.column === indent) {
      items.push(readFlowKey(cursor, token, indent));
    } else {
      const head = splitHead(cursor, token);
      if (head === undefined) skipLine(cursor, token);
      else complain(cursor, head, 'Neither a key nor a value.');
    }
  }
  const end = items.at(-1)?.end ?? first.end;
  return { kind: 'map', flow: false, indent, start: first.start, end, items, ...named(props) };
}

function readPair(cursor: Cursor, first: Token, indent: number): Pair {
  const props = isProp(first) ? readProps(cursor, (token) => token.line === first.line) : undefined;
  const token = peek(cursor);
  const key =
    token !== undefined && isLeaf(token)
      ? readLeaf(cursor, token, indent, props)
      : nothing(token?.start ?? first.start, indent, props);
  return readValue(cursor, key, first.start, indent);
}

function readFlowKey(cursor: Cursor, open: Token, indent: number): Pair {
  const key = readFlow(cursor, open);
  const colon = peek(cursor);
  if (colon?.kind === 'colon' && !colon.first) return readValue(cursor, key, open.start, indent);
  complain(cursor, key, 'Neither a key nor a value.');
  return { start: key.start, end: key.end, key, value: nothing(key.end, indent) };
}

/** `? key` and, on a later line, `: value`. */
function readExplicitPair(cursor: Cursor, question: Token, indent: number): Pair {
  cursor.at++;
  const key = readNode(cursor, { parent: indent, place: question.end, dash: true });
  const colon = peek(cursor);
  if (colon?.kind === 'colon' && colon.first && colon.column === indent) {
    cursor.at++;
    const value = readNode(cursor, { parent: indent, place: colon.end, dash: true });
    return { start: question.start, end: Math.max(value.end, colon.end), key, value };
  }
  return { start: question.start, end: key.end, key, value: nothing(key.end, indent) };
}

/** What follows a key; the colon is at hand. */
function readValue(cursor: Cursor, key: Node, start: number, indent: number): Pair {
  const colon = peek(cursor);
  if (colon?.kind !== 'colon') return { start, end: key.end, key, value: nothing(key.end, indent) };
  cursor.at++;
  const value = readNode(cursor, { parent: indent, place: colon.end, colonLine: colon.line, dash: true });
  return { start, end: Math.max(value.end, colon.end), key, value };
}

function readSeq(cursor: Cursor, first: Token, props?: Properties): SeqNode {
  const indent = first.column;
  const items: Item[] = [];
  for (let token = peek(cursor); token !== undefined; token = peek(cursor)) {
    if (token !== first && !token.first) {
      skipLine(cursor, token);
      continue;
    }
    if (token !== first && token.column < indent) break;
    if (token.kind !== 'dash') {
      // In the column of the list: the next key of the mapping around it.
      if (token.column === indent) break;
      skipLine(cursor, token);
      continue;
    }
    if (token.column > indent) complain(cursor, token, 'This item is indented deeper than its siblings.');
    cursor.at++;
    const value = readNode(cursor, { parent: indent, place: token.end });
    items.push({ start: token.start, end: Math.max(value.end, token.end), value });
  }
  const end = items.at(-1)?.end ?? first.end;
  return { kind: 'seq', flow: false, indent, start: first.start, end, items, ...named(props) };
}

/** Skips what is left of a line that makes no sense here. */
function skipLine(cursor: Cursor, token: Token): void {
  let range: Range = token;
  for (let next: Token | undefined = token; next !== undefined && next.line === token.line; next = peek(cursor)) {
    range = { start: token.start, end: Math.max(next.end, range.end) };
    cursor.at++;
  }
  complain(cursor, range, 'This does not fit what stands before it.');
}

/** True when a scalar and a colon follow on one line: the key of a block mapping. */
function keyAhead(cursor: Cursor): boolean {
  let i = cursor.at;
  const line = cursor.tokens[i]?.line;
  while (isProp(cursor.tokens[i]) && cursor.tokens[i]?.line === line) i++;
  const token = cursor.tokens[i];
  if (token === undefined || token.line !== line) return false;
  if (token.kind === 'colon') return true;
  if (!isLeaf(token) || token.lastLine !== line) return false;
  const next = cursor.tokens[i + 1];
  return next?.kind === 'colon' && next.line === line;
}

/**
 * Half-typed lines above a key run together with it into one scalar. Such a token is cut: what comes back are the lines
 * above, and the token at hand becomes the key.
 */
function splitHead(cursor: Cursor, token: Token): Token | undefined {
  const next = cursor.tokens[cursor.at + 1];
  if (token.kind !== 'plain' || token.lastLine === token.line) return undefined;
  if (next?.kind !== 'colon' || next.line !== token.lastLine) return undefined;
  const lineStart = cursor.text.lastIndexOf('\n', token.end - 1) + 1;
  let start = lineStart;
  while (cursor.text[start] === ' ' || cursor.text[start] === '\t') start++;
  cursor.tokens[cursor.at] = { ...token, start, line: token.lastLine, column: start - lineStart, first: true };
  const head = cursor.text.slice(token.start, lineStart).trimEnd();
  return { ...token, end: token.start + head.length };
}
