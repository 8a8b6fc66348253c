import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeLensRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type InitializeParams,
  InlayHintRequest,
} from 'vscode-languageserver/node';
import { type Editor, PULL, startEditor } from './support.ts';

const CAPABILITIES: InitializeParams['capabilities'] = {
  ...PULL,
  textDocument: { ...PULL.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};
const URI = 'file:///ws/.env';
const TEXT = `# mail
EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=me@gmail.com
EMAIL_HOST_PASSWORD=canary-qF7kd92mmzz
`;

describe('language server: outline, lenses and hints', () => {
  let editor: Editor | undefined;
  afterEach(async () => {
    assert.ok(editor === undefined || !editor.written().includes('qF7kd92mmzz'), 'the password is never written');
    await editor?.stop();
    editor = undefined;
  });
  async function start(text = TEXT, initializationOptions: unknown = {}): Promise<Editor> {
    editor = await startEditor({ capabilities: CAPABILITIES, initializationOptions });
    await editor.open(URI, text);
    return editor;
  }
  const textDocument = { uri: URI };

  it('lists a block with its settings [capability: navigation]', async () => {
    const from = await start();
    const found = await from.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const [block, ...rest] = (found ?? []) as readonly DocumentSymbol[];
    assert.deepEqual(rest, []);
    assert.equal(block?.name, 'smtp.gmail.com');
    assert.deepEqual(
      block?.children?.map(({ name, range }) => `${range.start.line} ${name}`),
      ['1 EMAIL_HOST', '2 EMAIL_PORT', '3 EMAIL_USE_TLS', '4 EMAIL_HOST_USER', '5 EMAIL_HOST_PASSWORD'],
    );
    for (const child of block?.children ?? []) assert.ok(child.range.end.line <= (block?.range.end.line ?? 0));
  });

  it('offers the connection test above a block [capability: code-lens]', async () => {
    const from = await start();
    const lenses = await from.connection.sendRequest(CodeLensRequest.type, { textDocument });
    assert.deepEqual(
      lenses?.map(({ range, command }) => [range.start.line, command?.command, command?.arguments]),
      [[1, 'smtplint.test', [{ uri: URI, line: 1 }]]],
    );
  });

  it('says when the settings last passed [capability: code-lens]', async () => {
    const state = mkdtempSync(join(tmpdir(), 'smtplint-lens-'));
    const twoHoursAgo = new Date(Date.now() - 7_300_000).toISOString();
    const fingerprint = 'django|smtp.gmail.com|465/starttls|me@gmail.com';
    const record = { passed: [fingerprint], at: { [fingerprint]: twoHoursAgo } };
    writeFileSync(join(state, 'tested.json'), JSON.stringify(record));
    editor = await startEditor({ capabilities: CAPABILITIES, env: { SMTPLINT_STATE: state } });
    await editor.open(URI, TEXT);
    const titles = async (): Promise<readonly (string | undefined)[]> =>
      ((await editor?.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? []).map(
        ({ command }) => command?.title,
      );
    assert.deepEqual(await titles(), ['▶ Test connection · Gmail · passed 2 h ago']);
    await editor.change(URI, TEXT.replace('465', '587'));
    assert.deepEqual(await titles(), ['▶ Test connection · Gmail']);
    rmSync(state, { recursive: true, force: true });
  });

  it('lists blocks for the test explorer [capability: test-explorer]', async () => {
    const from = await start(`${TEXT}\nNEWS_SMTP_HOST=\${HOST}\nNEWS_SMTP_PORT=587\n`);
    assert.deepEqual(await from.connection.sendRequest('smtplint/blocks', { uri: URI }), [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 5, character: 38 } },
        label: 'smtp.gmail.com',
        description: 'Django, Gmail',
        isTestable: true,
      },
      {
        range: { start: { line: 7, character: 0 }, end: { line: 8, character: 18 } },
        label: 'SMTP environment variables',
        description: 'SMTP environment variables',
        isTestable: false,
      },
    ]);
  });

  for (const [name, text, options] of [
    ['a host that only run time knows', TEXT.replace('smtp.gmail.com', '${HOST}'), {}],
    ['a file without mail settings', 'A=1\n', {}],
    ['a user who does not want it', TEXT, { settings: { codeLens: false } }],
  ] as const) {
    it(`offers no test for ${name}`, async () => {
      const from = await start(text, options);
      assert.deepEqual(await from.connection.sendRequest(CodeLensRequest.type, { textDocument }), []);
    });
  }

  it('offers no test in a workspace that is not trusted [capability: trust]', async () => {
    const { initialized } = await start(TEXT, { trusted: false });
    assert.equal(initialized.capabilities.codeLensProvider, undefined);
  });

  const hints = async (from: Editor, first = 0, last = 9): Promise<readonly string[]> => {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
    const found = await from.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    return (found ?? []).map(({ position, label }) => `${position.line}:${position.character} ${String(label)}`);
  };

  it('says behind the port and behind the mode what they mean [capability: inlay-hints]', async () => {
    const from = await start();
    assert.deepEqual(await hints(from), ['2:14 TLS from the first byte', '3:18 STARTTLS']);
    assert.deepEqual(await hints(from, 3, 4), ['3:18 STARTTLS']);
  });

  it('says nothing behind a port without a custom, or when it is switched off', async () => {
    const odd = 'EMAIL_HOST=mail.acme-shop.net\nEMAIL_PORT=4711\nEMAIL_HOST_USER=me\nEMAIL_HOST_PASSWORD=${P}\n';
    assert.deepEqual(await hints(await start(odd)), []);
    await editor?.stop();
    assert.deepEqual(await hints(await start(TEXT, { settings: { inlayHints: false } })), []);
  });
});
