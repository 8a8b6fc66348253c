import {
  ascend,
  type Cursor,
  complain,
  descend,
  isLeaf,
  named,
  nothing,
  type Properties,
  peek,
  readLeaf,
  readProps,
} from './yamlCursor.ts';
import type { Token } from './yamlLex.ts';
import type { Item, MapNode, Node, Pair, SeqNode } from './yamlTree.ts';

/** Reads `{…}` or `[…]`; `open` is the token at hand. */
export function readFlow(cursor: Cursor, open: Token, props?: Properties): MapNode | SeqNode {
  const map = cursor.text[open.start] === '{';
  cursor.at++;
  if (!descend(cursor)) return collection(map, open.start, open.end, [], props);
  const node = readBody(cursor, open, map, props);
  ascend(cursor);
  return node;
}

function readBody(cursor: Cursor, open: Token, map: boolean, props?: Properties): MapNode | SeqNode {
  const items: Pair[] = [];
  for (let token = peek(cursor); ; token = peek(cursor)) {
    if (token === undefined || token.kind === 'broken') {
      if (token !== undefined) cursor.at++;
      complain(cursor, open, `The "${map ? '{' : '['}" is not closed.`);
      return collection(map, open.start, items.at(-1)?.end ?? open.end, items, props);
    }
    if (token.kind === 'close') {
      cursor.at++;
      if ((cursor.text[token.start] === '}') !== map)
        complain(cursor, token, 'This bracket closes no bracket of its kind.');
      return collection(map, open.start, token.end, items, props);
    }
    if (token.kind === 'comma' || token.kind === 'question') cursor.at++;
    else if (isLeaf(token) || ['open', 'colon', 'anchor', 'tag'].includes(token.kind))
      items.push(readPair(cursor, token));
    else {
      complain(cursor, token, 'This cannot stand inside brackets.');
      cursor.at++;
    }
  }
}

/** A key with its value; in a sequence the key alone is the item. */
function readPair(cursor: Cursor, first: Token): Pair {
  const key = readFlowNode(cursor, first.start);
  const colon = peek(cursor);
  if (colon?.kind !== 'colon') return { start: first.start, end: key.end, key, value: nothing(key.end, -1) };
  cursor.at++;
  const value = readFlowNode(cursor, colon.end);
  return { start: first.start, end: Math.max(value.end, colon.end), key, value };
}

function readFlowNode(cursor: Cursor, place: number): Node {
  const props = readProps(cursor, () => true);
  const token = peek(cursor);
  if (token?.kind === 'open') return readFlow(cursor, token, props);
  return token !== undefined && isLeaf(token) ? readLeaf(cursor, token, -1, props) : nothing(place, -1, props);
}

function collection(
  map: boolean,
  start: number,
  end: number,
  pairs: readonly Pair[],
  props?: Properties,
): MapNode | SeqNode {
  if (map) return { kind: 'map', flow: true, indent: -1, start, end, items: pairs, ...named(props) };
  return { kind: 'seq', flow: true, indent: -1, start, end, items: pairs.map(itemOf), ...named(props) };
}

/** `[a: b]` is a list of one mapping. */
function itemOf(pair: Pair): Item {
  const { start, end, key, value } = pair;
  const alone = value.kind === 'scalar' && value.style === 'none' && value.end === key.end && key.end === end;
  if (alone) return { start, end, value: key };
  return { start, end, value: { kind: 'map', flow: true, indent: -1, start, end, items: [pair] } };
}
