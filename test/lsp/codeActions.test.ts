import assert from 'node:assert/strict';
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver/node';
import { type Editor, startEditor } from './support.ts';

const BROKEN =
  'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=587\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n';
const MENDED =
  'EMAIL_HOST=smtp.acme-shop.net\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=shop@acme-shop.net\nEMAIL_HOST_PASSWORD=qF7kd92mmzz\n';
const RULE = 'tls-port-mismatch';

const YAML_BROKEN = `services:
  a:
    environment:
      EMAIL_HOST: smtp.acme-shop.net
      EMAIL_PORT: 587
      EMAIL_USE_SSL: "True"
  b:
    environment:
      EMAIL_HOST: smtp.acme-post.net
      EMAIL_PORT: 587
      EMAIL_USE_SSL: "True"
`;
const JSON_BROKEN =
  '{\n  "smtp": { "host": "smtp.acme-shop.net", "port": 587, "secure": true, "auth": { "user": "me", "pass": "${P}" } }\n}\n';

describe('language server: code actions', () => {
  let editor: Editor;
  let count = 0;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  async function open(text: string, name = '.env', languageId?: string): Promise<string> {
    const uri = `file:///ws/${count++}/${name}`;
    await editor.open(uri, text, languageId);
    return uri;
  }
  async function actionsFor(uri: string, only?: readonly string[]): Promise<readonly CodeAction[]> {
    return editor.actions(uri, await editor.diagnostics(uri), only);
  }
  const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction => {
    const found = actions.find((action) => title.test(action.title));
    assert.ok(found, `${title} is among: ${actions.map((action) => action.title).join(' | ')}`);
    return found;
  };

  it('knows a diagnostic of which the client kept neither source nor data', async () => {
    const uri = await open(BROKEN);
    const kept = (await editor.diagnostics(uri)).map(({ source: _source, data: _data, ...rest }) => rest);
    const fix = titled(await editor.actions(uri, kept, ['quickfix']), /TLS/);
    assert.equal(editor.apply(uri, fix.edit), MENDED);
    const foreign = kept.map((diagnostic) => ({ ...diagnostic, code: 'F401' }));
    assert.deepEqual(await editor.actions(uri, foreign, ['quickfix']), []);
  });

  it('looks at the place where the client names no diagnostic', async () => {
    const uri = await open(BROKEN);
    const [diagnostic] = await editor.diagnostics(uri);
    assert.ok(diagnostic);
    const ask = async (line: number): Promise<readonly CodeAction[]> => {
      const place = { line, character: diagnostic.range.start.character };
      const answer = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: { start: place, end: place },
        context: { diagnostics: [], only: ['quickfix'] },
      });
      return (answer ?? []).filter((action): action is CodeAction => 'edit' in action);
    };
    assert.equal(editor.apply(uri, titled(await ask(diagnostic.range.start.line), /TLS/).edit), MENDED);
    assert.deepEqual(await ask(0), []);
  });

  it('offers exactly one preferred quick fix for a finding, and it mends the file [capability: quick-fixes]', async () => {
    const uri = await open(BROKEN);
    const actions = await actionsFor(uri, ['quickfix']);
    const preferred = actions.filter(({ isPreferred }) => isPreferred === true);
    assert.equal(preferred.length, 1);
    assert.deepEqual(
      preferred[0]?.diagnostics?.map(({ code }) => code),
      [RULE],
    );
    await editor.change(uri, editor.apply(uri, preferred[0]?.edit));
    assert.deepEqual(await editor.diagnostics(uri), []);
  });

  it('lists fixes before ignores', async () => {
    const titles = (await actionsFor(await open(BROKEN), ['quickfix'])).map(({ title }) => title);
    assert.deepEqual(titles.slice(-2), [`Ignore ${RULE} on this line`, `Ignore ${RULE} in this file`]);
    assert.ok(titles.length > 2);
  });

  it('uses plain changes for a client without versioned edits', async () => {
    const old = await startEditor({ capabilities: { textDocument: { diagnostic: {} } } });
    const uri = 'file:///ws/plain/.env';
    await old.open(uri, BROKEN);
    const [first] = await old.actions(uri, await old.diagnostics(uri));
    assert.deepEqual(Object.keys(first?.edit ?? {}), ['changes']);
    await old.stop();
  });

  it('finds the fix again when the client lost the data', async () => {
    const uri = await open(BROKEN);
    const diagnostics = (await editor.diagnostics(uri)).map(({ data: _, ...rest }) => rest);
    const [first] = await editor.actions(uri, diagnostics, ['quickfix']);
    assert.equal(first?.isPreferred, true);
  });

  it('makes the fix for the present text when the diagnostic is older', async () => {
    const uri = await open(BROKEN);
    const old = await editor.diagnostics(uri);
    // A comment at the end of line 0 leaves the old positions where they were, so the finding is still theirs.
    await editor.change(uri, BROKEN.replace('.com\n', '.com # ours\n'));
    const [first] = await editor.actions(uri, old, ['quickfix']);
    const text = editor.apply(uri, first?.edit);
    assert.equal(text, MENDED.replace('.com\n', '.com # ours\n'));
  });

  describe('fix all', () => {
    it('mends every safe finding [capability: quick-fixes]', async () => {
      const uri = await open(BROKEN);
      const [action, ...rest] = await actionsFor(uri, ['source.fixAll']);
      assert.deepEqual(rest, []);
      assert.equal(action?.kind, 'source.fixAll.smtplint');
      await editor.change(uri, editor.apply(uri, action?.edit));
      assert.deepEqual(await editor.diagnostics(uri), []);
      assert.deepEqual(await actionsFor(uri, ['source.fixAll.smtplint']), []);
    });

    for (const only of ['source.organizeImports', 'refactor', 'source.fixAll.eslint']) {
      it(`is not offered for ${only}`, async () => {
        assert.deepEqual(await actionsFor(await open(BROKEN), [only]), []);
      });
    }

    it('offers all findings of one rule when there are several [capability: quick-fixes]', async () => {
      const uri = await open(YAML_BROKEN, 'docker-compose.yml', 'yaml');
      const findings = await editor.diagnostics(uri);
      assert.equal(findings.filter(({ code }) => code === RULE).length, 2);
      const action = titled(await editor.actions(uri, findings.slice(0, 1)), /^Fix all tls-port-mismatch findings/);
      await editor.change(uri, editor.apply(uri, action.edit));
      assert.deepEqual(await editor.diagnostics(uri), []);
    });
  });

  describe('ignores [capability: quick-fixes]', () => {
    const check = async (before: string, title: RegExp, after: string, name = '.env', languageId?: string) => {
      const uri = await open(before, name, languageId);
      const text = editor.apply(uri, titled(await actionsFor(uri), title).edit);
      assert.equal(text, after);
      await editor.change(uri, text);
      assert.deepEqual(
        (await editor.diagnostics(uri)).map(({ code }) => code),
        [],
      );
    };
    const ignored = BROKEN.replace('EMAIL_PORT', `# smtplint-ignore ${RULE}\nEMAIL_PORT`);

    it('silences one line', () => check(BROKEN, /on this line/, ignored));
    it('keeps the line ends of the file', () =>
      check(BROKEN.replaceAll('\n', '\r\n'), /on this line/, ignored.replaceAll('\n', '\r\n')));
    it('silences one rule in the file', () =>
      check(BROKEN, /in this file/, `# smtplint-ignore-file ${RULE}\n${BROKEN}`));
    it('keeps the shebang line first', () =>
      check(`#!/bin/sh\n${BROKEN}`, /in this file/, `#!/bin/sh\n# smtplint-ignore-file ${RULE}\n${BROKEN}`));

    it('has none for strict JSON', async () => {
      const uri = await open(JSON_BROKEN, 'config.json', 'json');
      const actions = await actionsFor(uri);
      assert.ok(actions.length > 0);
      assert.deepEqual(
        actions.filter(({ title }) => title.startsWith('Ignore')),
        [],
      );
    });
    it('writes // into JSON with comments', () =>
      check(JSON_BROKEN, /in this file/, `// smtplint-ignore-file ${RULE}\n${JSON_BROKEN}`, 'config.jsonc', 'jsonc'));
  });
});
