import type { OptionSpec } from './args.ts';
import type { CommandSpec } from './main.ts';
import { wrap } from './pages/rule.ts';

const EXIT_CODES = [
  'Exit codes',
  '  0  nothing at or above the failing severity (error; warning too with --max-warnings)',
  '  1  findings; for `test`: the connection test failed',
  '  2  misuse: unknown option, unreadable path, broken configuration',
  '  3  internal error',
];

/** The page of `smtplint --help`. */
export function overview(commands: readonly CommandSpec[]): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  return [
    'smtplint: the linter for mail settings, and a live test of them.',
    '',
    ...commands.map(({ usage, summary }) => `  smtplint ${usage.padEnd(width)}  ${summary}`),
    '',
    '  smtplint COMMAND --help         the options of a command',
    '  smtplint --version              the version',
    '',
    ...EXIT_CODES,
    '',
  ].join('\n');
}

/** The page of `smtplint COMMAND --help`. */
export function commandHelp({ usage, summary }: CommandSpec, options: readonly OptionSpec[]): string {
  const heads = options.map(headOf);
  const width = Math.max(...heads.map((head) => head.length));
  const rows = options.map(({ help }, i) => {
    const text = wrap(help, ' '.repeat(width + 4));
    return `  ${(heads[i] ?? '').padEnd(width)}  ${text.trimStart()}`;
  });
  return [`smtplint ${usage}`, '', summary, '', 'Options', ...rows, '', ...EXIT_CODES, ''].join('\n');
}

function headOf({ name, short, value }: OptionSpec): string {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}
