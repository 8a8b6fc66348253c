import { formats } from '../formats/index.ts';
import type { Entry, Scope, SourceDocument, Variable } from '../model.ts';
import { decodeSecret, encodeSecret, isSecretData } from './secretData.ts';
import { resolveInside, variableOf } from './variable.ts';

/** How the variables of a group are written in the file. */
type Carrier = 'plain' | 'assignment' | 'pair' | 'wrapped' | 'base64';

interface Group {
  readonly carrier: Carrier;
  readonly kind: Scope['kind'];
  readonly doc: number;
  readonly parent: readonly string[];
  readonly variables: Variable[];
}

const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_.]*$/;
const UPPER_NAME = /^[A-Z][A-Z0-9_]+$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_.-]*)=([\s\S]*)$/;

/**
 * The scopes of a document: settings that one program reads together. Environment carriers (compose maps and lists,
 * Kubernetes pairs, Secret data, app.json) each become a scope of their own; the rest is one nested scope a document.
 */
export function scopesOf(document: SourceDocument): readonly Scope[] {
  const groups = new Map<string, Group>();
  const index = new Map<string, Entry>();
  for (const entry of document.entries) index.set(`${entry.doc}:${entry.path.join('\u0000')}`, entry);
  const find = (doc: number, path: readonly string[]): Entry | undefined => index.get(`${doc}:${path.join('\u0000')}`);

  const add = (
    carrier: Carrier,
    kind: Scope['kind'],
    doc: number,
    parent: readonly string[],
    variable: Variable,
  ): void => {
    const id = `${carrier}:${doc}:${parent.join('\u0000')}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { carrier, kind, doc, parent, variables: [variable] });
    else group.variables.push(variable);
  };

  for (const entry of document.entries) place(document, entry, find, add);
  return [...groups.values()].map((group) => scopeOf(document, group, find));
}

type Find = (doc: number, path: readonly string[]) => Entry | undefined;
type Add = (c: Carrier, kind: Scope['kind'], doc: number, parent: readonly string[], variable: Variable) => void;

function place(document: SourceDocument, entry: Entry, find: Find, add: Add): void {
  const { path, doc } = entry;
  const last = path.at(-1) ?? '';
  if (document.format === 'dotenv') return add('plain', 'env', 0, [], variableOf(document, entry, path));
  if (document.format === 'ini' || document.format === 'properties') {
    return add('plain', 'tree', 0, [], variableOf(document, entry, path));
  }
  const parent = path.slice(0, -1);
  if (/^\d+$/.test(last)) {
    const assignment = entry.template === true ? null : ASSIGNMENT.exec(entry.value);
    if (assignment !== null) return add('assignment', 'env', doc, parent, assignmentOf(document, entry, assignment));
    // `environment: [SMTP_PASSWORD]` passes a variable through: its value is not in the file.
    if (isEnvParent(parent) && ENV_NAME.test(entry.value)) {
      return add('assignment', 'env', doc, parent, { ...variableOf(document, entry, [entry.value]), dynamic: true });
    }
  }
  const list = parent.slice(0, -1);
  const inItem = /^\d+$/.test(parent.at(-1) ?? '');
  if (inItem && (last === 'value' || last === 'defaultValue')) {
    const name = find(doc, [...parent, 'name']) ?? find(doc, [...parent, 'key']) ?? find(doc, [...parent, 'id']);
    if (name !== undefined && ENV_NAME.test(name.value)) {
      return add('pair', 'env', doc, list, variableOf(document, entry, [name.value], { keyRange: name.innerRange }));
    }
  }
  if (inItem && last === 'name' && find(doc, [...parent, 'value']) === undefined && isEnvParent(list)) {
    // `valueFrom:` a secret or a field: the program has the variable, the file has not its value.
    if (ENV_NAME.test(entry.value)) {
      return add('pair', 'env', doc, list, {
        ...variableOf(document, entry, [entry.value], { keyRange: entry.innerRange }),
        dynamic: true,
      });
    }
  }
  if (last === 'value' && UPPER_NAME.test(parent.at(-1) ?? '')) {
    return add('wrapped', 'env', doc, parent.slice(0, -1), variableOf(document, entry, [parent.at(-1) ?? '']));
  }
  if (isSecretData(doc, parent, find)) {
    const decoded = decodeSecret(entry.value);
    return add('base64', 'env', doc, parent, {
      ...variableOf(document, entry, [last], decoded === undefined ? {} : { value: decoded, literal: false }),
      ...(decoded === undefined ? { dynamic: true } : {}),
    });
  }
  if (isEnvParent(parent) && ENV_NAME.test(last))
    return add('plain', 'env', doc, parent, variableOf(document, entry, [last]));
  if (parent.at(-1) === 'with' && find(doc, [...parent.slice(0, -1), 'uses']) !== undefined) {
    return add('plain', 'tree', doc, parent, variableOf(document, entry, [last]));
  }
  return add('plain', 'tree', doc, [], variableOf(document, entry, path));
}

/** `environment:`, `env:` and kin hold flat variables of one service or container. */
function isEnvParent(parent: readonly string[]): boolean {
  return /^(environment|env|envs|extraEnv|extraEnvs|extraEnvVars|env_vars|environmentVariables)$/.test(
    parent.at(-1) ?? '',
  );
}

function assignmentOf(document: SourceDocument, entry: Entry, match: RegExpExecArray): Variable {
  const name = match[1] ?? '';
  const value = match[2] ?? '';
  const exact = document.text.slice(entry.innerRange.start, entry.innerRange.end) === entry.value;
  const start = entry.innerRange.start + name.length + 1;
  const quoted = /^(["'])([\s\S]*)\1$/.exec(value);
  const text = quoted?.[2] ?? value;
  const from = quoted === null ? start : start + 1;
  return variableOf(document, { ...entry, type: 'string' }, [name], {
    value: text,
    range: exact ? { start: from, end: from + text.length } : entry.innerRange,
    keyRange: exact ? { start: entry.innerRange.start, end: entry.innerRange.start + name.length } : entry.innerRange,
    literal: exact,
  });
}

function scopeOf(document: SourceDocument, group: Group, find: Find): Scope {
  const format = formats[document.format];
  const variables = resolveInside(group.variables);
  const editable = (variable: Variable): boolean => variable.entry.shared !== true && !variable.dynamic;
  return {
    kind: group.kind,
    variables,
    doc: group.doc,
    evidence: evidenceOf(group, find),
    set(variable, value, spelling) {
      if (!editable(variable)) return undefined;
      if (group.carrier === 'base64') return format.set(document, variable.entry, encodeSecret(value), 'keep');
      if (variable.fallback === true || group.carrier === 'assignment') {
        return variable.literal ? { range: variable.range, newText: value } : undefined;
      }
      return format.set(document, variable.entry, value, spelling);
    },
    insertAfter(variable, key, value, spelling) {
      if (variable.entry.shared === true) return undefined;
      switch (group.carrier) {
        case 'assignment':
          return format.insertAfter(document, variable.entry, [], `${key.join('.')}=${value}`, 'keep');
        case 'pair':
          return insertPair(document, variable, key.join('.'), value);
        case 'wrapped':
          return undefined;
        case 'base64':
          return format.insertAfter(document, variable.entry, key, encodeSecret(value), 'keep');
        default:
          return format.insertAfter(document, variable.entry, key, value, spelling);
      }
    },
    remove(variable) {
      if (!editable(variable) || group.carrier === 'pair' || group.carrier === 'wrapped') return undefined;
      return format.remove(document, variable.entry);
    },
  };
}

/** Writes a further `- name: KEY` / `value: "…"` item behind the item of `variable`, in its own indentation. */
function insertPair(document: SourceDocument, variable: Variable, key: string, value: string) {
  if (document.format !== 'yaml') return undefined;
  const { text } = document;
  const lineOf = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  const nameLine = /^(\s*)- (name|key):/.exec(text.slice(lineOf(variable.keyRange.start), variable.keyRange.start));
  if (nameLine === null || variable.entry.style === 'block') return undefined;
  const from = Math.max(variable.keyRange.end, variable.entry.valueRange.end);
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  const eol = text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
  const at = eol === '\r\n' ? end - 1 : end;
  const [, indent, nameKey] = nameLine;
  const quotedValue = `"${value.replace(/(["\\])/g, '\\$1')}"`;
  return {
    range: { start: at, end: at },
    newText: `${eol}${indent}- ${nameKey}: ${key}${eol}${indent}  value: ${quotedValue}`,
  };
}

/** What tells the program: the image beside `environment:`, the action beside `with:`, the name of the service. */
function evidenceOf(group: Group, find: Find): Scope['evidence'] {
  const { doc, parent } = group;
  if (parent.length === 0) return {};
  const owner = parent.slice(0, -1);
  const action = find(doc, [...owner, 'uses'])?.value;
  const image =
    find(doc, [...owner, 'image'])?.value ??
    find(doc, [...owner, 'image', 'repository'])?.value ??
    find(doc, [...owner.slice(0, -1), 'image', 'repository'])?.value;
  const name = owner.at(-1);
  return {
    ...(image === undefined ? {} : { image: imageName(image) }),
    ...(action === undefined ? {} : { action: action.replace(/@.*$/, '') }),
    ...(name === undefined || /^\d+$/.test(name) ? {} : { name }),
  };
}

/** `docker.io/vaultwarden/server:1.30@sha256:…` → `vaultwarden/server`. */
function imageName(image: string): string {
  const bare = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return bare.replace(/^[^/]*\.[^/]*\//, '').replace(/^localhost(:\d+)?\//, '');
}
