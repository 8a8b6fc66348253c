import type { Entry, Problem, Range } from '../model.ts';
import { hasTemplate } from './template.ts';
import { decodeScalar, decodeText } from './yamlScalar.ts';
import type { AliasNode, MapNode, Node, Pair, ScalarNode, YamlDocument } from './yamlTree.ts';

/** So many nodes may come through aliases in one file; an alias bomb has billions. */
const MOST_SHARED = 50_000;

interface Walk {
  readonly text: string;
  readonly masked: string;
  readonly doc: number;
  readonly anchors: Map<string, Node>;
  /** Nodes that are being expanded, so that an alias inside its own anchor ends. */
  readonly open: Set<Node>;
  readonly entries: Entry[];
  readonly problems: Problem[];
  readonly budget: { left: number };
  /** False for most texts: then no value needs to be searched for template actions. */
  readonly templates: boolean;
}

interface Place {
  readonly path: readonly string[];
  readonly keyRange: Range | undefined;
  readonly shared: boolean;
}

/** Lists the scalars of all documents; aliases and merge keys are followed. */
export function entriesOf(
  text: string,
  masked: string,
  documents: readonly YamlDocument[],
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const budget = { left: MOST_SHARED };
  const templates = hasTemplate(text);
  let anchors = new Map<string, Node>();
  let doc = -1;
  for (const { index, root } of documents) {
    if (index !== doc) anchors = new Map();
    doc = index;
    const walk: Walk = { text, masked, doc, anchors, open: new Set(), entries, problems, budget, templates };
    visit(walk, root, { path: [], keyRange: undefined, shared: false });
  }
  return { entries, problems };
}

function visit(walk: Walk, node: Node, place: Place): void {
  if (place.shared) {
    if (walk.budget.left <= 0) return;
    walk.budget.left--;
  }
  if (node.kind === 'alias') {
    visitAlias(walk, node, place);
    return;
  }
  if (node.anchor !== undefined && !place.shared) walk.anchors.set(node.anchor, node);
  if (node.kind === 'scalar') {
    if (place.path.length > 0) walk.entries.push(entryOf(walk, node, place));
    return;
  }
  walk.open.add(node);
  if (node.kind === 'map') visitMap(walk, node, place);
  else {
    node.items.forEach((item, index) => {
      visit(walk, item.value, { path: [...place.path, String(index)], keyRange: undefined, shared: place.shared });
    });
  }
  walk.open.delete(node);
}

function visitAlias(walk: Walk, node: AliasNode, place: Place): void {
  const target = follow(walk, node);
  if (target !== undefined) visit(walk, target, { ...place, shared: true });
}

function follow(walk: Walk, node: AliasNode): Node | undefined {
  const target = walk.anchors.get(node.name);
  const range = { start: node.start, end: node.end };
  if (target === undefined) {
    walk.problems.push({ range, message: `There is no anchor "&${node.name.slice(0, 40)}" above.` });
    return undefined;
  }
  if (walk.budget.left <= 0) {
    if (walk.budget.left === 0)
      walk.problems.push({ range, message: 'Too much comes through aliases; the rest is left out.' });
    walk.budget.left = -1;
    return undefined;
  }
  return walk.open.has(target) ? undefined : target;
}

function visitMap(walk: Walk, node: MapNode, place: Place): void {
  const taken = node.items.some((pair) => isMerge(walk, pair)) ? keysOf(walk, node) : undefined;
  for (const pair of node.items) {
    if (taken !== undefined && isMerge(walk, pair)) merge(walk, pair.value, place, taken);
    else visitPair(walk, pair, place);
  }
}

function visitPair(walk: Walk, pair: Pair, { path, shared }: Place): void {
  const { start, end } = pair.key;
  if (pair.key.kind !== 'alias' && pair.key.anchor !== undefined && !shared)
    walk.anchors.set(pair.key.anchor, pair.key);
  visit(walk, pair.value, { path: [...path, keyText(walk, pair.key)], keyRange: { start, end }, shared });
}

/** Brings in what stands behind `<<`, except for the keys that are set already. */
function merge(walk: Walk, source: Node, place: Place, taken: Set<string>): void {
  if (walk.budget.left <= 0) return;
  walk.budget.left--;
  if (source.kind === 'alias') {
    const target = follow(walk, source);
    if (target !== undefined) merge(walk, target, { ...place, shared: true }, taken);
  } else if (source.kind === 'seq') {
    for (const item of source.items) merge(walk, item.value, place, taken);
  } else if (source.kind === 'map') {
    if (source.anchor !== undefined && !place.shared) walk.anchors.set(source.anchor, source);
    walk.open.add(source);
    const keys = keysOf(walk, source);
    for (const pair of source.items) {
      if (isMerge(walk, pair)) merge(walk, pair.value, place, new Set([...taken, ...keys]));
      else if (!taken.has(keyText(walk, pair.key))) visitPair(walk, pair, place);
    }
    walk.open.delete(source);
    for (const key of keys) taken.add(key);
  }
}

function keysOf(walk: Walk, node: MapNode): Set<string> {
  return new Set(node.items.filter((pair) => !isMerge(walk, pair)).map((pair) => keyText(walk, pair.key)));
}

function isMerge({ text }: Walk, { key }: Pair): boolean {
  return (
    key.kind === 'scalar' && key.style === 'plain' && key.end - key.start === 2 && text.startsWith('<<', key.start)
  );
}

function keyText(walk: Walk, key: Node): string {
  if (key.kind === 'scalar') return decodeText(walk.text, key);
  const target = key.kind === 'alias' ? walk.anchors.get(key.name) : undefined;
  if (target?.kind === 'scalar') return decodeText(walk.text, target);
  return walk.text.slice(key.start, Math.min(key.end, key.start + 200)).trim();
}

function entryOf(walk: Walk, node: ScalarNode, { path, keyRange, shared }: Place): Entry {
  const { value, type, style, valueRange, innerRange } = decodeScalar(walk.text, node);
  const { start, end } = valueRange;
  const entry: Entry = {
    path,
    keyRange: keyRange ?? { start, end: start },
    value,
    type,
    style,
    valueRange,
    innerRange,
    doc: walk.doc,
  };
  const template =
    walk.templates && (style === 'none' ? blankedBelow(walk, end) : hasTemplate(walk.text.slice(start, end)));
  if (node.tag === undefined && !shared && !template) return entry;
  return {
    ...entry,
    ...(node.tag === undefined ? {} : { tag: node.tag }),
    ...(shared ? { shared: true } : {}),
    ...(template ? { template: true } : {}),
  };
}

/** True when a template action stands on its own below a key: it will write the value. */
function blankedBelow({ text, masked }: Walk, offset: number): boolean {
  if (text === masked) return false;
  const match = /\S/g;
  match.lastIndex = offset;
  const next = match.exec(masked)?.index ?? masked.length;
  return hasTemplate(text.slice(offset, Math.min(next, offset + 500)));
}
