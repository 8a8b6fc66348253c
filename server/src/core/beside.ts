import { scopesOf } from './carriers/index.ts';
import { substitute } from './expand.ts';
import { formats } from './formats/index.ts';
import type { Entry, FileFacts, Origin, Scope, SourceDocument, Variable } from './model.ts';
import { lineStarts, positionAt } from './position.ts';

/** The text of a file by its path from the folder of the file that is read; undefined where there is none to see. */
export type FilesBeside = (relativePath: string) => string | undefined;

/** The settings of a dotenv file, by name. */
type Environment = ReadonlyMap<string, { readonly value: string; readonly origin: Origin }>;

const COMPOSE = /(?:^|[\\/])(?:docker-)?compose(?:[._-][\w.-]{1,60})?\.ya?ml$/i;
/** Passwords stay where they are; no finding needs their text from another file. */
const SECRET = /pass|pwd|secret|token|key/i;
const MOST_FILES = 20;

/** True for a file that takes settings from others by rules of its own, which are certain: those of Compose. */
export function bringsInFiles(path: string): boolean {
  return COMPOSE.test(path);
}

/**
 * The scopes with what Compose adds to them: values of the `.env` in its folder for `${NAME}`, and the settings of each
 * `env_file:`. Nothing else is certain enough: other programs choose among their files when they run.
 */
export function withFilesBeside(
  scopes: readonly Scope[],
  document: SourceDocument,
  file: FileFacts,
  files: FilesBeside | undefined,
): readonly Scope[] {
  if (document.format !== 'yaml') return scopes;
  const named = namedFiles(document);
  const isCompose = bringsInFiles(file.path);
  if (!isCompose && named.size === 0) return scopes;
  const read = new Map<string, Environment | undefined>();
  const environment = (path: string): Environment | undefined => {
    if (read.size >= MOST_FILES && !read.has(path)) return undefined;
    if (!read.has(path)) read.set(path, environmentOf(path, files?.(path)));
    return read.get(path);
  };
  return scopes.map((scope) => {
    const service = serviceOf(scope);
    if (service === undefined) return scope;
    const own = isCompose
      ? scope.variables.map((variable) => interpolated(variable, () => environment('.env')))
      : scope.variables;
    const entries = named.get(service) ?? [];
    const names = new Set(own.map(({ path }) => path.join('.')));
    const brought = new Map<string, Variable>();
    let isOpen = scope.open === true;
    for (const entry of entries) {
      const isFile = isCompose && !entry.path.includes('envFrom');
      const found = isFile ? environment(relative(entry.value)) : undefined;
      if (found === undefined) isOpen = true;
      for (const [name, { value, origin }] of found ?? []) {
        // `environment:` goes before `env_file:`, and of several files the last one wins.
        if (!names.has(name)) brought.set(name, foreign(entry, name, value, origin));
      }
    }
    const variables = [...own, ...brought.values()];
    return { ...scope, variables, ...(isOpen ? { open: true } : {}) };
  });
}

/** The service that the scope is the environment of. */
function serviceOf({ kind, variables }: Scope): string | undefined {
  const path = variables[0]?.entry.path;
  if (kind !== 'env' || path === undefined) return undefined;
  const at = path.findIndex((segment) => segment === 'environment' || segment === 'env');
  return at > 0 ? path.slice(0, at).join('\u0000') : undefined;
}

/**
 * What else a service takes its environment from, by service. `env_file:` names a path, a list of paths, or of maps with
 * `path:`; behind the `envFrom:` of Kubernetes stands no file.
 */
function namedFiles({ entries }: SourceDocument): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { path } = entry;
    const at = path.findIndex((segment) => segment === 'env_file' || segment === 'envFrom');
    if (at <= 0 || (path[at] === 'env_file' && path.length > at + 2 && path.at(-1) !== 'path')) continue;
    const service = path.slice(0, at).join('\u0000');
    found.set(service, [...(found.get(service) ?? []), entry]);
  }
  return found;
}

function relative(path: string): string {
  return path.replace(/^\.\//, '');
}

function environmentOf(file: string, text: string | undefined): Environment | undefined {
  if (text === undefined) return undefined;
  const starts = lineStarts(text);
  const found = new Map<string, { readonly value: string; readonly origin: Origin }>();
  for (const { variables } of scopesOf(formats.dotenv.parse(text))) {
    for (const { path, value, dynamic, range } of variables) {
      const name = path.join('.');
      const place = { start: positionAt(starts, range.start), end: positionAt(starts, range.end) };
      if (dynamic) found.delete(name);
      else found.set(name, { value, origin: { file, name, place } });
    }
  }
  return found;
}

/** `${NAME}` with what the `.env` says; passwords and addresses with passwords in them stay unknown. */
function interpolated(variable: Variable, environment: () => Environment | undefined): Variable {
  const { dynamic, written, value, entry, path } = variable;
  const text = written ?? value;
  if (
    (!dynamic && written === undefined) ||
    !text.includes('$') ||
    entry.template === true ||
    entry.tag !== undefined
  ) {
    return variable;
  }
  if (SECRET.test(path.at(-1) ?? '') || SECRET.test(text)) return variable;
  const known = environment();
  if (known === undefined) return variable;
  let origin: Origin | undefined;
  const found = substitute(text, 'compose', (name) => {
    const setting = known.get(name);
    origin ??= setting?.origin;
    return setting?.value ?? null;
  });
  if (found === undefined || origin === undefined || found.includes('://')) return variable;
  if (!dynamic && found === value) return variable;
  const range = entry.innerRange;
  const isWhole = variable.range.start >= range.start && text === entry.value;
  return {
    ...variable,
    ...(isWhole ? { range } : {}),
    value: found,
    dynamic: false,
    fallback: true,
    literal: false,
    written: text,
    origin,
  };
}

/** A setting of another file: it stands where this one names the file, and is never edited from here. */
function foreign(entry: Entry, name: string, value: string, origin: Origin): Variable {
  const isSecret = SECRET.test(name) || value.includes('://');
  const { innerRange: range } = entry;
  return {
    path: [name],
    keyRange: range,
    range,
    value: isSecret ? '' : value,
    type: 'string',
    style: 'plain',
    entry: { ...entry, shared: true },
    dynamic: isSecret,
    literal: false,
    origin,
  };
}
