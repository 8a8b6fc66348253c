import type { Range } from '../model.ts';

interface Props {
  readonly anchor?: string;
  readonly tag?: string;
}

export interface ScalarNode extends Range, Props {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'quoted' | 'block' | 'none';
  /** Where the text of a block scalar starts, below its header. */
  readonly body?: number;
  /** The indentation of the collection around it, which an indicator such as `|2` counts from. */
  readonly indent: number;
}

export interface AliasNode extends Range {
  readonly kind: 'alias';
  readonly name: string;
}

/** A pair of a mapping; its range runs from the key, with its properties, to the end of the value. */
export interface Pair extends Range {
  readonly key: Node;
  readonly value: Node;
}

export interface MapNode extends Range, Props {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly indent: number;
  readonly items: readonly Pair[];
}

/** An item of a sequence; in block style its range begins with the dash. */
export interface Item extends Range {
  readonly value: Node;
}

export interface SeqNode extends Range, Props {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly indent: number;
  readonly items: readonly Item[];
}

export type Node = ScalarNode | AliasNode | MapNode | SeqNode;

export interface YamlDocument {
  readonly index: number;
  readonly root: Node;
}
