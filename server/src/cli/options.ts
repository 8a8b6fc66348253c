import { RULE_LEVELS, SEVERITIES } from '../core/config.ts';
import type { OptionSpec } from './args.ts';
import { printers } from './output/index.ts';

/** The options of `check`. */
export const CHECK_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FMT[=FILE]',
    repeat: true,
    choices: Object.keys(printers),
    help: `Output format: ${Object.keys(printers).join(', ')}. With =FILE it goes to a file; may be given several times.`,
  },
  { name: 'fix', help: 'Mend what can be mended without changing what the author meant.' },
  { name: 'fix-dry-run', help: 'Print what --fix would change as a unified diff, and change nothing.' },
  { name: 'unsafe-fixes', help: 'With --fix: also apply fixes that may change the meaning.' },
  { name: 'stdin', help: 'Check standard input; with --fix the mended text goes to standard output.' },
  { name: 'stdin-filename', value: 'NAME', help: 'The file name that standard input stands for (.env, mail.yaml …).' },
  { name: 'config', value: 'FILE', help: 'Use this configuration and look for no other.' },
  { name: 'no-config', help: 'Use no configuration file.' },
  {
    name: 'rule',
    value: 'ID=SEVERITY',
    repeat: true,
    help: `Give a rule another severity: ${RULE_LEVELS.join(', ')}. May be given several times.`,
  },
  {
    name: 'min-severity',
    value: 'SEVERITY',
    choices: SEVERITIES,
    help: `Report nothing below this severity: ${SEVERITIES.join(', ')}.`,
  },
  { name: 'max-warnings', value: 'N', help: 'Exit with 1 when there are more warnings than this.' },
  { name: 'baseline', value: 'FILE', help: 'Report only what is not in this list of known findings.' },
  { name: 'update-baseline', help: 'Write the findings of now into the baseline (default .smtplint-baseline.json).' },
  { name: 'no-ignores', help: 'Also report what ignore comments silence.' },
  { name: 'quiet', short: 'q', help: 'Print findings and nothing else: no notes, no progress, no summary.' },
  { name: 'color', help: 'Colour, also when the output is no terminal (as FORCE_COLOR=1).' },
  { name: 'no-color', help: 'No colour (as NO_COLOR=1).' },
  { name: 'help', short: 'h', help: 'Print this help.' },
];
