import {
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './capabilities.ts';
import { diagnose, resultIdOf } from './diagnose.ts';
import type { Files } from './files.ts';
import type { Host } from './host.ts';
import { makeScheduler } from './push.ts';
import { serveWorkspaceDiagnostics } from './workspaceDiagnostics.ts';

/** Brings what the editor shows up to date. */
export interface Diagnostics {
  /** After a change of settings: every document. */
  refresh(): void;
  /** After a change on disk: the files that are not open. */
  recheckFiles(): void;
}

/** Answers requests for diagnostics, or sends them: never both. */
export function serveDiagnostics(
  connection: Connection,
  client: Client,
  open: TextDocuments<TextDocument>,
  files: Files,
  host: Host,
): Diagnostics {
  return client.pulls ? pull(connection, client, open, files, host) : push(connection, open, files);
}

function pull(
  connection: Connection,
  client: Client,
  open: TextDocuments<TextDocument>,
  files: Files,
  host: Host,
): Diagnostics {
  const wake = offersWorkspace(client, host) ? serveWorkspaceDiagnostics(connection, open, files, host) : undefined;
  // What the editor showed for an open document goes when it is closed; the file is still there.
  open.onDidClose(() => wake?.());
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const file = await files.get(textDocument.uri);
    if (file === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = resultIdOf(file);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnose(connection, file)] };
  });
  const recheckFiles = (): void => wake?.();
  return {
    recheckFiles,
    refresh() {
      recheckFiles();
      if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
    },
  };
}

/** Without a watcher there is no telling when to answer again, and clients would ask without end. */
export function offersWorkspace(client: Client, host: Host): boolean {
  return client.watchesFiles && host.walk !== undefined;
}

function push(connection: Connection, open: TextDocuments<TextDocument>, files: Files): Diagnostics {
  const send = async (uri: string): Promise<void> => {
    const file = await files.get(uri);
    const diagnostics = file === undefined ? [] : [...diagnose(connection, file)];
    if (open.get(uri) === undefined) return;
    await connection.sendDiagnostics({ uri, ...(file === undefined ? {} : { version: file.version }), diagnostics });
  };
  const scheduler = makeScheduler(send);
  open.onDidChangeContent(({ document }) => scheduler.schedule(document.uri));
  open.onDidClose(({ document }) => {
    scheduler.cancel(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  return {
    recheckFiles: () => undefined,
    refresh() {
      for (const uri of open.keys()) scheduler.schedule(uri);
    },
  };
}
