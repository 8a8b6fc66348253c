import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { GIVEN_FILES } from '../../server/src/config/given.ts';
import { type FileGiver, makeFileGiver } from './givenFiles.ts';
import type { Server } from './languageServer.ts';
import { showSettings } from './showSettings.ts';
import { start } from './start.ts';
import { startWorker } from './worker.ts';

/** VS Code in a browser: the server is a worker that is given the files it needs, and nothing can be connected to. */
export function activate(context: vscode.ExtensionContext): { readonly server: Server } {
  let client: Promise<LanguageClient> | undefined;
  const files = makeFileGiver(
    // A server that has stopped is given everything when it starts anew.
    (given) => client?.then((running) => running.sendNotification(GIVEN_FILES, given)).catch(() => undefined),
    (message) => log.warn(message),
  );
  const { log, server } = start(context, (options) => {
    client = connect(context.extensionUri, options, files);
    return client;
  });
  const refuse = (): void =>
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'A browser cannot connect to mail servers. To test the connection, open the folder in VS Code on the desktop or on a remote machine.',
      ),
    );
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    files,
    register('smtplint.test', refuse),
    register('smtplint.findPort', refuse),
    register('smtplint.sendTestMessage', refuse),
    // Where nothing is tested, no password was kept.
    register('smtplint.forgetPasswords', refuse),
    register('smtplint.inspect', (place: unknown) => showSettings(place, ({ uri }) => server.settings(uri))),
  );
  return { server };
}

/** The worker reads no files, so what decides about documents goes with its start. */
async function connect(
  extension: vscode.Uri,
  options: LanguageClientOptions,
  files: FileGiver,
): Promise<LanguageClient> {
  const given = await files.all();
  return new LanguageClient('smtplint', 'smtplint', () => startWorker(extension), {
    ...options,
    initializationOptions: { ...options.initializationOptions, files: given },
  });
}
