import { type Expanded, expand } from '../expand.ts';
import type { Entry, Range, SourceDocument, Variable } from '../model.ts';

/** Makes the variable of an entry; `path` is what the program sees as its name. */
export function variableOf(
  document: SourceDocument,
  entry: Entry,
  path: readonly string[],
  override: {
    readonly value?: string;
    readonly range?: Range;
    readonly keyRange?: Range;
    readonly literal?: boolean;
  } = {},
): Variable {
  const value = override.value ?? entry.value;
  const range = override.range ?? entry.innerRange;
  const literal = override.literal ?? document.text.slice(range.start, range.end) === value;
  const secret = entry.template === true || isSecretTag(entry.tag);
  const expanded = secret ? RUN_TIME : expand(value, document.format, entry.style);
  const start = expanded.kind === 'fallback' ? range.start + expanded.offset : 0;
  const fallback = expanded.kind === 'fallback';
  return {
    path,
    keyRange: override.keyRange ?? entry.keyRange,
    range: fallback && literal ? { start, end: start + expanded.text.length } : range,
    value: fallback ? expanded.text : value,
    type: entry.type,
    style: entry.style,
    entry,
    literal,
    dynamic: !fallback && expanded.kind !== 'literal',
    ...(fallback ? { fallback } : undefined),
  };
}

const RUN_TIME: Expanded = { kind: 'dynamic' };

function isSecretTag(tag: string | undefined): boolean {
  // `!!str` and `!!int` only type a literal; every other tag is resolved by the program that reads the file.
  return tag !== undefined && !/^(!!|tag:yaml\.org,2002:)(str|int|bool|float|null)$/.test(tag);
}

/** Resolves `${NAME}` and `$NAME` to a variable of the same scope that stands there as a literal; cycles stay dynamic. */
export function resolveInside(variables: readonly Variable[]): readonly Variable[] {
  if (!variables.some(({ dynamic }) => dynamic)) return variables;
  const byName = new Map<string, Variable>();
  for (const variable of variables) {
    // A reference names a variable of an environment or of the top of a file.
    if (!variable.dynamic && variable.path.length === 1) byName.set(variable.path[0] ?? '', variable);
  }
  return variables.map((variable) => {
    const name = variable.dynamic ? /^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$/.exec(variable.value)?.[1] : undefined;
    const target = name === undefined ? undefined : byName.get(name);
    if (target === undefined || target.entry === variable.entry) return variable;
    return { ...variable, value: target.value, dynamic: false, fallback: true, literal: false };
  });
}
