import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import { yamlFormat } from '../../../server/src/core/formats/yaml.ts';

/** What the reader under test finds: document, path, value and type of each entry. */
export function readByUs(text: string): readonly string[] {
  const { entries } = yamlFormat.parse(text);
  return entries.map(({ doc, path, value, type }) => JSON.stringify([doc, path, value, type]));
}

/** The same, as the `yaml` package has it; undefined where it finds an error, or a collection or an alias as a key. */
export function readByLibrary(text: string): readonly string[] | undefined {
  const found: string[] = [];
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', merge: false });
  if (!Array.isArray(documents)) return found;
  for (const [doc, document] of documents.entries()) {
    if (document.errors.length > 0) return undefined;
    let plainKeys = true;
    visit(document, {
      Pair: (_, { key }) => {
        if (isCollection(key) || isAlias(key)) plainKeys = false;
      },
    });
    if (!plainKeys) return undefined;
    const anchors = new Map<string, unknown>();
    const walk = (node: unknown, path: readonly string[], shared: boolean): void => {
      if (isAlias(node)) {
        if (anchors.has(node.source)) walk(anchors.get(node.source), path, true);
        return;
      }
      if (!shared) note(anchors, node);
      if (isMap(node)) {
        for (const { key, value } of node.items) {
          note(anchors, key);
          walk(value, [...path, scalarOf(key)[0]], shared);
        }
      } else if (isSeq(node)) {
        for (const [i, item] of node.items.entries()) {
          if (isPair(item)) walk(item.value, [...path, String(i), scalarOf(item.key)[0]], shared);
          else walk(item, [...path, String(i)], shared);
        }
      } else if (path.length > 0) found.push(JSON.stringify([doc, path, ...scalarOf(node)]));
    };
    walk(document.contents, [], false);
  }
  return found;
}

function note(anchors: Map<string, unknown>, node: unknown): void {
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
}

function scalarOf(node: unknown): readonly [value: string, type: string] {
  if (!isScalar(node)) return ['', 'null'];
  if (node.type !== 'PLAIN' || typeof node.value === 'string') return [String(node.value), typeof node.value];
  return [node.source ?? '', node.value === null ? 'null' : typeof node.value];
}
