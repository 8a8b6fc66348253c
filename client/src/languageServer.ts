import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ShownBlock } from '../../server/src/core/shown.ts';
import { documentSelector } from './selector.ts';

/** The language server of this window. */
export interface Server extends vscode.Disposable {
  readonly started: boolean;
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Tells the server that something beside the documents has changed, so that they are checked again. */
  refresh(): Promise<void>;
  /** The settings blocks of an open document. */
  blocks(uri: vscode.Uri): Promise<readonly ListedBlock[]>;
  /** All settings of an open document. */
  settings(uri: vscode.Uri): Promise<readonly ShownBlock[]>;
}

/** A settings block as the server lists it. */
export interface ListedBlock {
  readonly range: vscode.Range;
  readonly label: string;
  readonly description: string;
  readonly isTestable: boolean;
}

type WireBlock = Omit<ListedBlock, 'range'> & { readonly range: WireRange };
interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Makes the client's side of the protocol to a server that starts with it: a process, or a worker in a browser. */
export type Connect = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The server, started on demand. */
export function makeServer(connect: Connect, log: vscode.LogOutputChannel): Server {
  let client: Promise<BaseLanguageClient> | undefined;

  const start = async (): Promise<void> => {
    client ??= connect(optionsFor(log));
    await (await client).start();
  };
  const stop = async (): Promise<void> => {
    const old = client;
    client = undefined;
    // A server that never came up has nothing to stop.
    await old?.then((started) => started.dispose()).catch(() => undefined);
  };
  const request = async <T>(method: string, uri: vscode.Uri): Promise<T | undefined> => {
    await start();
    return (await client)?.sendRequest<T>(method, { uri: uri.toString() });
  };

  // The server opens no connections, and offers none, in a workspace that is not trusted.
  const onTrust = vscode.workspace.onDidGrantWorkspaceTrust(async () => {
    if (client === undefined) return;
    await stop();
    await start();
  });

  return {
    get started() {
      return client !== undefined;
    },
    start,
    async restart() {
      await stop();
      await start();
    },
    async blocks(uri) {
      const found = await request<readonly WireBlock[]>('smtplint/blocks', uri);
      return (found ?? []).map(({ range: { start: from, end: to }, ...rest }) => ({
        ...rest,
        range: new vscode.Range(from.line, from.character, to.line, to.character),
      }));
    },
    settings: async (uri) => (await request<readonly ShownBlock[]>('smtplint/settings', uri)) ?? [],
    async refresh() {
      await (await client)?.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    },
    dispose() {
      onTrust.dispose();
      void stop();
    },
  };
}

function optionsFor(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    outputChannel: log,
    traceOutputChannel: withoutBodies(log),
    // The commands run here, in the extension host, so that the editor's proxy and certificates apply.
    initializationOptions: { ownCommands: true, trusted: vscode.workspace.isTrusted, l10n: vscode.l10n.bundle },
    // Files that are not open are the server's own to look for.
    diagnosticPullOptions: { onChange: true, onTabs: false, match: () => false },
  };
}

/** The log as a trace channel that keeps only the first line of a message: what follows may be the text of a file with passwords. */
function withoutBodies(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const trace = (message: string): void => {
    if (!message.startsWith('{')) log.trace(message.split('\n', 1)[0] ?? '');
  };
  return Object.create(log, { trace: { value: trace } });
}
