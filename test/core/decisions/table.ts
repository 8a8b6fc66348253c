import { understand } from '../../../server/src/core/lint.ts';

/** Spellings that mean the same to the program, one behind the other with `|` between; an empty one = the key is absent. */
type Spellings = string;

/** What is expected: an outcome, or one for each port that differs; `-` = no port is named. */
export type Expected = string | Readonly<Record<string, string>>;

/** The decision table of one dialect: classes of settings → what the client does, on every port. */
export interface DecisionTable {
  readonly dialect: string;
  readonly file?: string;
  /**
   * The settings that stay. `%` is a line for the settings of the axes, a line with `{port}` goes where no port is named,
   * and `{:port}` is `:587` or nothing.
   */
  readonly text: string;
  /** The port that is dialled where the file names none, unless the row says it (`implicit@465`). */
  readonly dials?: number;
  readonly ports?: readonly string[];
  readonly axes: Readonly<Record<string, Readonly<Record<string, Spellings>>>>;
  /**
   * One class of each axis (`*` = any), and what comes of it; the first row that fits counts. Where versions or loaders
   * differ, all outcomes with ` / ` between.
   */
  readonly rows: readonly (readonly [classes: string, expected: Expected])[];
}

const PORTS = ['25', '465', '587', '2525', '-'];

/** One text of the product, and what should come of it. */
export interface DecisionCase {
  readonly text: string;
  readonly file: string;
  readonly port: string;
  readonly expected: string;
}

/** The cases of each row: the product of the spellings of its classes and of the ports. */
export function casesOf(table: DecisionTable): ReadonlyMap<string, readonly DecisionCase[]> {
  const found = new Map<string, DecisionCase[]>();
  const { file = '.env', ports = PORTS } = table;
  for (const { classes, lines } of combinations(Object.values(table.axes))) {
    const row = table.rows.find(([pattern]) => fits(pattern.split(' '), classes));
    const name = row?.[0] ?? 'no row';
    const cases = found.get(name) ?? [];
    found.set(name, cases);
    for (const port of ports) {
      const expected = row === undefined ? `no row for ${classes.join(' ')}` : expectedOn(table, row[1], port);
      cases.push({ text: textOf(table.text, lines, port), file, port, expected });
    }
  }
  for (const [name] of table.rows) if (!found.has(name)) found.set(name, []);
  return found;
}

interface Combination {
  readonly classes: readonly string[];
  readonly lines: readonly string[];
}

function combinations(axes: readonly DecisionTable['axes'][string][]): Combination[] {
  let all: Combination[] = [{ classes: [], lines: [] }];
  for (const axis of axes) {
    const options = Object.entries(axis).flatMap(([name, spellings]) =>
      spellings.split('|').map((spelling) => [name, spelling] as const),
    );
    all = all.flatMap(({ classes, lines }) =>
      options.map(([name, spelling]) => ({ classes: [...classes, name], lines: [...lines, spelling] })),
    );
  }
  return all;
}

function fits(pattern: readonly string[], classes: readonly string[]): boolean {
  return pattern.every((word, i) => word === '*' || word.split(',').includes(classes[i] ?? ''));
}

function textOf(frame: string, lines: readonly string[], port: string): string {
  const written = frame.split('\n').flatMap((line) => {
    if (line.trim() !== '%') return port === '-' && line.includes('{port}') ? [] : [line];
    const indent = line.slice(0, line.indexOf('%'));
    return lines.filter((each) => each !== '').map((each) => indent + each);
  });
  const withPort = written.map((line) =>
    line.replace('{port}', port).replace('{:port}', port === '-' ? '' : `:${port}`),
  );
  return `${withPort.join('\n')}\n`;
}

function expectedOn({ dials }: DecisionTable, expected: Expected, port: string): string {
  const text = typeof expected === 'string' ? expected : (expected[port] ?? expected.else ?? 'no outcome');
  if (port !== '-') return text;
  // Who does not connect dials nothing.
  return text
    .split(' / ')
    .map((one) => (one.includes('@') || /^(?:refused|disabled|unknown)$/.test(one) ? one : `${one}@${dials ?? '?'}`))
    .join(' / ');
}

/** What is understood of a case: the outcomes, with the port that is dialled where none is named. */
export function outcomeOf(dialect: string, { file, text, port }: DecisionCase): string {
  const blocks = understand(file, text)?.blocks ?? [];
  const [block] = blocks;
  if (block?.dialect.id !== dialect) return `recognised as ${blocks.map((b) => b.dialect.id).join(', ') || 'nothing'}`;
  const outcomes = block.readings.map((reading) => {
    const idle = /^(?:refused|disabled|unknown)$/.test(reading.outcome);
    return port !== '-' || idle ? reading.outcome : `${reading.outcome}@${reading.port ?? '?'}`;
  });
  return [...new Set(outcomes)].join(' / ');
}

/** A flag in each of these spellings. */
export function flag(key: string, on: readonly string[], off: readonly string[], more = ''): Record<string, string> {
  const spelled = (words: readonly string[]) => words.map((word) => `${key}${word}`).join('|');
  return { on: spelled(on), off: `${spelled(off)}${more}` };
}
