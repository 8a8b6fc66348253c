import type { Entry, Scope, SourceDocument, Variable } from '../model.ts';
import { isOmnibus, omnibusScope } from './omnibus.ts';
import { type Placement, place } from './place.ts';
import { scopeOf } from './scope.ts';

/**
 * The scopes of a document: settings that one program reads together. Environment carriers (compose maps and lists,
 * Kubernetes pairs, Secret data, app.json) each become a scope of their own; the rest is one nested scope a document.
 */
export function scopesOf(document: SourceDocument): readonly Scope[] {
  let index: ReadonlyMap<string, Entry> | undefined;
  const find = (doc: number, path: readonly string[]): Entry | undefined => {
    // Most files have no carrier that looks beside itself: the index is made when it is asked for.
    index ??= new Map(document.entries.map((entry) => [idOf(entry.doc, entry.path), entry]));
    return index.get(idOf(doc, path));
  };
  const groups = new Map<string, OpenGroup>();
  let group: OpenGroup | undefined;
  const others: Scope[] = [];
  for (const entry of document.entries) {
    if (isOmnibus(entry)) {
      others.push(omnibusScope(document, entry));
      continue;
    }
    const placement = place(document, entry, find);
    // Neighbours mostly share their scope: only where it changes the group is looked up.
    if (group === undefined || !isIn(group, placement)) {
      const id = `${placement.carrier}:${idOf(placement.doc, placement.parent)}`;
      group = groups.get(id) ?? { ...placement, variables: [] };
      groups.set(id, group);
    }
    group.variables.push(placement.variable);
  }
  return [...[...groups.values()].map((group) => scopeOf(document, group, find)), ...others];
}

interface OpenGroup extends Placement {
  readonly variables: Variable[];
}

function isIn(group: OpenGroup, { carrier, doc, parent }: Placement): boolean {
  return (
    group.carrier === carrier &&
    group.doc === doc &&
    group.parent.length === parent.length &&
    group.parent.every((segment, i) => segment === parent[i])
  );
}

function idOf(doc: number, path: readonly string[]): string {
  return `${doc}\u0000${path.join('\u0000')}`;
}
