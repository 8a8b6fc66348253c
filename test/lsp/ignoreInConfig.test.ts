import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, InitializeParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Editor, startEditor } from './support.ts';

const BROKEN =
  'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n';
const RULE = 'tls-port-mismatch';
const CREATES: InitializeParams['capabilities'] = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('language server: a rule switched off for the project [capability: quick-fixes]', () => {
  let folder: string;
  let editor: Editor;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-config-'));
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

  async function action(
    config: { readonly name: string; readonly text: string } | undefined,
    capabilities = CREATES,
  ): Promise<CodeAction | undefined> {
    if (config !== undefined) writeFileSync(join(folder, config.name), config.text);
    editor = await startEditor({ capabilities, folders: [pathToFileURL(folder).href] });
    await editor.open(uriOf('.env'), BROKEN);
    const diagnostics = await editor.diagnostics(uriOf('.env'));
    const actions = await editor.actions(uriOf('.env'), diagnostics, ['quickfix']);
    return actions.find(({ title }) => title.startsWith('Switch '));
  }
  /** Does what an editor would, on disk, and looks whether the finding is gone. */
  async function take({ edit }: CodeAction, name: string): Promise<string> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('textDocument' in change)) {
        assert.equal(change.kind, 'create');
        assert.ok('uri' in change && change.uri === uriOf(name));
        writeFileSync(join(folder, name), '');
        continue;
      }
      assert.equal(change.textDocument.uri, uriOf(name));
      const before = TextDocument.create('x:', 'x', 1, readFileSync(join(folder, name), 'utf8'));
      const edits = change.edits.filter((one) => 'newText' in one);
      writeFileSync(join(folder, name), TextDocument.applyEdits(before, edits));
    }
    const codes = (await editor.diagnostics(uriOf('.env'))).map(({ code }) => code);
    assert.ok(!codes.includes(RULE), codes.join(', '));
    return readFileSync(join(folder, name), 'utf8');
  }

  it('makes the configuration where there is none', async () => {
    const found = await action(undefined);
    assert.equal(found?.title, `Switch ${RULE} off in .smtplint.yaml`);
    assert.equal(await take(found, '.smtplint.yaml'), `rules:\n  ${RULE}: "off"\n`);
  });

  const EXISTING: readonly (readonly [what: string, name: string, before: string, after: string])[] = [
    [
      'behind the other rules',
      '.smtplint.yaml',
      '# ours\nrules:\n  host-typo: hint # why\nignore:\n  - old/\n',
      `# ours\nrules:\n  host-typo: hint # why\n  ${RULE}: "off"\nignore:\n  - old/\n`,
    ],
    ['in the place of another severity', '.smtplint.yml', `rules:\n  ${RULE}: error\n`, `rules:\n  ${RULE}: "off"\n`],
    ['at the end', '.smtplint.yaml', 'ignore:\n  - old/', `ignore:\n  - old/\nrules:\n  ${RULE}: "off"\n`],
    [
      'in JSON',
      '.smtplint.json',
      '{\n  "rules": {\n    "host-typo": "hint"\n  }\n}\n',
      `{\n  "rules": {\n    "host-typo": "hint",\n    "${RULE}": "off"\n  }\n}\n`,
    ],
  ];
  for (const [what, name, before, after] of EXISTING) {
    it(`writes it ${what}`, async () => {
      const found = await action({ name, text: before });
      assert.ok(found);
      assert.equal(await take(found, name), after);
    });
  }

  it('uses plain changes for a client without versioned edits', async () => {
    const found = await action({ name: '.smtplint.yaml', text: '' }, { textDocument: { diagnostic: {} } });
    assert.deepEqual(Object.keys(found?.edit?.changes ?? {}), [uriOf('.smtplint.yaml')]);
  });

  const NOT: readonly (readonly [what: string, config: Parameters<typeof action>[0], capabilities?: typeof CREATES])[] =
    [
      ['a configuration that is broken', { name: '.smtplint.yaml', text: 'rules: [\n' }],
      ['a broken one that a new one would hide', { name: '.smtplint.yml', text: 'rules: [\n' }],
      ['a client that makes no files', undefined, { textDocument: { diagnostic: {} } }],
      ['rules that stand on one line', { name: '.smtplint.yaml', text: 'rules: {}\n' }],
    ];
  for (const [what, config, capabilities] of NOT) {
    it(`is not offered for ${what}`, async () => assert.equal(await action(config, capabilities), undefined));
  }
});
