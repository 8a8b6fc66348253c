import type { Entry, Scope, SourceDocument, Variable } from '../model.ts';
import { alternatives } from './branches.ts';
import { isOmnibus, omnibusScope } from './omnibus.ts';
import { BESIDE_NAMES, type Carrier, type Find, place } from './place.ts';
import { type Group, scopeOf } from './scope.ts';

/**
 * The scopes of a document: settings that one program reads together. Environment carriers (compose maps and lists,
 * Kubernetes pairs, Secret data, app.json) each become a scope of their own; the rest is one nested scope a document.
 */
export function scopesOf(document: SourceDocument): readonly Scope[] {
  let index: ReadonlyMap<string, Entry> | undefined;
  const find: Find = (doc, owner, name) => {
    // Most files have no carrier that looks beside itself: the index is made when it is asked for.
    index ??= new Map(
      document.entries
        .filter(({ path }) => BESIDE_NAMES.has(path.at(-1) ?? ''))
        .map((entry) => [idOf(entry.doc, entry.path), entry]),
    );
    return index.get(`${idOf(doc, owner)}\u0000${name}`);
  };
  const groups = new Map<string, OpenGroup>();
  let group: OpenGroup | undefined;
  const others: Scope[] = [];
  const branches = alternatives(document.text);
  const mayBeAbsent = ({ keyRange: { start } }: Variable): boolean =>
    branches.some((branch) => branch.start < start && start < branch.end);
  for (const entry of document.entries) {
    if (isOmnibus(entry)) {
      others.push(omnibusScope(document, entry));
      continue;
    }
    const { carrier, kind, depth, variable } = place(document, entry, find);
    // Neighbours mostly share their scope: only where it changes the group is looked up.
    if (group === undefined || !isIn(group, carrier, entry, depth)) {
      const parent = entry.path.slice(0, depth);
      const id = `${carrier}:${idOf(entry.doc, parent)}`;
      group = groups.get(id) ?? { carrier, kind, doc: entry.doc, parent, variables: [] };
      groups.set(id, group);
    }
    group.variables.push(mayBeAbsent(variable) ? { ...variable, dynamic: true } : variable);
  }
  return [...[...groups.values()].map((group) => scopeOf(document, group, find)), ...others];
}

interface OpenGroup extends Group {
  readonly variables: Variable[];
}

function isIn(group: OpenGroup, carrier: Carrier, { doc, path }: Entry, depth: number): boolean {
  const { parent } = group;
  if (group.carrier !== carrier || group.doc !== doc || parent.length !== depth) return false;
  // From the end on, since that is where neighbours differ.
  for (let i = depth - 1; i >= 0; i--) if (parent[i] !== path[i]) return false;
  return true;
}

function idOf(doc: number, path: readonly string[]): string {
  return path.length === 0 ? String(doc) : `${doc}\u0000${path.join('\u0000')}`;
}
