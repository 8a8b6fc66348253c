import { formatOf, formats } from '../formats/index.ts';
import type { Comment, Edit, Entry, Range, Scope, SourceDocument, Variable } from '../model.ts';
import { scopesOf } from './index.ts';

/** A file that is written inside another one: `application.yml: |` in a ConfigMap, `content: |` of a Compose config. */
export interface EmbeddedFile {
  readonly name: string;
  /** Its scopes, with all places and edits in the text around. */
  readonly scopes: readonly Scope[];
  readonly comments: readonly Comment[];
}

/** Longer texts and more files are no settings that somebody writes inside others. */
const LONGEST = 256 * 1024;
const MOST = 50;

/**
 * The files that stand in the literal block scalars (`|`) of a YAML document. Only one level deep, and only where every
 * line of the file stands as a whole line in the text around, so that no place is guessed.
 */
export function embeddedFiles(document: SourceDocument, isWanted: (text: string) => boolean): readonly EmbeddedFile[] {
  if (document.format !== 'yaml') return [];
  const files: EmbeddedFile[] = [];
  let names: ReadonlyMap<string, string> | undefined;
  for (const entry of document.entries) {
    if (entry.style !== 'block' || entry.shared === true || entry.tag !== undefined) continue;
    if (entry.value.length > LONGEST || !isWanted(entry.value)) continue;
    const key = entry.path.at(-1) ?? '';
    if (key === 'content') names ??= contentNames(document.entries);
    const name = key === 'content' ? names?.get(idOf(entry.doc, entry.path.slice(0, -1))) : key;
    const format = name === undefined ? undefined : formatOf(name);
    const mapping = format === undefined ? undefined : mappingOf(document.text, entry);
    if (name === undefined || format === undefined || mapping === undefined) continue;
    const inner = formats[format].parse(entry.value);
    files.push({
      name,
      scopes: scopesOf(inner).map((scope) => outside(scope, mapping, entry.doc)),
      comments: inner.comments.map((comment) => ({ ...comment, range: mapping.range(comment.range) })),
    });
    if (files.length >= MOST) break;
  }
  return files;
}

/** The names of files whose text stands under `content:`, by the path of the map around it. */
function contentNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { doc, path, value } of entries) {
    const parent = path.slice(0, -1);
    // Ansible's `copy` says `dest`, cloud-init's `write_files` says `path`.
    if (path.at(-1) === 'dest' || path.at(-1) === 'path') names.set(idOf(doc, parent), baseName(value));
  }
  const byId = new Map(entries.map(({ doc, path, value }) => [idOf(doc, path), value]));
  for (const { doc, path, value } of entries) {
    // Compose: `configs: { app: { content } }`, mounted by a service as `{ source: app, target: /etc/app.ini }`.
    if (path[0] !== 'services' || path[2] !== 'configs' || path.at(-1) !== 'source') continue;
    const target = byId.get(idOf(doc, [...path.slice(0, -1), 'target']));
    if (target !== undefined) names.set(idOf(doc, ['configs', value]), baseName(target));
  }
  for (const { doc, path } of entries) {
    const id = idOf(doc, path.slice(0, -1));
    if (path[0] === 'configs' && path.length === 3 && !names.has(id)) names.set(id, path[1] ?? '');
  }
  return names;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function idOf(doc: number, path: readonly string[]): string {
  return `${doc}\u0000${path.join('\u0000')}`;
}

/** From places in the embedded text to places in the text around it. */
interface Mapping {
  range(range: Range): Range;
  edit(edit: Edit): Edit | undefined;
}

/** Undefined where the text around is not the embedded one with an indentation before each line. */
function mappingOf(text: string, { value, valueRange, innerRange }: Entry): Mapping | undefined {
  if (text[valueRange.start] !== '|') return undefined;
  const indent = text.slice(text.lastIndexOf('\n', innerRange.start - 1) + 1, innerRange.start);
  if (indent === '' || indent.trim() !== '') return undefined;
  const lines = value.split('\n');
  /** For each line: where it begins inside, and where its text begins outside. */
  const places: { readonly inner: number; readonly outer: number }[] = [];
  let inner = 0;
  let lineStart = innerRange.start - indent.length;
  let eol = '\n';
  for (const line of lines) {
    const newline = text.indexOf('\n', lineStart);
    const end = newline === -1 ? text.length : newline;
    const isReturn = newline !== -1 && text[end - 1] === '\r';
    if (isReturn) eol = '\r\n';
    const written = text.slice(lineStart, isReturn ? end - 1 : end);
    const isLast = inner + line.length >= value.length;
    const blank = line === '' && (written.trim() === '' || isLast);
    if (!blank && written !== indent + line) return undefined;
    places.push({
      inner,
      outer: blank ? lineStart + Math.min(indent.length, written.length) : lineStart + indent.length,
    });
    inner += line.length + 1;
    lineStart = newline === -1 ? text.length : newline + 1;
  }
  const offset = (at: number): number => {
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((places[middle]?.inner ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const { inner: from, outer } = places[low] ?? { inner: 0, outer: innerRange.start };
    return outer + at - from;
  };
  // Behind the last line there is no line of this file to write into.
  const last = value.endsWith('\n') ? value.length - 1 : value.length;
  return {
    range: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
    edit({ range: { start, end }, newText }) {
      if (end > last) return undefined;
      const indented = newText.replace(/\r?\n/g, `${eol}${indent}`);
      return { range: { start: offset(start), end: offset(end) }, newText: indented };
    },
  };
}

/** The scope with the places of the text around. */
function outside(scope: Scope, mapping: Mapping, doc: number): Scope {
  const originals = new Map<Variable, Variable>();
  const entries = new Map<Entry, Entry>();
  const entryOf = (entry: Entry): Entry => {
    const known = entries.get(entry);
    if (known !== undefined) return known;
    const made: Entry = {
      ...entry,
      doc,
      keyRange: mapping.range(entry.keyRange),
      valueRange: mapping.range(entry.valueRange),
      innerRange: mapping.range(entry.innerRange),
    };
    entries.set(entry, made);
    return made;
  };
  const variables = scope.variables.map((variable) => {
    const made: Variable = {
      ...variable,
      keyRange: mapping.range(variable.keyRange),
      range: mapping.range(variable.range),
      entry: entryOf(variable.entry),
      // Over several lines the indentation stands in between.
      literal: variable.literal && !variable.value.includes('\n'),
    };
    originals.set(made, variable);
    return made;
  });
  const mapped = (variable: Variable, edit: (original: Variable) => Edit | undefined): Edit | undefined => {
    const original = originals.get(variable);
    const made = original === undefined ? undefined : edit(original);
    return made === undefined ? undefined : mapping.edit(made);
  };
  return {
    ...scope,
    variables,
    doc,
    set: (variable, value, spelling) => mapped(variable, (original) => scope.set(original, value, spelling)),
    insertAfter: (variable, key, value, spelling) =>
      mapped(variable, (original) => scope.insertAfter(original, key, value, spelling)),
    remove: (variable) => mapped(variable, (original) => scope.remove(original)),
  };
}
