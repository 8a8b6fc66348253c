import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The bundle that is tested, as editors start it. */
export const SERVER = process.env.SMTPLINT_SERVER ?? join(import.meta.dirname, '..', '..', 'dist', 'server.cjs');

/** A language server in a process of its own, as an editor starts it, and the editor's side of the conversation. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  readonly logs: readonly string[];
  /** What the server told the user. */
  readonly messages: readonly string[];
  /** Everything that the server wrote, for the search for what must not be in it. */
  readonly written: () => string;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** The text of an open document. */
  text(uri: string): string;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** The next published diagnostics of a document for its present version. */
  published(uri: string): Promise<PublishDiagnosticsParams>;
  actions(uri: string, diagnostics: readonly Diagnostic[], only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** The text after an action; its edits must not overlap. */
  apply(uri: string, edit: WorkspaceEdit | undefined): string;
  stop(): Promise<void>;
}

export interface EditorOptions {
  readonly capabilities?: InitializeParams['capabilities'];
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`. */
  readonly settings?: () => unknown;
  /** Answers a question of the server with the title of an action; undefined closes it. */
  readonly onQuestion?: (message: string) => string | undefined;
  /** The language of the editor. */
  readonly locale?: string;
  /** Environment variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

export const PULL: InitializeParams['capabilities'] = {
  textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** Starts the server over stdio and says hello. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const { stdin, stdout, stderr } = child;
  assert.ok(stdin && stdout && stderr);
  const chunks: string[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const logs: string[] = [];
  const messages: string[] = [];
  const documents = new Map<string, TextDocument>();
  const publications: PublishDiagnosticsParams[] = [];
  const waiting: { readonly uri: string; readonly resolve: (params: PublishDiagnosticsParams) => void }[] = [];
  connection.onNotification(LogMessageNotification.type, ({ message }) => {
    logs.push(message);
  });
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    const at = waiting.findIndex(({ uri }) => uri === params.uri && isCurrent(params));
    if (at === -1) publications.push(params);
    else waiting.splice(at, 1)[0]?.resolve(params);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => options.settings?.() ?? null));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(ShowMessageRequest.type, ({ message }) => {
    const title = options.onQuestion?.(message);
    return title === undefined ? null : { title };
  });
  connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    messages.push(message);
  });
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? PULL,
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: 'folder' })),
    initializationOptions: options.initializationOptions,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const isCurrent = (params: PublishDiagnosticsParams): boolean =>
    params.version === undefined || params.version === documents.get(params.uri)?.version;
  const documentOf = (uri: string): TextDocument => {
    const document = documents.get(uri);
    assert.ok(document, `${uri} is open`);
    return document;
  };
  const pull = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });

  return {
    connection,
    process: child,
    initialized,
    logs,
    messages,
    written: () => chunks.join(''),
    async open(uri, text, languageId = 'plaintext') {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    async change(uri, text) {
      const old = documentOf(uri);
      const version = old.version + 1;
      documents.set(uri, TextDocument.create(uri, old.languageId, version, text));
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [smallestChange(old, text)],
      });
    },
    async close(uri) {
      documents.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    text: (uri) => documentOf(uri).getText(),
    pull,
    async diagnostics(uri) {
      const report = await pull(uri);
      return report.kind === 'full' ? report.items : [];
    },
    published(uri) {
      const seen = publications.findIndex((params) => params.uri === uri && isCurrent(params));
      const found = seen === -1 ? undefined : publications.splice(seen, 1)[0];
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve) => waiting.push({ uri, resolve }));
    },
    async actions(uri, diagnostics, only) {
      const document = documentOf(uri);
      const range = diagnostics[0]?.range ?? {
        start: { line: 0, character: 0 },
        end: document.positionAt(document.getText().length),
      };
      const answer = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [...diagnostics], ...(only === undefined ? {} : { only: [...only] }) },
      });
      return (answer ?? []).filter((action): action is CodeAction => 'edit' in action);
    },
    apply(uri, edit) {
      const document = documentOf(uri);
      const edits = editsOf(edit, uri, document.version);
      assert.ok(edits.length > 0, 'the action changes something');
      // Throws on overlapping edits, as editors do.
      return TextDocument.applyEdits(document, edits);
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      const exited = once(child, 'exit');
      await connection.sendNotification(ExitNotification.type);
      const [code] = await exited;
      connection.dispose();
      assert.equal(code, 0, 'the server ends cleanly');
    },
  };
}

function editsOf(edit: WorkspaceEdit | undefined, uri: string, version: number): TextEdit[] {
  const change = edit?.documentChanges?.[0];
  if (change !== undefined && 'textDocument' in change) {
    assert.equal(change.textDocument.uri, uri);
    assert.equal(change.textDocument.version, version);
    return change.edits.filter((item): item is TextEdit => 'newText' in item);
  }
  return edit?.changes?.[uri] ?? [];
}

/** The change an editor would send: only what lies between the common head and tail. */
function smallestChange(old: TextDocument, text: string) {
  const before = old.getText();
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  const room = Math.min(before.length, text.length) - start;
  while (end < room && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  return {
    range: { start: old.positionAt(start), end: old.positionAt(before.length - end) },
    text: text.slice(start, text.length - end),
  };
}

/** Text with « » around the places that a test expects, and those places as `line:character-line:character`. */
export function marked(source: string): { readonly text: string; readonly spans: readonly string[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const char of source) {
    if (char === '«') starts.push(text.length);
    else if (char === '»') ends.push(text.length);
    else text += char;
  }
  const document = TextDocument.create('file:///marked', 'plaintext', 0, text);
  const spans = starts.map((start, i) =>
    showRange({ start: document.positionAt(start), end: document.positionAt(ends[i] ?? start) }),
  );
  return { text, spans };
}

export function showRange({ start, end }: Diagnostic['range']): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
