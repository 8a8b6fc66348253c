import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, InitializeResult } from 'vscode-languageserver';
import { BUNDLES, workerScript } from '../../client/src/workerScript.ts';

const WATCHES = { dynamicRegistration: true };
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

  it('checks with the files that it is given, as they change [capability: web]', async () => {
    const root = 'vscode-vfs://github/me/shop';
    const config = `${root}/.smtplint.yaml`;
    const worker = startWorker(workerScript(bundles));
    await worker.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { didChangeWatchedFiles: WATCHES } },
      workspaceFolders: [{ uri: root, name: 'shop' }],
      initializationOptions: {
        files: [
          { uri: config, text: 'rules:\n  tls-port-mismatch: off\n' },
          { uri: `${root}/mail.env`, text: 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=465\n' },
        ],
      },
    });
    worker.notify('initialized', {});
    const compose = 'services:\n  web:\n    env_file: mail.env\n    environment:\n      EMAIL_USE_TLS: "True"\n';
    const texts = { '.env': TEXT, 'compose.yml': compose };
    for (const [name, text] of Object.entries(texts)) {
      const textDocument = { uri: `${root}/${name}`, languageId: 'x', version: 1, text };
      worker.notify('textDocument/didOpen', { textDocument });
    }
    const found = async (): Promise<readonly string[]> => {
      const lists = Object.keys(texts).map(async (name) => {
        const textDocument = { uri: `${root}/${name}` };
        const report = await worker.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
        assert.equal(report.kind, 'full');
        const codes = 'items' in report ? report.items.map(({ code }) => code) : [];
        return codes.includes('tls-port-mismatch') ? [name] : [];
      });
      return (await Promise.all(lists)).flat();
    };
    assert.deepEqual(await found(), []);

    worker.notify('smtplint/files', { files: [{ uri: config }], whole: false });
    assert.deepEqual(await found(), ['.env', 'compose.yml']);
    const mended = { uri: `${root}/mail.env`, text: 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=587\n' };
    worker.notify('smtplint/files', { files: [mended], whole: false });
    assert.deepEqual(await found(), ['.env']);

    worker.notify('smtplint/files', { files: [{ uri: config, text: 'rules:\n  nope: off\n' }], whole: true });
    assert.deepEqual(await found(), ['.env']);
    assert.deepEqual(worker.logs, [`${config}:2:3: No rule is called "nope".\nThe defaults hold until it is mended.`]);
  });

  it('offers to switch a rule off in the configuration', async () => {
    const root = 'vscode-vfs://github/me/shop';
    const worker = startWorker(workerScript(bundles));
    const workspaceEdit = { documentChanges: true, resourceOperations: ['create'] };
    await worker.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { didChangeWatchedFiles: WATCHES, workspaceEdit } },
      workspaceFolders: [{ uri: root, name: 'shop' }],
      initializationOptions: { files: [{ uri: `${root}/api/.smtplint.yml`, text: 'rules:\n  host-typo: hint\n' }] },
    });
    worker.notify('initialized', {});
    const editFor = async (name: string): Promise<unknown> => {
      const textDocument = { uri: `${root}/${name}` };
      const opened = { ...textDocument, languageId: 'dotenv', version: 1, text: TEXT };
      worker.notify('textDocument/didOpen', { textDocument: opened });
      const report = await worker.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
      assert.ok(report.kind === 'full');
      const [{ range }] = report.items as [Diagnostic];
      const context = { diagnostics: report.items, only: ['quickfix'] };
      const actions = await worker.request<CodeAction[]>('textDocument/codeAction', { textDocument, range, context });
      const action = actions.find(({ title }) => title.startsWith('Switch tls-port-mismatch off'));
      // Objects of the worker have a prototype of their own.
      return JSON.parse(JSON.stringify(action?.edit?.documentChanges ?? null));
    };
    const uri = `${root}/.smtplint.yaml`;
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    assert.deepEqual(await editFor('.env'), [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      {
        textDocument: { uri, version: null },
        edits: [{ range: at(0, 0), newText: 'rules:\n  tls-port-mismatch: "off"\n' }],
      },
    ]);
    assert.deepEqual(await editFor('api/.env'), [
      {
        textDocument: { uri: `${root}/api/.smtplint.yml`, version: null },
        edits: [{ range: at(1, 17), newText: '\n  tls-port-mismatch: "off"' }],
      },
    ]);
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
  readonly method?: string;
  readonly params?: { readonly message?: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface FakeWorker {
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): void;
  /** Fulfilled when the worker has closed itself. */
  readonly closed: Promise<void>;
  /** What it wrote into the log. */
  readonly logs: readonly string[];
}

/** Runs a script with what every browser has, and plays the page that started it. */
function startWorker(script: string): FakeWorker {
  const waiting = new Map<number, (message: Message) => void>();
  const logs: string[] = [];
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const self: Record<string, unknown> & { onmessage?: (event: { readonly data: unknown }) => void } = {
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, console },
    ...{ TextDecoder, TextEncoder, URL, crypto, performance, MessageChannel },
    addEventListener: () => undefined,
    postMessage: ({ method, params, ...message }: Message) => {
      if (method === 'window/logMessage') logs.push(params?.message ?? '');
      // The worker counts its own requests, and none of them is answered.
      else if (method === undefined && message.id !== undefined) waiting.get(message.id)?.(message);
    },
    close,
  };
  self.self = self;
  runInContext(script, createContext(self));
  const send = (message: object): void => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
  return {
    closed,
    logs,
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
