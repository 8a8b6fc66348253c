import type { Entry, Scope, SourceDocument, Variable } from '../model.ts';
import { decodeSecret } from './secretData.ts';
import { variableOf } from './variable.ts';

/** How the variables of a scope are written in the file. */
export type Carrier = 'plain' | 'assignment' | 'pair' | 'wrapped' | 'base64';

/** Which scope an entry belongs to, and the variable that it is there. */
export interface Placement {
  readonly carrier: Carrier;
  readonly kind: Scope['kind'];
  /** How many segments of the entry's path lead to the map or list that holds the scope's variables. */
  readonly depth: number;
  readonly variable: Variable;
}

/** The names under which something beside a setting tells of it. */
export type BesideName = (typeof BESIDE)[number];
const BESIDE = ['image', 'repository', 'tag', 'uses', 'kind', 'name', 'key', 'id', 'value', 'defaultValue'] as const;
/** The same, to ask whether a name is one of them. */
export const BESIDE_NAMES: ReadonlySet<string> = new Set(BESIDE);

/** Finds an entry by the path of the map that holds it, and its name there. */
export type Find = (doc: number, owner: readonly string[], name: BesideName) => Entry | undefined;

const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_.]*$/;
const UPPER_NAME = /^[A-Z][A-Z0-9_]+$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_.-]*)=([\s\S]*)$/;
/** pytest-env and kin, in TOML, cut the blanks around the sign. */
const SPACED = /^([A-Za-z_][A-Za-z0-9_.-]*)[ ]?=[ ]?([\s\S]*)$/;

/** Unwraps one entry: compose lists, Kubernetes pairs, Secret data and app.json give flat variables, the rest is nested. */
export function place(document: SourceDocument, entry: Entry, find: Find): Placement {
  const { path } = entry;
  switch (document.format) {
    case 'dotenv':
      return { carrier: 'plain', kind: 'env', depth: 0, variable: variableOf(document, entry, path) };
    case 'ini':
    case 'properties':
      return { carrier: 'plain', kind: 'tree', depth: 0, variable: variableOf(document, entry, path) };
    default:
      return (
        placeInCarrier(document, entry, find) ?? {
          carrier: 'plain',
          kind: 'tree',
          depth: 0,
          variable: variableOf(document, entry, path),
        }
      );
  }
}

function placeInCarrier(document: SourceDocument, entry: Entry, find: Find): Placement | undefined {
  const { path, doc } = entry;
  const depth = path.length - 1;
  const last = path[depth] ?? '';
  const holder = path[depth - 1] ?? '';
  const at = (carrier: Carrier, length: number, variable: Variable): Placement => ({
    carrier,
    kind: 'env',
    depth: Math.max(length, 0),
    variable,
  });
  if (isIndex(last)) {
    const assignment = (document.format === 'toml' ? SPACED : ASSIGNMENT).exec(entry.value);
    if (assignment !== null) return at('assignment', depth, assignmentOf(document, entry, assignment));
    // `environment: [SMTP_PASSWORD]` passes a variable through: its value is not in the file. Build tools written in
    // JSON have lists of mere names.
    if (document.format === 'yaml' && ENV_PARENTS.has(holder) && ENV_NAME.test(entry.value)) {
      return at('assignment', depth, { ...variableOf(document, entry, [entry.value]), dynamic: true });
    }
  }
  const pair = isIndex(holder) ? pairOf(document, entry, find) : undefined;
  if (pair !== undefined) return at('pair', depth - 1, pair);
  if (last === 'value' && UPPER_NAME.test(holder)) {
    return at('wrapped', depth - 1, variableOf(document, entry, [holder]));
  }
  if (holder === 'data' && find(doc, path.slice(0, -2), 'kind')?.value === 'Secret') {
    return at('base64', depth, secretOf(document, entry, last));
  }
  // What a SealedSecret holds is known to its cluster alone.
  if (holder === 'encryptedData' && find(doc, path.slice(0, -3), 'kind')?.value === 'SealedSecret') {
    return at('plain', depth, { ...variableOf(document, entry, [last]), dynamic: true });
  }
  if (ENV_PARENTS.has(holder) && ENV_NAME.test(last)) return at('plain', depth, variableOf(document, entry, [last]));
  if (holder === 'with' && find(doc, path.slice(0, -2), 'uses') !== undefined) {
    return { ...at('plain', depth, variableOf(document, entry, [last])), kind: 'tree' };
  }
  return undefined;
}

function isIndex(segment: string): boolean {
  const code = segment.charCodeAt(0);
  return code >= 48 && code <= 57 && /^\d+$/.test(segment);
}

/** `environment:`, `env:` and kin hold flat variables of one service or container. */
const ENV_PARENTS: ReadonlySet<string> = new Set([
  'environment',
  'env',
  'envs',
  'extraEnv',
  'extraEnvs',
  'extraEnvVars',
  'env_vars',
  'environmentVariables',
]);

/**
 * `- name: KEY` with `value:`, `- id: KEY` with `defaultValue:`, or with neither: a secret (`valueFrom:`) or
 * a question of a one-click app, whose value the file has not.
 */
function pairOf(document: SourceDocument, entry: Entry, find: Find): Variable | undefined {
  const { path, doc } = entry;
  const last = path.at(-1) ?? '';
  const item = path.slice(0, -1);
  if (last === 'value' || last === 'defaultValue') {
    const name = find(doc, item, 'name') ?? find(doc, item, 'key') ?? find(doc, item, 'id');
    const variable = name === undefined ? '' : withoutCap(name.value);
    if (name === undefined || !ENV_NAME.test(variable)) return undefined;
    const given = variableOf(document, entry, [variable], { keyRange: name.innerRange });
    return last === 'defaultValue' ? { ...given, fallback: true } : given;
  }
  if (last === 'id' && entry.value.startsWith('$$cap_')) {
    const variable = withoutCap(entry.value);
    if (!ENV_NAME.test(variable) || find(doc, item, 'defaultValue') !== undefined) return undefined;
    return { ...variableOf(document, entry, [variable], { keyRange: entry.innerRange }), dynamic: true };
  }
  if (last !== 'name' || !ENV_PARENTS.has(item.at(-2) ?? '') || !ENV_NAME.test(entry.value)) return undefined;
  if (find(doc, item, 'value') !== undefined) return undefined;
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

function assignmentOf(document: SourceDocument, entry: Entry, match: RegExpExecArray): Variable {
  const name = match[1] ?? '';
  const value = match[2] ?? '';
  const exact = document.text.slice(entry.innerRange.start, entry.innerRange.end) === entry.value;
  const start = entry.innerRange.start + entry.value.length - value.length;
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
