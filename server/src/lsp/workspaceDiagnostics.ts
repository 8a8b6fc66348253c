import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type TextDocuments,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnose, resultIdOf } from './diagnose.ts';
import type { Files } from './files.ts';
import type { Host, WorkspaceFile } from './host.ts';
import { comparableUri } from './uri.ts';

/** Files that are read in one go, before other requests get their turn. */
const BATCH = 20;

/** Answers requests for the diagnostics of all files; call the result when anything has changed. */
export function serveWorkspaceDiagnostics(
  connection: Connection,
  open: TextDocuments<TextDocument>,
  files: Files,
  host: Host,
): () => void {
  let generation = 0;
  let answered = -1;
  const waiting = new Set<() => void>();

  /** Clients ask again as soon as they have an answer, so the next one waits until something has changed. */
  const change = (token: CancellationToken): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        waiting.delete(done);
        resolve();
      };
      waiting.add(done);
      token.onCancellationRequested(done);
    });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    if (answered === generation) await change(token);
    const started = generation;
    const previous = new Map(previousResultIds.map((item) => [comparableUri(item.uri), item]));
    const isOpen = (uri: string): boolean => open.keys().some((key) => comparableUri(key) === comparableUri(uri));
    const collected: WorkspaceDocumentDiagnosticReport[] = [];
    const report = (item: WorkspaceDocumentDiagnosticReport): void => {
      if (partial === undefined) collected.push(item);
      else partial.report({ items: [item] });
    };
    let count = 0;
    for (const candidate of candidates(connection, host, files.folders)) {
      if (++count % BATCH === 0) await new Promise((resolve) => setTimeout(resolve));
      if (token.isCancellationRequested) return { items: collected };
      const { uri } = candidate;
      // What an open document says is asked for by itself, with the text that is on the screen.
      const file = isOpen(uri) ? undefined : await files.unopened(candidate);
      if (file === undefined) continue;
      const resultId = resultIdOf(file);
      const before = previous.get(comparableUri(uri));
      if (before?.value === resultId) {
        report({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId });
      } else {
        const items = diagnose(connection, file);
        if (items.length > 0 || before !== undefined) {
          report({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items });
        }
      }
      previous.delete(comparableUri(uri));
    }
    // What was reported before and is no longer there, or is no longer checked.
    for (const { uri } of previous.values()) {
      if (!isOpen(uri)) report({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    answered = started;
    return { items: collected };
  });

  return () => {
    generation++;
    for (const wake of [...waiting]) wake();
  };
}

/** The files to look at; a broken configuration below a folder ends the walk, and its own lines show what is wrong. */
function* candidates(connection: Connection, host: Host, folders: readonly string[]): Generator<WorkspaceFile> {
  try {
    yield* host.walk?.(folders) ?? [];
  } catch (error) {
    connection.console.warn(error instanceof Error ? error.message : 'The workspace cannot be read.');
  }
}
