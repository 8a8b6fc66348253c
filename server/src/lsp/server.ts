import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { GIVEN_FILES } from '../config/given.ts';
import { makeBackoff } from '../live/backoff.ts';
import { type Client, clientOf } from './capabilities.ts';
import { FIX_ALL } from './codeActions.ts';
import { COMMANDS, runCommand } from './commands.ts';
import { offersWorkspace, serveDiagnostics } from './diagnosticsService.ts';
import { serveFeatures } from './features.ts';
import { makeFiles } from './files.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';
import { isRecord } from './settings.ts';

/** Settings files, and what decides how they are checked. */
const WATCHED = [
  '**/.smtplint.{yaml,yml,json}',
  '**/.gitignore',
  '**/{.env,.env.*,*.env,env.*}',
  '**/*.{yml,yaml,json,jsonc,ini,cfg,conf,toml,properties}',
];

/** Serves one client; everything that is remembered (open documents, settings, consent) lives as long as the connection. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientOf(params, host.translations);
    host.take?.(client.files, true);
    start(connection, client, host);
    return { capabilities: capabilitiesFor(client, host), serverInfo: { name: 'smtplint' } };
  });
  connection.listen();
}

function capabilitiesFor(client: Client, host: Host): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: {
      openClose: true,
      // The library that keeps the documents counts changes in 16-bit units.
      change: client.encoding === 'utf-16' ? TextDocumentSyncKind.Incremental : TextDocumentSyncKind.Full,
    },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    definitionProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: ['=', ':', ' ', '"'] },
    documentSymbolProvider: true,
    inlayHintProvider: true,
    ...(client.trusted && host.loadProbe !== undefined ? { codeLensProvider: {} } : {}),
    ...(client.ownCommands ? {} : { executeCommandProvider: { commands: [...COMMANDS] } }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pulls
      ? {
          diagnosticProvider: {
            identifier: 'smtplint',
            interFileDependencies: false,
            workspaceDiagnostics: offersWorkspace(client, host),
          },
        }
      : {}),
  };
}

function start(connection: Connection, client: Client, host: Host): void {
  const open = new TextDocuments(TextDocument);
  const files = makeFiles(connection, client, open, host);
  const diagnostics = serveDiagnostics(connection, client, open, files, host);

  connection.onInitialized(async () => {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'smtplint' });
    }
    if (client.watchesFiles) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
    }
    if (client.folders.length > 0) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        files.setFolders([...files.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
        diagnostics.refresh();
      });
    }
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const section =
      typeof settings === 'object' && settings !== null && 'smtplint' in settings ? settings.smtplint : settings;
    files.forget(section);
    diagnostics.refresh();
  });
  /** After a connection test: what says when the last one passed is old. */
  const refresh = (): void => {
    diagnostics.refresh();
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // An empty list is how a client says that something beside the files has changed.
    const ours =
      changes.length === 0 || changes.some(({ uri }) => /\/(?:\.smtplint\.(?:ya?ml|json)|\.gitignore)$/.test(uri));
    if (ours) files.forgetDisk();
    // Open documents follow their own changes; only the other files need another look.
    if (changes.length === 0) refresh();
    else if (ours) diagnostics.refresh();
    else diagnostics.recheckFiles();
  });

  connection.onNotification(GIVEN_FILES, (given: unknown) => {
    if (host.take === undefined || !isRecord(given)) return;
    host.take(given.files, given.whole === true);
    files.forgetDisk();
    diagnostics.refresh();
  });

  serveFeatures(connection, client, files, host);
  const session: Session = {
    connection,
    client,
    files,
    host,
    agreed: new Set(),
    logins: makeBackoff(Date.now),
    testing: false,
    recordTest({ fingerprint, passed }) {
      host.recordTest?.(fingerprint, passed);
      refresh();
    },
  };
  connection.onExecuteCommand((params, token) => runCommand(session, params, token));
  open.listen(connection);
}
