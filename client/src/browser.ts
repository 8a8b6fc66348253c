import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { Server } from './languageServer.ts';
import { showSettings } from './showSettings.ts';
import { start } from './start.ts';
import { startWorker } from './worker.ts';

/** VS Code in a browser: the server is a worker, and nothing can be connected to. */
export function activate(context: vscode.ExtensionContext): { readonly server: Server } {
  const { server } = start(
    context,
    async (options) => new LanguageClient('smtplint', 'smtplint', () => startWorker(context.extensionUri), options),
  );
  const refuse = (): void =>
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'A browser cannot connect to mail servers. To test the connection, open the folder in VS Code on the desktop or on a remote machine.',
      ),
    );
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    register('smtplint.test', refuse),
    register('smtplint.findPort', refuse),
    register('smtplint.sendTestMessage', refuse),
    // Where nothing is tested, no password was kept.
    register('smtplint.forgetPasswords', refuse),
    register('smtplint.inspect', (place: unknown) => showSettings(place, ({ uri }) => server.settings(uri))),
  );
  return { server };
}
