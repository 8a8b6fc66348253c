import type { Entry, ScalarType } from '../model.ts';

/** The value that a template writes when nothing else is given, with its place in the value's text. */
export interface TemplateDefault {
  readonly text: string;
  readonly offset: number;
  readonly type: ScalarType;
}

const LONGEST = 300;
/** A string without escapes, a number or a boolean. */
const LITERAL = /^(?:"([^"\\]*)"|'([^'\\]*)'|`([^`]*)`|(-?\d{1,10}|true|false))$/;
/** `.Values.smtp.port`, `smtp_port`, `lookup('env', 'PORT')`: where the value comes from else. */
const SOURCE = /^[\w.$[\]'"-]+(?:\([\w.$'", -]{0,100}\))?$/;
/** Filters that only say how the value is written. */
const HARMLESS = /^(?:quote|squote|int|int64|toString|string|trim|bool)$/;
const ACTION = /^\{\{-?\s*([^{}]+?)\s*-?\}\}$/;
const HELM_FIRST = /^default\s+(\S+)\s+([\w.$]+)$/;
const HELM_FILTER = /^default\s+(\S+|"[^"]*")$/;
const JINJA_FILTER = /^(?:default|d)\(\s*([^,()]+?)\s*(?:,\s*(?:true|True|boolean\s*=\s*[Tt]rue)\s*)?\)$/;
const ERB =
  /^<%=\s*ENV(?:\.fetch\(\s*['"]\w{1,80}['"]\s*,\s*([^,()]+?)\s*\)|\[\s*['"]\w{1,80}['"]\s*\]\s*\|\|\s*(\S+))\s*-?%>$/;

/**
 * The default of a value that is one template action and nothing else: `{{ .Values.port | default 587 }}` of Helm,
 * `{{ port | default(587) }}` of Jinja, `<%= ENV.fetch("PORT", 587) %>` of ERB. Anything that is not plain stays unknown.
 * YAML must quote an expression of Ansible, so that such quotes make no text of what it gives.
 */
export function templateDefault({ value, style }: Entry, isYaml = false): TemplateDefault | undefined {
  if (value.length > LONGEST) return undefined;
  const erb = ERB.exec(value);
  if (erb !== null) return literalIn(value, erb[1] ?? erb[2] ?? '', 0, style !== 'plain');
  const action = ACTION.exec(value)?.[1];
  if (action === undefined) return undefined;
  const [first = '', ...filters] = action.split('|').map((step) => step.trim());
  let offset = value.indexOf(action);
  let isText = style !== 'plain';
  let found: string | undefined;
  const head = HELM_FIRST.exec(first);
  if (head === null && !SOURCE.test(first)) return undefined;
  if (head !== null) found = head[1];
  for (const filter of filters) {
    const jinja = JINJA_FILTER.exec(filter)?.[1];
    const given = HELM_FILTER.exec(filter)?.[1] ?? jinja;
    if (jinja !== undefined && isYaml) isText = false;
    if (given === undefined && !HARMLESS.test(filter)) return undefined;
    if (given !== undefined) {
      found = given;
      offset = value.indexOf(filter, offset);
    }
    isText = /^(?:s?quote|toString|string)$/.test(filter) || isText;
  }
  return found === undefined ? undefined : literalIn(value, found, offset, isText);
}

function literalIn(value: string, literal: string, from: number, isText: boolean): TemplateDefault | undefined {
  const match = LITERAL.exec(literal);
  const at = value.indexOf(literal, from);
  if (match === null || at === -1) return undefined;
  const bare = match[4];
  const text = bare ?? match[1] ?? match[2] ?? match[3] ?? '';
  return { text, offset: bare === undefined ? at + 1 : at, type: isText ? 'string' : plainType(text) };
}

/** What a text is that stands in the file without quotes once it is filled in, whatever quotes the default has. */
export function plainType(text: string): ScalarType {
  if (/^(?:true|false)$/i.test(text)) return 'boolean';
  return /^-?\d{1,10}$/.test(text) ? 'number' : 'string';
}
