import assert from 'node:assert/strict';
import { type CodeServer, startCodeServer, until } from './host.ts';
import { type MailServer, startMailServer } from './mailServer.ts';
import { openWorkbench, shotOfFailure, type Workbench } from './workbench.ts';

const PASSWORD = 'canaryhunterfive';

describe('a password that the file only refers to, in VS Code', () => {
  let mail: MailServer;
  let server: CodeServer;
  let code: Workbench;

  before(async () => {
    mail = await startMailServer('shop', PASSWORD);
    const text = `SMTP_HOST=127.0.0.1\nSMTP_PORT=${mail.port}\nSMTP_SECURE=false\nSMTP_USER=shop\nSMTP_PASS=\${VAULT}\n`;
    server = await startCodeServer({ trusted: true, files: { '.env': text } });
    code = await openWorkbench(server);
    await code.quickOpen('.env');
    // The palette lists the commands of an extension that is there.
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).waitFor();
  });
  after(async () => {
    await code?.close();
    await server?.stop();
    await mail?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  const test = async (): Promise<void> => {
    await code.pause();
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
  };
  const input = () => code.page.locator('.quick-input-box input[type=password]');
  const loggedIn = (times: number): Promise<void> => until('the login arrives', () => mail.logins.length === times);

  it('is used once, and asked for again', async () => {
    await test();
    await code.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Test Connection' }).click();
    await input().fill(PASSWORD);
    await code.page.keyboard.press('Enter');
    await loggedIn(1);
    await code.notification('works').waitFor();
    await test();
    await input().waitFor();
  });

  it('is kept by its button, and not asked for any more [capability: live-test]', async () => {
    await input().fill(PASSWORD);
    await code.shot('40-keep-password');
    await code.page.locator('.quick-input-widget .codicon-save').click();
    await loggedIn(2);
    await code.notification('works').first().waitFor();
    await test();
    await loggedIn(3);
  });

  it('is forgotten by a command', async () => {
    await code.pause();
    await code.command('smtplint: Forget', 'smtplint: Forget kept passwords');
    await code.notification('No password is kept').waitFor();
    await test();
    await input().waitFor();
    await code.page.keyboard.press('Escape');
    assert.equal(mail.logins.length, 3);
  });

  it('stands in no log', () => {
    const logs = server.logs();
    assert.match(logs, /Live test of \.env/);
    assert.ok(!logs.includes(PASSWORD));
  });
});
