import { type ChildProcess, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** What a server says about a document, by whichever way it says it. */
export interface Diagnostics {
  readonly uri: string;
  readonly diagnostics: readonly unknown[];
}

/** A language server as an editor has it: started, initialised, and asked or listened to. */
export class BenchClient {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  #waiting: ((diagnostics: Diagnostics) => void)[] = [];
  #pull = false;

  constructor(command: string, args: readonly string[]) {
    this.#process = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error('no pipes');
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: Diagnostics) => {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve(params);
    });
    this.#connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.listen();
  }

  /** Initialises; with `pull`, diagnostics are asked for when the server offers that. */
  async initialize(pull: boolean): Promise<void> {
    const result: { capabilities?: { diagnosticProvider?: unknown } } = await this.#connection.sendRequest(
      'initialize',
      {
        processId: process.pid,
        rootUri: null,
        capabilities: {
          textDocument: {
            publishDiagnostics: { relatedInformation: true },
            synchronization: {},
            ...(pull ? { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } : {}),
          },
          workspace: { configuration: true, ...(pull ? { diagnostics: { refreshSupport: true } } : {}) },
        },
      },
    );
    this.#pull = pull && result.capabilities?.diagnosticProvider !== undefined;
    await this.#connection.sendNotification('initialized', {});
  }

  get pulls(): boolean {
    return this.#pull;
  }

  async open(uri: string, languageId: string, text: string): Promise<number> {
    const done = this.#next(uri);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return (await done()).diagnostics.length;
  }

  /** Replaces one span of a line; resolves with the number of diagnostics when they are there. */
  async edit(uri: string, version: number, line: number, from: number, to: number, text: string): Promise<number> {
    const done = this.#next(uri);
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
    });
    return (await done()).diagnostics.length;
  }

  async close(): Promise<void> {
    // A peer that is gone already must not break the run.
    await this.#connection.sendRequest('shutdown').catch(() => undefined);
    this.#connection.end();
    this.#connection.dispose();
    this.#process.kill();
  }

  #next(uri: string): () => Promise<Diagnostics> {
    if (!this.#pull) {
      const pushed = new Promise<Diagnostics>((resolve) => this.#waiting.push(resolve));
      return () => pushed;
    }
    return async () => {
      const report: { items?: readonly unknown[] } = await this.#connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return { uri, diagnostics: report.items ?? [] };
    };
  }
}
