import * as vscode from 'vscode';
import { type Connect, makeServer, type Server } from './languageServer.ts';
import { makeLanguageStatus } from './languageStatus.ts';
import { isCandidate } from './selector.ts';

/** What every window has, wherever its extension host runs. */
export interface Started {
  readonly log: vscode.LogOutputChannel;
  readonly server: Server;
}

/** Starts with the first document that may hold mail settings; until then nothing runs but two listeners. */
export function start({ subscriptions }: vscode.ExtensionContext, connect: Connect): Started {
  const log = vscode.window.createOutputChannel('smtplint', { log: true });
  const server = makeServer(connect, log);
  const startFor = (document: vscode.TextDocument): void => {
    if (!server.started && isCandidate(document)) void server.start();
  };
  const register = vscode.commands.registerCommand;
  subscriptions.push(
    log,
    server,
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
    makeLanguageStatus(server),
    register('smtplint.openSample', async () => {
      const { openSample } = await import('./sample.ts');
      return openSample();
    }),
    register('smtplint.restartServer', () => server.restart()),
    register('smtplint.showLog', () => log.show()),
  );
  vscode.workspace.textDocuments.forEach(startFor);
  return { log, server };
}
