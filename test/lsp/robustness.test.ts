import assert from 'node:assert/strict';
import { type Editor, startEditor } from './support.ts';

const SETTINGS = 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_PASSWORD="hunter22"\n';
const FILES = ['.env', 'values.yaml', 'config.json', 'app.ini', 'config.toml', 'application.properties'];

/** Texts that have killed servers for settings files; each begins with a mail word so that it is read. */
const HOSTILE: Readonly<Record<string, string>> = {
  '100,000 opening brackets': `smtp: ${'['.repeat(100_000)}`,
  '100,000 opening braces': `{"smtp": ${'{"a":'.repeat(100_000)}`,
  'merge-conflict markers': `smtp:\n<<<<<<< HEAD\n  port: 465\n=======\n  port: 587\n>>>>>>> main\n  host: smtp.example.com\n`,
  'an alias bomb': `smtp: &a [x,x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]},*${'abcdefghi'[i]},*${'abcdefghi'[i]}]`).join('\n')}\n`,
  'a lone surrogate': 'SMTP_HOST=\ud800\nSMTP_PORT=465\n',
  'control characters': 'SMTP_HOST=\u0000\u0007\u001b[31m\nSMTP_PORT=465\r\r\n',
  'one line of 1 MB': `SMTP_HOST=${'a'.repeat(1_000_000)}`,
  '20,000 mail keys': Array.from({ length: 20_000 }, (_, i) => `SMTP_KEY_${i}=x`).join('\n'),
  'an unclosed quote': 'SMTP_PASSWORD="abc\nSMTP_PORT=465\n',
  'blank lines without end': `SMTP_HOST=a\n${'\n'.repeat(200_000)}SMTP_PORT=1`,
};

describe('language server: bad input', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`lives through ${name} in every format`, async () => {
      for (const file of FILES) {
        const uri = `file:///ws/hostile/${file}`;
        await editor.open(uri, text);
        const found = await editor.diagnostics(uri);
        assert.deepEqual(
          found.filter(({ code }) => code === 'internal-error'),
          [],
        );
        await editor.close(uri);
      }
    });
  }

  it('answers at every prefix of half-typed settings', async () => {
    for (const file of FILES.slice(0, 3)) {
      const uri = `file:///ws/typed/${file}`;
      await editor.open(uri, '');
      for (let length = 1; length <= SETTINGS.length; length++) {
        await editor.change(uri, SETTINGS.slice(0, length));
        const found = await editor.diagnostics(uri);
        assert.ok(found.every(({ code }) => code !== 'internal-error'));
        await editor.actions(uri, found);
      }
      await editor.close(uri);
    }
  });

  it('does not read a text beyond the limit', async () => {
    const uri = 'file:///ws/large/.env';
    await editor.open(uri, `${SETTINGS}${'#'.repeat(1024 * 1024)}`);
    assert.deepEqual(await editor.diagnostics(uri), []);
    assert.ok(editor.logs.some((line) => line.includes('larger than')));
  });

  it('answers for a document that is not open', async () => {
    assert.deepEqual(await editor.diagnostics('file:///ws/never/.env'), []);
    assert.deepEqual(await editor.diagnostics('not a uri %'), []);
  });

  it('never writes a password', () => {
    assert.ok(!editor.written().includes('hunter22'));
  });
});
