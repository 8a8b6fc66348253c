import type { CancellationToken, ExecuteCommandParams } from 'vscode-languageserver';
import { type InspectedBlock, inspectBlocks } from '../core/inspect.ts';
import { analyse } from './check.ts';
import { runTest } from './liveTest.ts';
import { refusal, type Session } from './session.ts';
import { isRecord } from './settings.ts';

/** The commands that every editor has through `workspace/executeCommand`. */
export const COMMANDS = ['smtplint.test', 'smtplint.findPort', 'smtplint.inspect'] as const;

/** Runs a command; its result is JSON as `smtplint … --format json` gives it, or null when the user said no. */
export async function runCommand(
  session: Session,
  params: ExecuteCommandParams,
  token: CancellationToken,
): Promise<unknown> {
  const argument: unknown = params.arguments?.[0];
  const uri = isRecord(argument) && typeof argument.uri === 'string' ? argument.uri : undefined;
  if (uri === undefined) throw refusal(`${params.command} needs { "uri": …, "line": … }`);
  const line = isRecord(argument) && typeof argument.line === 'number' ? argument.line : 0;
  switch (params.command) {
    case 'smtplint.inspect':
      return inspect(session, uri);
    case 'smtplint.test':
      return runTest(session, { uri, line, find: false }, token);
    case 'smtplint.findPort':
      return runTest(session, { uri, line, find: true }, token);
    default:
      throw refusal(`no command is called ${params.command}`);
  }
}

async function inspect(
  { files }: Session,
  uri: string,
): Promise<{ readonly schema: 'smtplint/inspect/1'; readonly blocks: readonly InspectedBlock[] }> {
  const file = await files.get(uri);
  const analysis = file === undefined ? undefined : analyse(file);
  return { schema: 'smtplint/inspect/1', blocks: analysis === undefined ? [] : inspectBlocks(analysis) };
}
