import * as vscode from 'vscode';
import { makeServer, type Server } from './languageServer.ts';
import { isCandidate } from './selector.ts';
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

  // Everything behind these commands is loaded when one of them is used.
  const test = (find: boolean) => async (place: unknown) => {
    const { runLiveTest } = await import('./liveTest.ts');
    return runLiveTest(
      { log, findings, memory: context.workspaceState, recorded: () => server.refresh() },
      place,
      find,
    );
  };
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    register('smtplint.test', test(false)),
    register('smtplint.findPort', test(true)),
    register('smtplint.inspect', async (place: unknown) => {
      const { showSettings } = await import('./showSettings.ts');
      return showSettings(place);
    }),
    register('smtplint.restartServer', () => server.restart()),
    register('smtplint.showLog', () => log.show()),
  );
  return { server };
}
