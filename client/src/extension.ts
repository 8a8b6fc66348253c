import * as vscode from 'vscode';
import { makeBackoff } from '../../server/src/live/backoff.ts';
import { makeLane } from './lane.ts';
import { makeServer, type Server } from './languageServer.ts';
import { makeLanguageStatus } from './languageStatus.ts';
import type { Task } from './liveTest.ts';
import { isCandidate } from './selector.ts';
import { makeTestController } from './testController.ts';
import { makeTestFindings } from './testFindings.ts';

/** Starts with the first document that may hold mail settings; until then nothing runs but two listeners. */
export function activate(context: vscode.ExtensionContext): { readonly server: Server } {
  const log = vscode.window.createOutputChannel('smtplint', { log: true });
  const server = makeServer(context, log);
  const findings = makeTestFindings();
  context.subscriptions.push(log, server, findings);

  const startFor = (document: vscode.TextDocument): void => {
    if (!server.started && isCandidate(document)) void server.start();
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
  );
  vscode.workspace.textDocuments.forEach(startFor);

  const parts = {
    log,
    findings,
    lane: makeLane(),
    logins: makeBackoff(Date.now),
    memory: context.workspaceState,
    recorded: () => server.refresh(),
  };
  context.subscriptions.push(makeTestController(parts, server), makeLanguageStatus(server));
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
    register('smtplint.inspect', async (place: unknown) => {
      const { showSettings } = await import('./showSettings.ts');
      return showSettings(place);
    }),
    register('smtplint.openSample', async () => {
      const { openSample } = await import('./sample.ts');
      return openSample();
    }),
    register('smtplint.restartServer', () => server.restart()),
    register('smtplint.showLog', () => log.show()),
  );
  return { server };
}
