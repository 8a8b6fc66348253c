import type { OptionSpec } from './args.ts';
import { codeOf, EXIT, type Io, isMisuse, UsageError } from './io.ts';
import { VERSION } from './version.ts';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

/** A command: what help and completion say about it, and its code, which is loaded only when it runs. */
export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The name of its table in `options.ts`. */
  readonly options: 'CHECK_OPTIONS' | 'TEST_OPTIONS' | 'INSPECT_OPTIONS' | 'LIST_OPTIONS' | 'LSP_OPTIONS' | 'ONLY_HELP';
  load(): Promise<Command>;
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    usage: '[check] [PATH…]',
    summary: 'Lint files and folders (default: the current folder).',
    options: 'CHECK_OPTIONS',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'test',
    usage: 'test [FILE[:LINE]]',
    summary: 'Connect with the settings of a file, or with --host …, and say what happens.',
    options: 'TEST_OPTIONS',
    load: async () => (await import('./test.ts')).test,
  },
  {
    name: 'inspect',
    usage: 'inspect [PATH…]',
    summary: 'Print the settings that were understood, with where each value came from.',
    options: 'INSPECT_OPTIONS',
    load: async () => (await import('./inspect.ts')).inspect,
  },
  {
    name: 'explain',
    usage: 'explain [RULE|PORT|HOST|CAUSE]',
    summary: 'A rule, a port, a provider or a result of the live test in plain words.',
    options: 'ONLY_HELP',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'rules',
    usage: 'rules',
    summary: 'List the rules.',
    options: 'LIST_OPTIONS',
    load: async () => (await import('./lists.ts')).listRules,
  },
  {
    name: 'providers',
    usage: 'providers [HOST]',
    summary: 'List the mail providers, or what is known about one.',
    options: 'LIST_OPTIONS',
    load: async () => (await import('./lists.ts')).listProviders,
  },
  {
    name: 'dialects',
    usage: 'dialects',
    summary: 'List the frameworks and programs whose settings are recognised.',
    options: 'LIST_OPTIONS',
    load: async () => (await import('./lists.ts')).listDialects,
  },
  {
    name: 'init',
    usage: 'init',
    summary: 'Write a commented .smtplint.yaml.',
    options: 'ONLY_HELP',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'lsp',
    usage: 'lsp --stdio',
    summary: 'Run the language server.',
    options: 'LSP_OPTIONS',
    load: async () => (await import('./lsp.ts')).lsp,
  },
  {
    name: 'completion',
    usage: 'completion bash|zsh|fish|pwsh',
    summary: 'Print a completion script for a shell.',
    options: 'ONLY_HELP',
    load: async () => (await import('./completion.ts')).completion,
  },
];

/** The command line of smtplint: runs it and gives the exit code. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first = '', ...rest] = argv;
  const named = COMMANDS.find(({ name }) => name === first);
  const command = named ?? COMMANDS[0];
  const own = named === undefined ? argv : rest;
  try {
    if (command === undefined) return EXIT.internal;
    if (isVersion(own)) {
      io.out(`smtplint ${VERSION}\n`);
      return EXIT.ok;
    }
    if (first === 'help' || own.some((argument) => argument === '--help' || argument === '-h')) {
      io.out(await helpFor(first === 'help' ? rest[0] : named?.name));
      return EXIT.ok;
    }
    return await (await command.load())(own, io);
  } catch (error) {
    if (isMisuse(error)) {
      io.err(`${error.message.replace(/^/gm, 'smtplint: ')}\n`);
      return EXIT.misuse;
    }
    // The text of an unforeseen error may quote a file; its kind and the stage are enough to report it.
    io.err(`smtplint: internal error in \`${command?.name}\`: ${codeOf(error)}. Please report it.\n`);
    return EXIT.internal;
  }
}

function isVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}

/** The table of a command's options. */
export async function optionsOf({ options }: CommandSpec): Promise<readonly OptionSpec[]> {
  return (await import('./options.ts'))[options];
}

async function helpFor(name: string | undefined): Promise<string> {
  const { commandHelp, overview } = await import('./help.ts');
  if (name === undefined) return overview(COMMANDS);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw new UsageError(`no command is called "${name}": use ${COMMANDS.map((known) => known.name).join(', ')}.`);
  }
  return commandHelp(command, await optionsOf(command));
}
