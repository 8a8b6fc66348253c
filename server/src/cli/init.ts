import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_KEYS, RULE_LEVELS } from '../core/config.ts';
import { rules } from '../core/rules/index.ts';
import { parseArguments } from './args.ts';
import { codeOf, EXIT, type Io, reasonOf, UsageError } from './io.ts';
import { ONLY_HELP } from './options.ts';

const NAME = '.smtplint.yaml';

/** `smtplint init`: writes a commented configuration into the current folder. */
export async function init(argv: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArguments(argv, ONLY_HELP);
  if (positionals.length > 0) throw new UsageError('init takes no argument: it writes into the current folder.');
  try {
    writeFileSync(join(io.cwd, NAME), configTemplate(), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new UsageError(`${NAME} is there already and was not changed.`);
    throw new UsageError(`${NAME}: cannot be written: ${reasonOf(error)}`);
  }
  io.out(`${NAME} written.\n`);
  return EXIT.ok;
}

/** A configuration in which everything is the default, with a line for every rule. */
export function configTemplate(): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const lines = rules.map((rule) => {
    const level = rule.off === true ? 'off' : rule.severity;
    return `  # ${`${rule.id}:`.padEnd(width)}${level.padEnd(8)} # ${rule.summary}\n`;
  });
  return [
    '# Settings of smtplint. Everything here is the default: take the # away to change it.\n',
    `\n# ${CONFIG_KEYS.rules}\n`,
    `# Severities: ${RULE_LEVELS.join(', ')}.\n`,
    'rules:\n',
    ...lines,
    `\n# ${CONFIG_KEYS.ignore}\n`,
    'ignore: []\n',
    '# ignore:\n#   - "fixtures/"\n#   - "*.example"\n',
    `\n# ${CONFIG_KEYS.preferredSubmission}\n`,
    'preferredSubmission: provider\n',
    `\n# ${CONFIG_KEYS.maxFileSize}\n`,
    'maxFileSize: 1048576\n',
  ].join('');
}
