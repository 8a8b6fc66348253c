import { parseArguments } from './args.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { LSP_OPTIONS } from './options.ts';

/** `smtplint lsp`: the language server, which reads its transport from the arguments of the process. */
export async function lsp(argv: readonly string[], _io: Io): Promise<number> {
  const args = parseArguments(argv, LSP_OPTIONS);
  const transports = ['stdio', 'node-ipc', 'socket', 'pipe'].filter((name) => args.has(name));
  if (transports.length !== 1) {
    throw new UsageError('say how the language server talks: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.');
  }
  await import('../lsp/main.ts');
  return EXIT.ok;
}
