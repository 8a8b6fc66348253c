import * as vscode from 'vscode';
import { makeBackoff } from '../../server/src/live/backoff.ts';
import { makeLane } from './lane.ts';
import type { Connect, Server } from './languageServer.ts';
import type { Task } from './liveTest.ts';
import { start } from './start.ts';
import { makeTestController } from './testController.ts';
import { makeTestFindings } from './testFindings.ts';

/** VS Code on the desktop or on a remote machine: the server is a process, and connections can be tested. */
export function activate(context: vscode.ExtensionContext): { readonly server: Server } {
  const { log, server } = start(context, processOf(context));
  const findings = makeTestFindings();
  const parts = {
    log,
    findings,
    lane: makeLane(),
    logins: makeBackoff(Date.now),
    memory: context.workspaceState,
    secrets: context.secrets,
    recorded: () => server.refresh(),
  };
  context.subscriptions.push(findings, makeTestController(parts, server));
  // Everything behind these commands is loaded when one of them is used.
  const test = (task: Task) => async (place: unknown) => {
    const { runLiveTest } = await import('./liveTest.ts');
    return runLiveTest(parts, place, task);
  };
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    register('smtplint.test', test('test')),
    register('smtplint.findPort', test('find')),
    register('smtplint.sendTestMessage', test('send')),
    register('smtplint.forgetPasswords', async () => {
      const { forgetPasswords } = await import('./forgetPasswords.ts');
      return forgetPasswords(context.secrets);
    }),
    register('smtplint.inspect', async (place: unknown) => {
      const { showSettings } = await import('./showSettings.ts');
      const { understood } = await import('./understood.ts');
      return showSettings(place, async (document) => understood(document));
    }),
  );
  return { server };
}

/** The library of the client is loaded only with the server, since most windows never need either. */
function processOf(context: vscode.ExtensionContext): Connect {
  const module = context.asAbsolutePath('dist/server.cjs');
  return async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    return new LanguageClient(
      'smtplint',
      'smtplint',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6010'] } },
      },
      options,
    );
  };
}
