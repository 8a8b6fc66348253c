import assert from 'node:assert/strict';
import { DiagnosticTag } from 'vscode-languageserver/node';
import { type Editor, marked, PULL, showRange, startEditor } from './support.ts';

interface Case {
  readonly name: string;
  readonly file: string;
  /** The expected places are marked. */
  readonly text: string;
  readonly rules: readonly string[];
}

const LOUD: readonly Case[] = [
  {
    name: 'port 465 with STARTTLS',
    file: 'app/.env',
    text: 'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=«465»\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n',
    rules: ['tls-port-mismatch'],
  },
  {
    name: 'positions count UTF-16 units and CRLF as one line end',
    file: 'app/.env',
    text: '# 𝄞 ä\r\nEMAIL_HOST=smtp.acme-shop.net\r\nEMAIL_PORT=«465» # 𝄞\r\nEMAIL_USE_TLS=True\r\nEMAIL_HOST_USER=me\r\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\r\n',
    rules: ['tls-port-mismatch'],
  },
];

const SILENT: readonly Omit<Case, 'rules'>[] = [
  {
    name: 'correct settings',
    file: 'app/.env',
    text: 'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n',
  },
  { name: 'no mail settings', file: 'app/.env', text: 'DATABASE_URL=postgres://localhost/app\n' },
  { name: 'an empty file', file: 'app/.env', text: '' },
  { name: 'a file of another kind', file: 'app/main.ts', text: 'const EMAIL_PORT = 465; // EMAIL_USE_TLS=True\n' },
];

