import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Editor, marked, showRange, startEditor } from './support.ts';

const { text, spans } = marked(`services:
  web:
    environment:
      EMAIL_HOST: mail.acme-widgets.net
      EMAIL_PORT: «\${MAIL_PORT}»
      EMAIL_USE_TLS: "True"
`);

describe('language server: the .env beside a compose file', () => {
  let folder: string;
  let editor: Editor;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-beside-'));
    writeFileSync(join(folder, '.env'), 'MAIL_PORT=465\n');
    editor = await startEditor();
  });
  after(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

  it('is read from the disk, and newer where it is open', async () => {
    const uri = uriOf('compose.yml');
    await editor.open(uri, text);
    const [diagnostic, ...more] = await editor.diagnostics(uri);
    assert.ok(diagnostic && more.length === 0);
    assert.deepEqual([diagnostic.code, showRange(diagnostic.range)], ['tls-port-mismatch', spans[0]]);
    const places = diagnostic.relatedInformation?.map(({ location }) => `${location.uri} ${showRange(location.range)}`);
    assert.ok(places?.includes(`${uriOf('.env')} 0:10-0:13`), places?.join(', '));

    const before = await editor.pull(uri);
    await editor.open(uriOf('.env'), 'MAIL_PORT=587\n');
    const after = await editor.pull(uri, before.resultId);
    assert.deepEqual([after.kind, after.kind === 'full' ? after.items : []], ['full', []]);
  });

  it('is not looked for beside a document that lies in no folder', async () => {
    const uri = 'untitled:compose.yml';
    await editor.open(uri, text.replace('environment:', 'env_file: "//[%"\n    environment:'));
    assert.deepEqual(await editor.diagnostics(uri), []);
  });
});
