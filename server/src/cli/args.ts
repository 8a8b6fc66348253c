import { hint, quote } from '../core/near.ts';
import { UsageError } from './io.ts';

/** One option of a command; the same table drives parsing, help and shell completion. */
export interface OptionSpec {
  /** Without its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help (`FILE`); absent for a switch. */
  readonly value?: string;
  readonly repeat?: true;
  /** The values there are, where the list is closed. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface Args {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  get(name: string): string | undefined;
  all(name: string): readonly string[];
}

/** Reads arguments by a table of options; what is not in the table is a `UsageError` with the nearest name. */
export function parseArguments(argv: readonly string[], specs: readonly OptionSpec[]): Args {
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '--') {
      positionals.push(...argv.slice(i + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      positionals.push(argument);
      continue;
    }
    const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
    const flag = equals < 0 ? argument : argument.slice(0, equals);
    const spec = specs.find(({ name, short }) => flag === `--${name}` || flag === `-${short}`);
    if (spec === undefined) {
      const near = hint(
        flag,
        specs.map(({ name }) => `--${name}`),
      );
      throw new UsageError(`unknown option ${quote(flag)}.${near}`);
    }
    if (spec.value === undefined) {
      if (equals >= 0) throw new UsageError(`--${spec.name} takes no value.`);
      values.set(spec.name, []);
      continue;
    }
    const given = equals >= 0 ? argument.slice(equals + 1) : argv[++i];
    if (given === undefined) throw new UsageError(`--${spec.name} needs a value: --${spec.name} ${spec.value}`);
    const before = values.get(spec.name) ?? [];
    values.set(spec.name, spec.repeat === true ? [...before, given] : [given]);
  }
  return {
    positionals,
    has: (name) => values.has(name),
    get: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
  };
}

/** The word if it is one of the list, else a `UsageError` that names the nearest. */
export function oneOf<T extends string>(given: string, known: readonly T[], what: string): T {
  const found = known.find((word) => word === given);
  if (found !== undefined) return found;
  throw new UsageError(`${quote(given)} is no ${what}: use ${known.join(', ')}.${hint(given, known)}`);
}

/** A whole number of at least `least`. */
export function wholeNumber(given: string, option: string, least = 0): number {
  const number = Number(given);
  if (!/^\d{1,9}$/.test(given) || number < least) {
    throw new UsageError(`--${option} needs a whole number of at least ${least}, not ${quote(given)}.`);
  }
  return number;
}
