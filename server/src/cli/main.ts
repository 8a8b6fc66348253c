import { codeOf, EXIT, type Io, isMisuse } from './io.ts';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

/** The commands, each loaded only when it runs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
};

/** The command line of smtplint: runs it and gives the exit code. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first = '', ...rest] = argv;
  const name = Object.hasOwn(COMMANDS, first) ? first : 'check';
  try {
    const command = await COMMANDS[name]?.();
    if (command === undefined) return EXIT.internal;
    return await command(name === first ? rest : argv, io);
  } catch (error) {
    if (isMisuse(error)) {
      io.err(`${error.message.replace(/^/gm, 'smtplint: ')}\n`);
      return EXIT.misuse;
    }
    // The text of an unforeseen error may quote a file; its kind and the stage are enough to report it.
    io.err(`smtplint: internal error in \`${name}\`: ${codeOf(error)}. Please report it.\n`);
    return EXIT.internal;
  }
}
