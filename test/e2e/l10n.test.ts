import assert from 'node:assert/strict';
import { type CodeServer, startCodeServer } from './host.ts';
import { openWorkbench, shotOfFailure, textOf, type Workbench } from './workbench.ts';

const BROKEN = `EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=shop@gmail.com
EMAIL_HOST_PASSWORD=\${SECRET}
`;

/** Nobody listens there, and nobody but root could. */
const CLOSED = 'SMTP_HOST=127.0.0.1\nSMTP_PORT=1\nSMTP_SECURE=false\n';

describe('in VS Code in another language', () => {
  let server: CodeServer;
  let code: Workbench;

  before(async () => {
    server = await startCodeServer({ trusted: true, files: { '.env': BROKEN, '.env.closed': CLOSED } });
    code = await openWorkbench(server, {
      // What a language pack sets; the texts of VS Code itself stay English without one.
      prepare: async (page) => {
        await page.addInitScript('globalThis._VSCODE_NLS_LANGUAGE = "de"');
      },
    });
    await code.quickOpen('.env');
  });
  after(async () => {
    await code?.close();
    await server?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  it('the lens, the finding and its fixes are German [capability: l10n]', async () => {
    await code.page.locator('.codelens-decoration a', { hasText: 'Verbindung testen' }).waitFor();
    await code.page.keyboard.press('Control+Shift+KeyM');
    const row = code.page.locator('.markers-panel .monaco-list-row', { hasText: 'Port 465' }).first();
    await row.waitFor();
    assert.match(
      await textOf(row),
      /Port 465 erwartet TLS ab dem ersten Byte, aber EMAIL_USE_TLS=True lässt den Client/,
    );
    await code.line('EMAIL_PORT').click();
    await code.page.keyboard.press('Control+Period');
    await code.page.locator('.action-widget .action', { hasText: 'TLS ab dem ersten Byte auf Port 465' }).waitFor();
    await code.page.keyboard.press('Escape');
  });

  it('the commands and what they say are German [capability: l10n]', async () => {
    await code.palette('smtplint', 'smtplint: SMTP-Verbindung testen');
    await code.page.keyboard.press('Escape');
    await code.command('smtplint', 'smtplint: Erkannte Einstellungen anzeigen');
    const list = code.page.locator('.quick-input-widget', { hasText: 'Erkannte E-Mail-Einstellungen in .env' });
    await list.waitFor();
    await list.locator('.monaco-list-row', { hasText: 'Verschlüsselung: STARTTLS' }).waitFor();
    await code.page.keyboard.press('Escape');
  });

  it('what came of a connection test is German, where it is told and at the line [capability: l10n]', async () => {
    await code.quickOpen('.env.closed');
    await code.page.locator('.codelens-decoration a', { hasText: 'Verbindung testen' }).waitFor();
    await code.command('smtplint', 'smtplint: SMTP-Verbindung testen');
    await code.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Verbindung testen' }).click();
    await code.notification('Auf Port 1 von 127.0.0.1 lauscht nichts').waitFor();
    await code.page
      .locator('.markers-panel .monaco-list-row', { hasText: 'Auf Port 1 von 127.0.0.1 lauscht nichts' })
      .first()
      .waitFor();
    await code.shot('53-german');
  });
});
