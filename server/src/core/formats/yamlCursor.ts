import type { Problem, Range } from '../model.ts';
import type { Token } from './yamlLex.ts';
import type { AliasNode, ScalarNode } from './yamlTree.ts';

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

/** Goes one level down; false, and the text is given up as a whole, where that is too deep. `ascend` ends it. */
export function descend(cursor: Cursor): boolean {
  if (cursor.depth < DEEPEST) {
    cursor.depth++;
    return true;
  }
  cursor.tooDeep = true;
  cursor.at = cursor.tokens.length;
  return false;
}

/** Goes back up. */
export function ascend(cursor: Cursor): void {
  cursor.depth--;
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
  const scalar: ScalarNode = { kind: 'scalar', style, start, end, indent };
  return props === undefined && token.body < 0
    ? scalar
    : { ...scalar, ...(token.body < 0 ? {} : { body: token.body }), ...named(props) };
}

/** A value that is not there, at the place where it would go. */
export function nothing(place: number, indent: number, props?: Properties): ScalarNode {
  if (props === undefined) return { kind: 'scalar', style: 'none', start: place, end: place, indent };
  return { kind: 'scalar', style: 'none', start: props.end, end: props.end, indent, ...named(props) };
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
