import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { type Editor, type EditorOptions, PULL, startEditor } from './support.ts';

const BROKEN =
  'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n';
const RULE = 'tls-port-mismatch';

describe('language server: workspace', () => {
  let folder: string;
  let editor: Editor | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-ws-'));
  });
  afterEach(async () => {
    await editor?.stop();
    editor = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return pathToFileURL(path).href;
  }
  async function start(more: EditorOptions = {}): Promise<Editor> {
    editor = await startEditor({
      capabilities: { ...PULL, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
      folders: [pathToFileURL(folder).href],
      ...more,
    });
    return editor;
  }
  const ask = (from: Editor, report?: WorkspaceDiagnosticReport): Promise<WorkspaceDiagnosticReport> =>
    from.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: (report?.items ?? []).map(({ uri, resultId = '' }) => ({ uri, value: resultId })),
    });
  const changed = (from: Editor, uri: string): Promise<void> =>
    from.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
  const show = ({ items }: WorkspaceDiagnosticReport): readonly string[] =>
    items.map((item) => {
      const name = decodeURIComponent(item.uri).slice(pathToFileURL(folder).href.length + 1);
      return `${name}: ${item.kind === 'full' ? item.items.map(({ code }) => code).join(', ') : 'unchanged'}`;
    });

  it('reports files that are not open, and only those with findings [capability: diagnostics]', async () => {
    write('.env', BROKEN);
    write('ok/.env', BROKEN.replace('465', '587'));
    write('api/.env.production', BROKEN);
    write('package.json', '{ "name": "mail" }');
    write('node_modules/x/.env', BROKEN);
    const report = await ask(await start());
    assert.deepEqual(show(report).toSorted(), [`.env: ${RULE}`, `api/.env.production: ${RULE}`]);
  });

  it('answers again when a file has changed: what is new, what is the same, what is gone', async () => {
    const same = write('same/.env', BROKEN);
    const gone = write('gone/.env', BROKEN);
    const from = await start();
    const first = await ask(from);
    assert.equal(first.items.length, 2);
    const second = ask(from, first);
    write('gone/.env', BROKEN.replace('465', '587'));
    write('new/.env', BROKEN);
    await changed(from, gone);
    assert.deepEqual(show(await second).toSorted(), ['gone/.env: ', `new/.env: ${RULE}`, 'same/.env: unchanged']);
    assert.ok(same);
  });

  it('waits while nothing changes, and ends when it is told to', async () => {
    write('.env', BROKEN);
    const from = await start();
    const first = await ask(from);
    let answered = false;
    const second = ask(from, first).then((report) => {
      answered = true;
      return report;
    });
    // The answer to a later request shows that the earlier one is really held back.
    await from.pull('file:///none/.env');
    assert.equal(answered, false);
    await changed(from, pathToFileURL(join(folder, '.env')).href);
    assert.deepEqual(show(await second), ['.env: unchanged']);
  });

  it('leaves open documents to the requests for documents', async () => {
    const uri = write('.env', BROKEN);
    const from = await start();
    await from.open(uri, BROKEN);
    assert.deepEqual(show(await ask(from)), []);
    assert.equal((await from.diagnostics(uri)).length, 1);
  });

  for (const [what, settings] of [
    ['checkWorkspace', { checkWorkspace: false }],
    ['enable', { enable: false }],
  ] as const) {
    it(`reads no other files when ${what} is off`, async () => {
      write('.env', BROKEN);
      assert.deepEqual(show(await ask(await start({ initializationOptions: { settings } }))), []);
    });
  }

  it('is not offered to a client that cannot watch files', async () => {
    const { initialized } = await start({ capabilities: PULL });
    assert.equal(initialized.capabilities.diagnosticProvider?.workspaceDiagnostics, false);
  });

  describe('configuration file', () => {
    it('decides for the files below it, and wins over the settings', async () => {
      write('.smtplint.yaml', `rules:\n  ${RULE}: info\nignore:\n  - skipped/\n`);
      const uri = write('.env', BROKEN);
      const skipped = write('skipped/.env', BROKEN);
      const from = await start({ initializationOptions: { settings: { rules: { [RULE]: 'hint' } } } });
      await from.open(uri, BROKEN);
      await from.open(skipped, BROKEN);
      assert.deepEqual(
        (await from.diagnostics(uri)).map(({ severity }) => severity),
        [3],
      );
      assert.deepEqual(await from.diagnostics(skipped), []);
    });

    it('is read again when it changes', async () => {
      const uri = write('.env', BROKEN);
      const from = await start();
      await from.open(uri, BROKEN);
      assert.equal((await from.diagnostics(uri)).length, 1);
      const config = write('.smtplint.yaml', `rules:\n  ${RULE}: off\n`);
      await changed(from, config);
      assert.deepEqual(await from.diagnostics(uri), []);
    });

    it('is not used when it is broken, and its mistakes are shown in it', async () => {
      const text = `rules:\n  tls-port-mismach: off\n`;
      const config = write('.smtplint.yaml', text);
      const uri = write('.env', BROKEN);
      const from = await start();
      await from.open(uri, BROKEN);
      await from.open(config, text, 'yaml');
      assert.equal((await from.diagnostics(uri)).length, 1);
      const [problem] = await from.diagnostics(config);
      assert.equal(problem?.range.start.line, 1);
      assert.match(String(problem?.message), /Did you mean "tls-port-mismatch"/);
      assert.ok(from.logs.some((line) => line.includes('.smtplint.yaml:2:')));
    });
  });
});
