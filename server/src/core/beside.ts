import { type Environment, environmentOf, type FilesBeside, foreign, SECRET } from './environment.ts';
import { substitute } from './expand.ts';
import { layersAround, withLayers } from './layers.ts';
import type { Entry, FileFacts, Origin, Scope, SourceDocument, Variable } from './model.ts';

const COMPOSE = /(?:^|[\\/])(?:docker-)?compose(?:[._-][\w.-]{1,60})?\.ya?ml$/i;
/** What Compose merges onto its main file without being asked. */
const OVERRIDE = /compose\.override\.ya?ml$/i;
const MOST_FILES = 20;

/** True for a file that shares its settings with others: Compose files, and the layers of one environment. */
export function bringsInFiles(path: string): boolean {
  return COMPOSE.test(path) || layersAround(path) !== undefined;
}

/** The files that decide what is understood of such a file, by their path from its folder. */
export function filesRead(path: string, text: string): readonly string[] {
  const layers = layersAround(path);
  if (layers !== undefined) return [...layers.above, ...layers.below];
  if (!COMPOSE.test(path)) return [];
  // An `env_file:` is named in the text, whatever else is named like one.
  const named = [...text.matchAll(/env\b[\w./-]{0,100}/gi)].map(({ index, 0: tail }) => {
    const head = text.slice(Math.max(0, index - 100), index);
    return relative(`${/[\w./-]*$/.exec(head)?.[0] ?? ''}${tail}`);
  });
  return ['.env', ...new Set(named)].slice(0, MOST_FILES);
}

/**
 * The scopes with what other files add to them. Compose takes values of the `.env` in its folder for `${NAME}`, and the
 * settings of each `env_file:`; the layers of one environment (`.env`, `.env.local`) complete each other. Where more stands
 * in a file that is not at hand, the scope is open.
 */
export function withFilesBeside(
  scopes: readonly Scope[],
  document: SourceDocument,
  file: FileFacts,
  files: FilesBeside | undefined,
): readonly Scope[] {
  if (document.format === 'dotenv') {
    return files === undefined ? scopes : scopes.map((scope) => withLayers(scope, file, files));
  }
  if (document.format !== 'yaml') return scopes;
  const named = namedFiles(document);
  const isCompose = COMPOSE.test(file.path);
  const parts = isCompose ? extendedServices(document) : patchedContainers(document);
  if (!isCompose && named.size === 0 && parts.size === 0) return scopes;
  const read = new Map<string, Environment | undefined>();
  const environment = (path: string): Environment | undefined => {
    if (read.size >= MOST_FILES && !read.has(path)) return undefined;
    if (!read.has(path)) read.set(path, environmentOf(path, files?.(path)));
    return read.get(path);
  };
  return scopes.map((scope) => {
    const service = serviceOf(scope);
    if (service === undefined) return scope;
    const own = isCompose ? interpolatedAll(scope.variables, () => environment('.env')) : scope.variables;
    const entries = named.get(service) ?? [];
    const isPart = parts.has(service) || (isCompose && OVERRIDE.test(file.path));
    // Most services bring nothing in: their scopes stay as they are.
    if (entries.length === 0 && !isPart) return own === scope.variables ? scope : { ...scope, variables: own };
    const names = new Set(own.map(({ path }) => path.join('.')));
    const brought = new Map<string, Variable>();
    let isOpen = scope.open === true || isPart;
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

/** The services that take the rest of their settings from another one, by `extends:`. */
function extendedServices({ entries }: SourceDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path } of entries) {
    if (path[0] === 'services' && path[2] === 'extends') found.add(path.slice(0, 2).join('\u0000'));
  }
  return found;
}

/** The containers of Kubernetes without an image: no cluster takes one, so that they are patches of others. */
function patchedContainers({ entries }: SourceDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const whole = new Set<string>();
  for (const { path } of entries) {
    const at = path.lastIndexOf('containers');
    if (at <= 0 || path[at - 1] !== 'spec' || path.length < at + 3) continue;
    const container = path.slice(0, at + 2).join('\u0000');
    if (path[at + 2] === 'image') whole.add(container);
    else if (path[at + 2] === 'env') found.add(container);
  }
  for (const container of whole) found.delete(container);
  return found;
}

/** The variables with what the `.env` says; the same list where it says nothing. */
function interpolatedAll(
  variables: readonly Variable[],
  environment: () => Environment | undefined,
): readonly Variable[] {
  const own = variables.map((variable) => interpolated(variable, environment));
  return own.every((variable, i) => variable === variables[i]) ? variables : own;
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
