import { Comment as CommentNode, Pair, parseLines } from 'dot-properties';
import type { Comment, Edit, Entry, Format, Problem, SourceDocument } from '../model.ts';
import { addLine, removeLine, replaceValue } from './settingsEdit.ts';
import { hasTemplate } from './template.ts';

/** Java's `.properties` files; a key is one segment, whatever dots stand in it. */
export const propertiesFormat: Format = {
  id: 'properties',
  parse,
  set: (document, entry, value) => replaceValue(document, entry, gap(document, entry) + escapeValue(value)),
  insertAfter: (document, entry, key, value) => addLine(document, entry, escapeKey(key.join('.')), escapeValue(value)),
  remove: (document, entry): Edit => removeLine(document, entry),
};

function parse(text: string): SourceDocument {
  const entries: Entry[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const limit = text.length;
  // A byte order mark would become part of the first key.
  for (const node of parseLines(text.replace(/^\uFEFF/, ' '), true)) {
    if (node instanceof CommentNode) {
      const [start = 0, end = 0] = node.range ?? [];
      comments.push({ range: { start, end }, text: text.slice(start + 1, end).trim() });
    } else if (node instanceof Pair) {
      const [keyStart = 0, keyStop = 0, valueStart = 0, valueStop = 0] = node.range ?? [];
      const end = Math.min(valueStop, limit);
      const line = text.slice(keyStart, end);
      if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) {
        problems.push({ range: { start: keyStart, end }, message: 'A merge conflict marker.' });
        continue;
      }
      if (/^(?:\{\{|\{%|\{#|<%)/.test(line)) continue;
      const valueRange = { start: Math.min(valueStart, end), end };
      entries.push({
        path: [node.key],
        keyRange: { start: keyStart, end: Math.min(keyStop, valueRange.start) },
        valueRange,
        innerRange: valueRange,
        value: node.value,
        type: 'string',
        style: valueRange.start === end ? 'none' : 'plain',
        doc: 0,
        ...(hasTemplate(text.slice(valueRange.start, end)) ? { template: true } : {}),
      });
    }
  }
  return { format: 'properties', text, entries, comments, problems };
}

/** `key` alone is a key with an empty value; a new value needs the separator. */
function gap({ text }: SourceDocument, entry: Entry): string {
  return entry.style === 'none' && !/[\s=:]$/.test(text.slice(entry.keyRange.end, entry.valueRange.start)) ? '=' : '';
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\f', '\\f'],
]);

/** Everything beyond ASCII is escaped, because readers differ in the encoding they take. */
function escapeValue(value: string): string {
  const escaped = value.replace(/[^\x20-\x7e]|\\/g, (char) => ESCAPES.get(char) ?? unicode(char));
  return escaped.replace(/^[ =:]/, '\\$&');
}

function escapeKey(key: string): string {
  return key.replace(/[^\x20-\x7e]|\\/g, (char) => ESCAPES.get(char) ?? unicode(char)).replace(/[ =:#!]/g, '\\$&');
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