describe('language server: diagnostics', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  async function check({ file, text: source }: Omit<Case, 'rules'>, rules: readonly string[]): Promise<void> {
    const { text, spans } = marked(source);
    const uri = `file:///ws/${file}`;
    await editor.open(uri, text);
    const found = await editor.diagnostics(uri);
    await editor.close(uri);
    assert.deepEqual(
      found.map(({ code }) => code),
      rules,
    );
    assert.deepEqual(
      found.map(({ range }) => showRange(range)),
      spans,
    );
    for (const diagnostic of found) {
      assert.equal(diagnostic.source, 'smtplint');
      assert.match(diagnostic.codeDescription?.href ?? '', /^https:\/\/.*\/docs\/rules\/[a-z0-9-]+\.md$/);
    }
  }

  for (const test of LOUD) it(`reports ${test.name}`, () => check(test, test.rules));
  for (const test of SILENT) it(`is silent on ${test.name}`, () => check(test, []));

  it('reads a document that was never saved by its language', async () => {
    await editor.open('untitled:Untitled-1', LOUD[0]?.text.replace(/[«»]/g, '') ?? '', 'dotenv');
    const found = await editor.diagnostics('untitled:Untitled-1');
    await editor.close('untitled:Untitled-1');
    assert.deepEqual(
      found.map(({ code }) => code),
      ['tls-port-mismatch'],
    );
  });

  it('links the other line of a conflict [capability: diagnostic-details]', async () => {
    const uri = 'file:///ws/related/.env';
    await editor.open(uri, marked(LOUD[0]?.text ?? '').text);
    const [diagnostic] = await editor.diagnostics(uri);
    assert.deepEqual(
      diagnostic?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
      [[uri, 2]],
    );
  });

  it('marks what is deprecated and what is unnecessary [capability: diagnostic-details]', async () => {
    const uri = 'file:///ws/tags/.env';
    const text = 'EMAIL_HOST=smtp.mailtrap.io\nEMAIL_PORT=587\nEMAIL_PORT=2525\nEMAIL_USE_TLS=True\n';
    await editor.open(uri, text);
    const tagged = (await editor.diagnostics(uri)).filter(({ tags }) => tags !== undefined);
    assert.deepEqual(
      tagged.map(({ range, tags }) => [range.start.line, tags]),
      [
        [0, [DiagnosticTag.Deprecated]],
        [1, [DiagnosticTag.Unnecessary]],
      ],
    );
  });

  it('says that nothing changed when asked again [capability: diagnostics]', async () => {
    const uri = 'file:///ws/again/.env';
    await editor.open(uri, marked(LOUD[0]?.text ?? '').text);
    const first = await editor.pull(uri);
    assert.equal(first.kind, 'full');
    const second = await editor.pull(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    await editor.change(uri, editor.text(uri).replace('465', '587'));
    const third = await editor.pull(uri, first.resultId);
    assert.deepEqual(third.kind === 'full' && third.items, []);
  });

  it('offers pull diagnostics and no version of its own list', () => {
    const { diagnosticProvider, positionEncoding } = editor.initialized.capabilities;
    assert.deepEqual(diagnosticProvider, {
      identifier: 'smtplint',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    assert.equal(positionEncoding ?? 'utf-16', 'utf-16');
  });

  it('never sends diagnostics to a client that asks for them', async () => {
    assert.ok(!editor.written().includes('textDocument/publishDiagnostics'));
  });

  it('does not check what is switched off', async () => {
    let enable = true;
    const other = await startEditor({
      capabilities: { ...PULL, workspace: { configuration: true } },
      settings: () => ({ enable }),
    });
    const uri = 'file:///ws/off/.env';
    await other.open(uri, marked(LOUD[0]?.text ?? '').text);
    assert.equal((await other.diagnostics(uri)).length, 1);
    enable = false;
    await other.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await other.diagnostics(uri), []);
    await other.stop();
  });

  it('takes severities from the settings', async () => {
    const other = await startEditor({
      initializationOptions: { settings: { rules: { 'tls-port-mismatch': 'hint' } } },
    });
    const uri = 'file:///ws/severity/.env';
    await other.open(uri, marked(LOUD[0]?.text ?? '').text);
    assert.deepEqual(
      (await other.diagnostics(uri)).map(({ severity }) => severity),
      [4],
    );
    await other.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { smtplint: { rules: { 'tls-port-mismatch': 'off' } } },
    });
    assert.deepEqual(await other.diagnostics(uri), []);
    await other.stop();
  });

  it('takes the settings of the start where the client answers with none', async () => {
    const other = await startEditor({
      capabilities: { ...PULL, workspace: { configuration: true } },
      initializationOptions: { smtplint: { rules: { 'tls-port-mismatch': 'hint' } } },
    });
    const uri = 'file:///ws/start/.env';
    await other.open(uri, marked(LOUD[0]?.text ?? '').text);
    assert.deepEqual(
      (await other.diagnostics(uri)).map(({ severity }) => severity),
      [4],
    );
    await other.stop();
  });
});

describe('language server: pushed diagnostics [capability: diagnostics]', () => {
  it('sends them to a client that cannot ask, and takes them back on close', async () => {
    const editor = await startEditor({ capabilities: {} });
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
    const uri = 'file:///ws/push/.env';
    const { text } = marked(LOUD[0]?.text ?? '');
    await editor.open(uri, text);
    assert.deepEqual(
      (await editor.published(uri)).diagnostics.map(({ code }) => code),
      ['tls-port-mismatch'],
    );
    await editor.change(uri, text.replace('465', '587'));
    assert.deepEqual((await editor.published(uri)).diagnostics, []);
    await editor.close(uri);
    assert.deepEqual((await editor.published(uri)).diagnostics, []);
    await editor.stop();
  });

  it('keeps up with a storm of changes and ends on the last text', async () => {
    const editor = await startEditor({ capabilities: {} });
    const uri = 'file:///ws/storm/.env';
    const { text } = marked(LOUD[0]?.text ?? '');
    await editor.open(uri, '');
    for (let i = 0; i < 500; i++) await editor.change(uri, text.slice(0, (i * 7) % text.length));
    await editor.change(uri, text);
    const { diagnostics, version } = await editor.published(uri);
    assert.equal(version, 502);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['tls-port-mismatch'],
    );
    await editor.stop();
  });
});
