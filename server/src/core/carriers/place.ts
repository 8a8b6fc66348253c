import type { Entry, Scope, SourceDocument, Variable } from '../model.ts';
import { decodeSecret, isSecretData } from './secretData.ts';
import { variableOf } from './variable.ts';

/** How the variables of a scope are written in the file. */
export type Carrier = 'plain' | 'assignment' | 'pair' | 'wrapped' | 'base64';

/** Which scope an entry belongs to, and the variable that it is there. */
export interface Placement {
  readonly carrier: Carrier;
  readonly kind: Scope['kind'];
  readonly doc: number;
  /** The path of the map or list that holds the scope's variables. */
  readonly parent: readonly string[];
  readonly variable: Variable;
}

export type Find = (doc: number, path: readonly string[]) => Entry | undefined;

const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_.]*$/;
const UPPER_NAME = /^[A-Z][A-Z0-9_]+$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_.-]*)=([\s\S]*)$/;

/** Unwraps one entry: compose lists, Kubernetes pairs, Secret data and app.json give flat variables, the rest is nested. */
export function place(document: SourceDocument, entry: Entry, find: Find): Placement {
  const { path, doc } = entry;
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1);
  const at = (carrier: Carrier, kind: Scope['kind'], owner: readonly string[], variable: Variable): Placement => ({
    carrier,
    kind,
    doc,
    parent: owner,
    variable,
  });
  if (document.format === 'dotenv') return at('plain', 'env', [], variableOf(document, entry, path));
  if (document.format === 'ini' || document.format === 'properties') {
    return at('plain', 'tree', [], variableOf(document, entry, path));
  }
  if (isIndex(last)) {
    const assignment = entry.template === true ? null : ASSIGNMENT.exec(entry.value);
    if (assignment !== null) return at('assignment', 'env', parent, assignmentOf(document, entry, assignment));
    // `environment: [SMTP_PASSWORD]` passes a variable through: its value is not in the file. Build tools written in
    // JSON have lists of mere names.
    if (document.format === 'yaml' && isEnvParent(parent) && ENV_NAME.test(entry.value)) {
      return at('assignment', 'env', parent, { ...variableOf(document, entry, [entry.value]), dynamic: true });
    }
  }
  const pair = isIndex(parent.at(-1) ?? '') ? pairOf(document, entry, find) : undefined;
  if (pair !== undefined) return at('pair', 'env', parent.slice(0, -1), pair);
  if (last === 'value' && UPPER_NAME.test(parent.at(-1) ?? '')) {
    return at('wrapped', 'env', parent.slice(0, -1), variableOf(document, entry, [parent.at(-1) ?? '']));
  }
  if (isSecretData(doc, parent, find)) return at('base64', 'env', parent, secretOf(document, entry, last));
  if (isEnvParent(parent) && ENV_NAME.test(last))
    return at('plain', 'env', parent, variableOf(document, entry, [last]));
  if (parent.at(-1) === 'with' && find(doc, [...parent.slice(0, -1), 'uses']) !== undefined) {
    return at('plain', 'tree', parent, variableOf(document, entry, [last]));
  }
  return at('plain', 'tree', [], variableOf(document, entry, path));
}

function isIndex(segment: string): boolean {
  return /^\d+$/.test(segment);
}

/**
 * `- name: KEY` with `value:`, `- id: KEY` with `defaultValue:`, or with neither: a secret (`valueFrom:`) or
 * a question of a one-click app, whose value the file has not.
 */
function pairOf(document: SourceDocument, entry: Entry, find: Find): Variable | undefined {
  const { path, doc } = entry;
  const last = path.at(-1) ?? '';
  const item = path.slice(0, -1);
  if (last === 'value' || last === 'defaultValue') {
    const name = find(doc, [...item, 'name']) ?? find(doc, [...item, 'key']) ?? find(doc, [...item, 'id']);
    const variable = name === undefined ? '' : withoutCap(name.value);
    if (name === undefined || !ENV_NAME.test(variable)) return undefined;
    const given = variableOf(document, entry, [variable], { keyRange: name.innerRange });
    return last === 'defaultValue' ? { ...given, fallback: true } : given;
  }
  if (last === 'id' && entry.value.startsWith('$$cap_')) {
    const variable = withoutCap(entry.value);
    if (!ENV_NAME.test(variable) || find(doc, [...item, 'defaultValue']) !== undefined) return undefined;
    return { ...variableOf(document, entry, [variable], { keyRange: entry.innerRange }), dynamic: true };
  }
  if (last !== 'name' || !isEnvParent(item.slice(0, -1)) || !ENV_NAME.test(entry.value)) return undefined;
  if (find(doc, [...item, 'value']) !== undefined) return undefined;
  return { ...variableOf(document, entry, [entry.value], { keyRange: entry.innerRange }), dynamic: true };
}

/** `$$cap_APP_SMTP_PORT` or `$$cap_app-smtp-port` of a CapRover one-click app is the variable that it will set. */
function withoutCap(name: string): string {
  return name.startsWith('$$cap_') ? name.slice('$$cap_'.length).replaceAll('-', '_') : name;
}

function secretOf(document: SourceDocument, entry: Entry, name: string): Variable {
  const decoded = decodeSecret(entry.value);
  if (decoded === undefined) return { ...variableOf(document, entry, [name]), dynamic: true };
  return variableOf(document, entry, [name], { value: decoded, literal: false });
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
