import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './capabilities.ts';
import { type Checked, check } from './check.ts';
import { crashDiagnostic, diagnosticsOf } from './diagnostics.ts';
import type { Files } from './files.ts';
import { fingerprint } from './fingerprint.ts';
import { makeScheduler } from './push.ts';

/** Answers requests for diagnostics, or sends them: never both. The result brings everything up to date after a change of settings. */
export function serveDiagnostics(
  connection: Connection,
  client: Client,
  open: TextDocuments<TextDocument>,
  files: Files,
): () => void {
  return client.pulls ? pull(connection, client, files) : push(connection, open, files);
}

function pull(connection: Connection, client: Client, files: Files): () => void {
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const file = await files.get(textDocument.uri);
    if (file === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = resultIdOf(file);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnose(connection, file)] };
  });
  return () => {
    if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

function push(connection: Connection, open: TextDocuments<TextDocument>, files: Files): () => void {
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
  return () => {
    for (const uri of open.keys()) scheduler.schedule(uri);
  };
}

/** The same text under the same options gives the same findings; the fingerprint stands for both. */
function resultIdOf({ path, text, options }: Checked): string {
  const { deadline: _, ...rest } = options;
  return fingerprint(`${JSON.stringify([path, rest])}${text}`);
}

function diagnose(connection: Connection, file: Checked): readonly Diagnostic[] {
  if (file.text.length > file.maxLength) {
    connection.console.info(`${file.path} is larger than ${file.maxLength} characters and is not checked.`);
  }
  try {
    const result = check(file);
    for (const { rule, error } of result.failures)
      connection.console.error(`rule ${rule} failed on ${file.path}: ${error}`);
    return diagnosticsOf(result, file);
  } catch (error) {
    const diagnostic = crashDiagnostic(file.text, error);
    connection.console.error(`${file.path}: ${String(diagnostic.message)}`);
    return [diagnostic];
  }
}
