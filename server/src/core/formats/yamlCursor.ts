import type { Problem, Range } from '../model.ts';
import type { Token } from './yamlLex.ts';
import type { AliasNode, Node, ScalarNode } from './yamlTree.ts';

/** A walk over the tokens of one text. */
export interface Cursor {
  readonly text: string;
  readonly tokens: Token[];
  readonly problems: Problem[];
  at: number;
  depth: number;
  tooDeep: boolean;
}

/** Far above what people write; below it no reader of YAML runs out of stack. */
const DEEPEST = 100;

/** The token at hand, unless the document is over. */
export function peek(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) return undefined;
  const { kind } = token;
  return kind === 'start' || kind === 'marker' || kind === 'end' || kind === 'directive' ? undefined : token;
}

/** Runs one level of nesting; too deep a text is given up as a whole. */
export function nested<T extends Node>(cursor: Cursor, read: () => T): T | undefined {
  if (cursor.depth >= DEEPEST) {
    cursor.tooDeep = true;
    cursor.at = cursor.tokens.length;
    return undefined;
  }
  cursor.depth++;
  const node = read();
  cursor.depth--;
  return node;
}

export function complain(cursor: Cursor, { start, end }: Range, message: string): void {
  cursor.problems.push({ range: { start, end }, message });
}

export interface Properties {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/** Reads anchors and tags, as long as `wanted` agrees. */
export function readProps(
  cursor: Cursor,
  wanted: (token: Token) => boolean,
  from?: Properties,
): Properties | undefined {
  let props = from;
  for (let token = peek(cursor); token !== undefined && isProp(token) && wanted(token); token = peek(cursor)) {
    const source = cursor.text.slice(token.start, token.end);
    const own = token.kind === 'anchor' ? { anchor: source.slice(1) } : { tag: source };
    props = { ...props, start: props?.start ?? token.start, ...own, end: token.end, line: token.line };
    cursor.at++;
  }
  return props;
}

/** Reads the scalar or alias at hand. */
export function readLeaf(cursor: Cursor, token: Token, indent: number, props?: Properties): ScalarNode | AliasNode {
  cursor.at++;
  const { start, end } = token;
  if (token.kind === 'alias') return { kind: 'alias', start, end, name: cursor.text.slice(start + 1, end) };
  const style = token.kind === 'quoted' ? 'quoted' : token.kind === 'block' ? 'block' : 'plain';
  return {
    kind: 'scalar',
    style,
    start,
    end,
    indent,
    ...(token.body < 0 ? {} : { body: token.body }),
    ...named(props),
  };
}

/** A value that is not there, at the place where it would go. */
export function nothing(place: number, indent: number, props?: Properties): ScalarNode {
  const at = props === undefined ? place : props.end;
  return { kind: 'scalar', style: 'none', start: at, end: at, indent, ...named(props) };
}

export function named(props: Properties | undefined): { readonly anchor?: string; readonly tag?: string } {
  return {
    ...(props?.anchor === undefined ? {} : { anchor: props.anchor }),
    ...(props?.tag === undefined ? {} : { tag: props.tag }),
  };
}

export function isProp(token: Token | undefined): boolean {
  return token?.kind === 'anchor' || token?.kind === 'tag';
}

export function isLeaf(token: Token): boolean {
  return token.kind === 'plain' || token.kind === 'quoted' || token.kind === 'alias';
}
