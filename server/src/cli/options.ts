import { RULE_LEVELS, SEVERITIES } from '../core/config.ts';
import type { Mode } from '../core/model.ts';
import type { OptionSpec } from './args.ts';
import { printers } from './output/index.ts';

const HELP: OptionSpec = { name: 'help', short: 'h', help: 'Print this help.' };

/** How a client can connect, for `--security`. */
export const MODES: readonly Mode[] = ['implicit', 'starttls', 'opportunistic', 'none'];

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
  HELP,
];

/** The options of `inspect`. */
export const INSPECT_OPTIONS: readonly OptionSpec[] = [
  { name: 'format', short: 'f', value: 'FMT', choices: ['text', 'json'], help: 'Output format: text or json.' },
  { name: 'config', value: 'FILE', help: 'Use this configuration and look for no other.' },
  { name: 'no-config', help: 'Use no configuration file.' },
  { name: 'color', help: 'Colour, also when the output is no terminal.' },
  { name: 'no-color', help: 'No colour.' },
  HELP,
];

/** The options of `rules`, `providers` and `dialects`. */
export const LIST_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FMT',
    choices: ['text', 'json', 'markdown'],
    help: 'Output format: text, json or markdown.',
  },
  HELP,
];

/** The options of `test`. */
export const TEST_OPTIONS: readonly OptionSpec[] = [
  { name: 'host', value: 'HOST', help: 'The mail server, instead of the one in the file.' },
  { name: 'port', value: 'PORT', help: 'The port, instead of the one in the file.' },
  { name: 'security', value: 'MODE', choices: MODES, help: `How the client connects: ${MODES.join(', ')}.` },
  { name: 'user', value: 'NAME', help: 'The user name for the login.' },
  { name: 'from', value: 'ADDRESS', help: 'The sender of the test message.' },
  { name: 'name', value: 'NAME', help: 'The name that is said in EHLO.' },
  { name: 'password-env', value: 'VARIABLE', help: 'Take the password from this environment variable.' },
  { name: 'password-stdin', help: 'Take the password from standard input.' },
  { name: 'to', value: 'ADDRESS', help: 'Also send one test message to this address. Without it nothing is sent.' },
  { name: 'find', help: 'Also try the other ports and modes of the same host.' },
  { name: 'ca', value: 'FILE', help: 'Trust the certificates in this PEM file instead of the built-in ones.' },
  {
    name: 'proxy',
    value: 'URL',
    help: 'Connect through this proxy: socks5://HOST:PORT or http://HOST:PORT. No variable of the environment sets one.',
  },
  { name: 'timeout', value: 'SECONDS', help: 'For the whole test; default 15.' },
  { name: 'allow-plaintext-auth', help: 'Send the login even where it crosses the network in clear text.' },
  { name: 'format', short: 'f', value: 'FMT', choices: ['text', 'json'], help: 'Output format: text or json.' },
  { name: 'color', help: 'Colour, also when the output is no terminal.' },
  { name: 'no-color', help: 'No colour.' },
  HELP,
];

/** The options of commands that have none of their own. */
export const ONLY_HELP: readonly OptionSpec[] = [HELP];

/** The transports of `lsp`; `--socket` and `--pipe` take a value behind the equals sign. */
export const LSP_OPTIONS: readonly OptionSpec[] = [
  { name: 'stdio', help: 'Talk over standard input and output.' },
  { name: 'node-ipc', help: 'Talk over the channel that Node gives to a child process.' },
  { name: 'socket', value: 'PORT', help: 'Connect to a port on this machine.' },
  { name: 'pipe', value: 'NAME', help: 'Connect to a named pipe.' },
  HELP,
];
