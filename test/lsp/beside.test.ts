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

  it('counts when it is an env_file too', async () => {
    const uri = uriOf('docker-compose.yml');
    writeFileSync(join(folder, 'mail.env'), 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=465\n');
    await editor.open(
      uri,
      'services:\n  web:\n    env_file: ./mail.env\n    environment:\n      EMAIL_USE_TLS: "True"\n',
    );
    const before = await editor.pull(uri);
    assert.deepEqual(before.kind === 'full' && before.items.map(({ code }) => code), ['tls-port-mismatch']);
    assert.equal((await editor.pull(uri, before.resultId)).kind, 'unchanged');
    await editor.open(uriOf('mail.env'), 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=587\n');
    const after = await editor.pull(uri, before.resultId);
    assert.deepEqual([after.kind, after.kind === 'full' ? after.items : []], ['full', []]);
  });

  it('lies under a narrower layer', async () => {
    const uri = uriOf('.env.local');
    await editor.open(uriOf('.env'), 'SMTP_HOST=mail.acme-widgets.net\nSMTP_PORT=587\nSMTP_SECURE=false\n');
    await editor.open(uri, 'SMTP_PORT=465\n');
    const before = await editor.pull(uri);
    assert.deepEqual(before.kind === 'full' && before.items.map(({ code }) => code), ['tls-port-mismatch']);
    await editor.open(uriOf('.env'), 'SMTP_HOST=mail.acme-widgets.net\nSMTP_PORT=587\nSMTP_SECURE=true\n');
    const after = await editor.pull(uri, before.resultId);
    assert.deepEqual([after.kind, after.kind === 'full' ? after.items : []], ['full', []]);
  });

  it('is not looked for beside a document that lies in no folder', async () => {
    const uri = 'untitled:compose.yml';
    await editor.open(uri, text.replace('environment:', 'env_file: "//[%"\n    environment:'));
    assert.deepEqual(await editor.diagnostics(uri), []);
  });
});
