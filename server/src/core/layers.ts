import { type Environment, environmentOf, type FilesBeside, foreign } from './environment.ts';
import type { FileFacts, Scope, Variable } from './model.ts';

/** `.env`, `.env.local`, `.env.production`, `.env.production.local`: the files that dotenv loaders lay over each other. */
const LAYER = /(?:^|[\\/])\.env(?:\.(\w{1,40}))?(\.local)?$/i;
const MODES = ['development', 'production', 'staging', 'test'];
const MAIL = /mail|smtp/i;
const HOST = /HOST|SERVER|ADDR|DOMAIN|URL|URI|DSN|SERVICE|TRANSPORT/i;

/**
 * The scope with the mail settings that another layer of the same environment has and this one lacks. Next.js, Vite,
 * Symfony, Rails and Bun read `.env` first and the narrower file over it; Laravel and others read one file alone. So a
 * file without a host of its own is taken for what it can only be, a layer over `.env`; in every other case what the
 * other layers set counts as known at run time only.
 */
export function withLayers(scope: Scope, { path, role }: FileFacts, files: FilesBeside): Scope {
  const layers = role === 'template' ? undefined : layersAround(path);
  const own = scope.variables.filter(({ path: [key = ''] }) => MAIL.test(key));
  const [first] = own;
  if (layers === undefined || first === undefined) return scope;
  const present = new Set(scope.variables.map(nameOf));
  const blank = new Set(own.filter(isBlank).map(nameOf));
  const brought = new Map<string, Variable>();
  const bring = (file: string, isOpen: (name: string) => boolean, isKnown: boolean): void => {
    for (const [name, { value, origin }] of environmentOf(file, files(file)) ?? NOTHING) {
      if (!MAIL.test(name) || value.trim() === '' || brought.has(name) || !isOpen(name)) continue;
      const variable = foreign(first.entry, name, value, origin);
      brought.set(name, isKnown ? variable : { ...variable, value: '', dynamic: true });
    }
  };
  // What is empty here may be filled by a layer above, and empties one below.
  for (const file of layers.above) bring(file, (name) => !present.has(name) || blank.has(name), false);
  const isPart = !own.some(({ path: [key = ''] }) => HOST.test(key));
  for (const file of layers.below) bring(file, (name) => !present.has(name), isPart);
  if (brought.size === 0) return scope;
  const filled = (variable: Variable): boolean => blank.has(nameOf(variable)) && brought.delete(nameOf(variable));
  const variables = scope.variables.map((variable) => (filled(variable) ? { ...variable, dynamic: true } : variable));
  return { ...scope, variables: [...variables, ...brought.values()] };
}

const NOTHING: Environment = new Map();

/** The other layers by name, the nearest first; undefined for a file that is none. */
export function layersAround(
  path: string,
): { readonly above: readonly string[]; readonly below: readonly string[] } | undefined {
  const match = LAYER.exec(path);
  if (match === null) return undefined;
  const [, word, local] = match;
  if (word === undefined) {
    return { above: ['.env.local', ...MODES.flatMap((mode) => [`.env.${mode}.local`, `.env.${mode}`])], below: [] };
  }
  if (word === 'local') return { above: [], below: ['.env'] };
  return local === undefined
    ? { above: [`.env.${word}.local`], below: ['.env'] }
    : { above: [], below: [`.env.${word}`, '.env'] };
}

function nameOf({ path: [name = ''] }: Variable): string {
  return name;
}

function isBlank({ value, dynamic }: Variable): boolean {
  return !dynamic && value.trim() === '';
}
