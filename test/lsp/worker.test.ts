import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { DocumentDiagnosticReport, InitializeResult } from 'vscode-languageserver';
import { BUNDLES, workerScript } from '../../client/src/workerScript.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const TEXT = 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=false\nSMTP_USER=me\nSMTP_PASS=${P}\n';

/** The server as a worker of a browser runs it: the shipped bundles, where nothing of Node is. */
describe('the language server in a worker', () => {
  const bundles = BUNDLES.map((path) => ({ path, text: readFileSync(join(dist, path), 'utf8') }));

  it('checks a document and answers questions about it', async () => {
    const worker = startWorker(workerScript(bundles));
    const { capabilities } = await worker.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } } },
    });
    assert.equal(capabilities.hoverProvider, true);
    worker.notify('initialized', {});
    const uri = 'vscode-vfs://github/me/shop/.env';
    worker.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'dotenv', version: 1, text: TEXT } });
    const textDocument = { uri };
    const report = await worker.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'tls-port-mismatch'));
    const hover = await worker.request('textDocument/hover', { textDocument, position: { line: 1, character: 1 } });
    assert.match(JSON.stringify(hover), /465/);
  });

  it('refuses to test a connection', async () => {
    const worker = startWorker(workerScript(bundles));
    await worker.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    const asked = { command: 'smtplint.test', arguments: [{ uri: 'untitled:x', line: 0 }] };
    await assert.rejects(worker.request('workspace/executeCommand', asked), /no connections to mail servers/);
  });

  it('closes itself at the end', async () => {
    const worker = startWorker(workerScript(bundles));
    await worker.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    await worker.request('shutdown', undefined);
    worker.notify('exit', undefined);
    await worker.closed;
  });

  it('says which module a browser does not have', () => {
    const script = workerScript([{ path: 'web/x.js', text: 'require("node:fs")' }]);
    assert.throws(() => startWorker(script), /There is no module node:fs in a browser/);
  });
});

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface FakeWorker {
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): void;
  /** Fulfilled when the worker has closed itself. */
  readonly closed: Promise<void>;
}

/** Runs a script with what every browser has, and plays the page that started it. */
function startWorker(script: string): FakeWorker {
  const waiting = new Map<number, (message: Message) => void>();
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const self: Record<string, unknown> & { onmessage?: (event: { readonly data: unknown }) => void } = {
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, console },
    ...{ TextDecoder, TextEncoder, URL, crypto, performance, MessageChannel },
    addEventListener: () => undefined,
    postMessage: (message: Message) => message.id !== undefined && waiting.get(message.id)?.(message),
    close,
  };
  self.self = self;
  runInContext(script, createContext(self));
  const send = (message: object): void => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
  return {
    closed,
    request<T>(method: string, params: unknown) {
      const id = waiting.size + 1;
      const answer = new Promise<T>((resolve, reject) => {
        waiting.set(id, ({ result, error }) =>
          error === undefined ? resolve(result as T) : reject(new Error(error.message)),
        );
      });
      send({ id, method, params });
      return answer;
    },
    notify: (method, params) => send({ method, params }),
  };
}
