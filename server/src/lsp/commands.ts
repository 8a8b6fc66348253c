import type { CancellationToken, ExecuteCommandParams } from 'vscode-languageserver';
import { type InspectedBlock, inspectBlocks } from '../core/inspect.ts';
import { say } from '../core/say.ts';
import { analyse } from './check.ts';
import type { TestRequest } from './liveTest.ts';
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
      return test(session, { uri, line, find: false }, token);
    case 'smtplint.findPort':
      return test(session, { uri, line, find: true }, token);
    default:
      throw refusal(`no command is called ${params.command}`);
  }
}

/** What a test needs is loaded when one is run, and in a browser never. */
async function test(session: Session, request: TestRequest, token: CancellationToken): Promise<unknown> {
  const { loadProbe } = session.host;
  if (loadProbe === undefined)
    throw refusal(session.client.t(say`there are no connections to mail servers from here.`));
  const { runTest } = await import('./liveTest.ts');
  return runTest(session, loadProbe, request, token);
}

async function inspect(
  { files }: Session,
  uri: string,
): Promise<{ readonly schema: 'smtplint/inspect/1'; readonly blocks: readonly InspectedBlock[] }> {
  const file = await files.get(uri);
  const analysis = file === undefined ? undefined : analyse(file);
  return { schema: 'smtplint/inspect/1', blocks: analysis === undefined ? [] : inspectBlocks(analysis) };
}
