import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { parseConfig } from '../core/config.ts';
import { applyEdits } from '../core/edits.ts';
import { fileFacts } from '../core/file.ts';
import { formats } from '../core/formats/index.ts';
import type { Edit } from '../core/model.ts';
import { converter, type PositionEncoding } from './convert.ts';

/** The configuration that holds for a file, or the place where one would be made. */
export interface ConfigPlace {
  readonly uri: string;
  /** Absent where there is no such file yet. */
  readonly text?: string;
  /** Its version where it is open. */
  readonly version: number | null;
}

/** What the client's edits can do. */
export interface EditSupport {
  readonly versioned: boolean;
  readonly createsFiles: boolean;
  readonly encoding: PositionEncoding;
}

/** The edit that switches a rule off for the whole project; undefined where it cannot be made without a doubt. */
export function ignoreInConfig(place: ConfigPlace, rule: string, support: EditSupport): WorkspaceEdit | undefined {
  const { uri, text, version } = place;
  if (text === undefined && !support.createsFiles) return undefined;
  const before = text ?? '';
  const edits = editsFor(uri, before, rule);
  if (edits === undefined) return undefined;
  const textEdits = converter({ text: before, encoding: support.encoding }).textEdits(edits);
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: textEdits };
  if (text === undefined) {
    return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] };
  }
  return support.versioned ? { documentChanges: [change] } : { changes: { [uri]: textEdits } };
}

/** Only what was tried: the rule is off afterwards, and all else is as it was. */
function editsFor(uri: string, text: string, rule: string): readonly Edit[] | undefined {
  const before = parseConfig(uri, text);
  const edits = before.problems.length > 0 ? undefined : proposed(uri, text, rule);
  if (edits === undefined) return undefined;
  const after = parseConfig(uri, applyEdits(text, edits));
  const wanted = { ...before.config, rules: { ...before.config.rules, [rule]: 'off' } };
  const isRight = after.problems.length === 0 && sorted(after.config) === sorted(wanted);
  return isRight ? edits : undefined;
}

function sorted({ rules, ...rest }: object & { readonly rules: Readonly<Record<string, string>> }): string {
  return JSON.stringify([Object.entries(rules).sort(), rest]);
}

function proposed(uri: string, text: string, rule: string): readonly Edit[] | undefined {
  const format = formats[fileFacts(uri)?.format ?? 'yaml'];
  const document = format.parse(text);
  const inRules = document.entries.filter(({ path }) => path[0] === 'rules' && path.length === 2);
  const own = inRules.find(({ path }) => path[1] === rule);
  if (own !== undefined) return [format.set(document, own, 'off', 'string')];
  const last = inRules.at(-1);
  if (last !== undefined) return [format.insertAfter(document, last, [rule], 'off', 'string')];
  if (format.id === 'json') {
    const top = document.entries.findLast(({ path }) => path.length === 1);
    return top === undefined ? undefined : [format.insertAfter(document, top, ['rules', rule], 'off', 'string')];
  }
  if (/^rules[ \t]*:/m.test(text)) return undefined;
  const newline = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : newline;
  const at = { start: text.length, end: text.length };
  return [{ range: at, newText: `${gap}rules:${newline}  ${rule}: "off"${newline}` }];
}
