import type { Edit, Entry, Range, ScalarStyle, ScalarType, Scope, SourceDocument, Variable } from '../model.ts';

/** `gitlab_rails['smtp_port'] = 587`, several in a line apart by `;`. A value is a string, a word or a number. */
const ASSIGNMENT =
  /gitlab_rails\[(["'])(\w{1,60})\1\]\s{0,40}=\s{0,40}("[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s;#,]{1,200})/g;

/** True for the variable of GitLab's container that holds Ruby: `GITLAB_OMNIBUS_CONFIG: |`. */
export function isOmnibus(entry: Entry): boolean {
  return entry.path.at(-1) === 'GITLAB_OMNIBUS_CONFIG' && entry.value.includes('gitlab_rails');
}

/** The `gitlab_rails` assignments in the Ruby text of GitLab's container, as a scope of their own. */
export function omnibusScope(document: SourceDocument, entry: Entry): Scope {
  const { text } = document;
  const outer = new Map<Variable, Range>();
  const source = text.slice(entry.innerRange.start, entry.innerRange.end);
  for (const match of source.matchAll(ASSIGNMENT)) {
    const at = entry.innerRange.start + match.index;
    const line = lineOf(text, at);
    if (text.slice(line.start, at).includes('#')) continue;
    const token = match[3] ?? '';
    const end = at + match[0].length;
    const range = { start: end - token.length, end };
    outer.set(variableOf(entry, match[2] ?? '', token, { start: at, end: range.start }, range), range);
  }
  const editable = entry.shared !== true;
  return {
    kind: 'tree',
    variables: [...outer.keys()],
    doc: entry.doc,
    evidence: { image: 'gitlab/gitlab-ce' },
    set(variable, value, spelling) {
      const range = outer.get(variable);
      if (range === undefined || !editable) return undefined;
      if (spelling !== 'bare' && variable.style !== 'plain') return { range: variable.range, newText: value };
      return { range, newText: literalOf(value, spelling === 'bare') };
    },
    insertAfter(variable, key, value, spelling) {
      if (!editable || !isAlone(text, variable)) return undefined;
      const { start, end } = lineOf(text, variable.keyRange.start);
      const indent = /^\s*/.exec(text.slice(start, end))?.[0] ?? '';
      const assignment = `gitlab_rails['${key.at(-1) ?? ''}'] = ${literalOf(value, spelling === 'bare')}`;
      return { range: { start: end, end }, newText: `${eolAt(text, end)}${indent}${assignment}` };
    },
    remove(variable): Edit | undefined {
      if (!editable || !isAlone(text, variable)) return undefined;
      const { start, end } = lineOf(text, variable.keyRange.start);
      return { range: { start, end: Math.min(end + eolAt(text, end).length, text.length) }, newText: '' };
    },
  };
}

function variableOf(entry: Entry, name: string, token: string, keyRange: Range, range: Range): Variable {
  const quote = /^(["'])[\s\S]*\1$/.exec(token)?.[1];
  const style: ScalarStyle = quote === undefined ? 'plain' : quote === '"' ? 'double' : 'single';
  const value = quote === undefined ? token : token.slice(1, -1);
  const inner = quote === undefined ? range : { start: range.start + 1, end: range.end - 1 };
  return {
    path: ['gitlab_rails', name],
    keyRange,
    range: inner,
    value,
    type: quote === undefined ? typeOf(token) : 'string',
    style,
    entry,
    // A constant, a method or an interpolation is Ruby that runs; Compose puts its own variables in.
    dynamic: quote === undefined ? !/^(?:true|false|nil|:\w+|\d+)$/.test(token) : /#\{|\$\{?\w/.test(value),
    literal: true,
  };
}

function typeOf(token: string): ScalarType {
  if (token === 'true' || token === 'false') return 'boolean';
  if (token === 'nil') return 'null';
  return /^\d+$/.test(token) ? 'number' : 'string';
}

function literalOf(value: string, bare: boolean): string {
  return bare || /^(?:true|false|nil|\d+)$/.test(value) ? value : `'${value}'`;
}

/** Nothing else stands in the line of the assignment. */
function isAlone(text: string, variable: Variable): boolean {
  const { start, end } = lineOf(text, variable.keyRange.start);
  const rest = text.slice(variable.range.end, end).replace(/^["']/, '');
  return text.slice(start, variable.keyRange.start).trim() === '' && /^\s*;?\s*(?:#.*)?$/.test(rest);
}

/** From the start of the line to its end, without the line break. */
function lineOf(text: string, at: number): Range {
  const newline = text.indexOf('\n', at);
  const end = newline === -1 ? text.length : newline;
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: text.charAt(end - 1) === '\r' ? end - 1 : end };
}

function eolAt(text: string, end: number): string {
  return text.startsWith('\r\n', end) ? '\r\n' : '\n';
}
