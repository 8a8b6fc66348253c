import { expand } from '../expand.ts';
import type { Entry, FormatId, Range, SourceDocument, Variable } from '../model.ts';

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
  const base = {
    path,
    keyRange: override.keyRange ?? entry.keyRange,
    range,
    value,
    type: entry.type,
    style: entry.style,
    entry,
    literal,
  };
  if (entry.template === true || isSecretTag(entry.tag)) return { ...base, dynamic: true };
  return withReference(base, document.format);
}

function withReference(base: Omit<Variable, 'dynamic'>, format: FormatId): Variable {
  const expanded = expand(base.value, format, base.style);
  switch (expanded.kind) {
    case 'literal':
      return { ...base, dynamic: false };
    case 'fallback': {
      const start = base.range.start + expanded.offset;
      return {
        ...base,
        value: expanded.text,
        range: base.literal ? { start, end: start + expanded.text.length } : base.range,
        dynamic: false,
        fallback: true,
      };
    }
    default:
      return { ...base, dynamic: true };
  }
}

function isSecretTag(tag: string | undefined): boolean {
  // `!!str` and `!!int` only type a literal; every other tag is resolved by the program that reads the file.
  return tag !== undefined && !/^(!!|tag:yaml\.org,2002:)(str|int|bool|float|null)$/.test(tag);
}

/** Resolves `${NAME}` and `$NAME` to a variable of the same scope that stands there as a literal; cycles stay dynamic. */
export function resolveInside(variables: readonly Variable[]): readonly Variable[] {
  const byName = new Map<string, Variable>();
  for (const variable of variables) if (!variable.dynamic) byName.set(variable.path.join('.'), variable);
  return variables.map((variable) => {
    const name = variable.dynamic ? /^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$/.exec(variable.value)?.[1] : undefined;
    const target = name === undefined ? undefined : byName.get(name);
    if (target === undefined || target.entry === variable.entry) return variable;
    return { ...variable, value: target.value, dynamic: false, fallback: true, literal: false };
  });
}
