import { substitute } from '../expand.ts';
import type { FormatId, Variable } from '../model.ts';
import type { Syntax } from '../references.ts';
import type { Carrier } from './place.ts';

/** Links of one chain: deeper ones nobody writes. */
const LONGEST_CHAIN = 16;

/**
 * Replaces references to settings that stand in the same scope, where the loader of the file does so itself: dotenv
 * files, the containers of Kubernetes, Spring. Compose takes its values from elsewhere, and of other files nobody knows.
 * What is in a circle stays unknown.
 */
export function resolveInside(format: FormatId, carrier: Carrier, variables: readonly Variable[]): readonly Variable[] {
  if (!variables.some(({ dynamic, written }) => dynamic || written !== undefined)) return variables;
  const syntax = syntaxWithin(format, carrier, variables);
  if (syntax === undefined) return variables;
  const sign = syntax === 'kubernetes' ? '$(' : '$';
  const refers = (variable: Variable): boolean => isOpen(variable) && textOf(variable).includes(sign);
  if (!variables.some(refers)) return variables;
  const byName = new Map<string, { readonly variable: Variable; readonly index: number }>();
  variables.forEach((variable, index) => {
    byName.set(variable.path.join('.'), { variable, index });
  });
  const known = new Map<Variable, string | undefined>();
  const open = new Set<Variable>();

  const knownOf = (variable: Variable): string | undefined => {
    if (!refers(variable)) return variable.dynamic ? undefined : variable.value;
    if (known.has(variable)) return known.get(variable);
    if (open.size >= LONGEST_CHAIN) return undefined;
    open.add(variable);
    const name = variable.path.join('.');
    const index = byName.get(name)?.index ?? 0;
    const value = substitute(textOf(variable), syntax, (wanted) => {
      const target = byName.get(wanted);
      // `PORT=${PORT:-587}` asks what was there before the file.
      if (target === undefined || wanted === name) return null;
      // Kubernetes knows only what stands further up.
      if (syntax === 'kubernetes' && target.index > index) return undefined;
      return open.has(target.variable) ? undefined : knownOf(target.variable);
    });
    open.delete(variable);
    known.set(variable, value);
    return value;
  };

  return variables.map((variable) => {
    if (!refers(variable)) return variable;
    const value = knownOf(variable);
    if (!variable.dynamic && value === variable.value) return variable;
    const text = textOf(variable);
    const range = variable.written === undefined ? variable.range : variable.entry.innerRange;
    // What the default says does not hold where the file sets the name, even where nobody knows to what.
    if (value === undefined) return { ...variable, range, value: text, dynamic: true, fallback: false };
    return { ...variable, range, value, dynamic: false, fallback: true, written: text, literal: false };
  });
}

/** True for a value that is not known as it stands, and that no template or tag stands around. */
function isOpen({ dynamic, written, entry }: Variable): boolean {
  return (dynamic || written !== undefined) && entry.template !== true && entry.tag === undefined;
}

function textOf({ written, value }: Variable): string {
  return written ?? value;
}

const JAVA = /^(?:spring|quarkus|micronaut)(?:\.|$)/;

/** How the values of a scope refer to its other settings; undefined where they do not. */
function syntaxWithin(format: FormatId, carrier: Carrier, variables: readonly Variable[]): Syntax | undefined {
  if (format === 'dotenv') return 'dotenv';
  if (format === 'properties') return 'spring';
  if (carrier === 'pair') return 'kubernetes';
  return carrier === 'plain' && variables.some(({ path }) => JAVA.test(path[0] ?? '')) ? 'spring' : undefined;
}
