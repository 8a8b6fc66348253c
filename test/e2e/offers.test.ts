import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { type CodeServer, startCodeServer, until } from './host.ts';
import { type MailServer, startMailServer } from './mailServer.ts';
import { openWorkbench, shotOfFailure, type Workbench } from './workbench.ts';

const PASSWORD = 'canaryhunterten';

describe('a test that does not send the password, in VS Code', () => {
  let mail: MailServer;
  let encrypted: MailServer;
  let server: CodeServer;
  let code: Workbench;

  before(async () => {
    // A login on this machine never crosses a network, so the server has to be elsewhere, as far as anybody can tell.
    const host = networkInterfaces();
    const outside = Object.values(host)
      .flatMap((all) => all ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    assert.ok(outside !== undefined, 'this machine has no address beside those of loopback');
    mail = await startMailServer('shop', PASSWORD, { host: outside });
    encrypted = await startMailServer('shop', PASSWORD, { host: outside, secure: true });
    const settings = ({ port }: MailServer, secure: boolean): string =>
      `SMTP_HOST=${outside}\nSMTP_PORT=${port}\nSMTP_SECURE=${secure}\nSMTP_USER=shop\nSMTP_PASS=${PASSWORD}\n`;
    server = await startCodeServer({
      trusted: true,
      files: { '.env.clear': settings(mail, false), '.env.unverified': settings(encrypted, true) },
    });
    code = await openWorkbench(server);
  });
  after(async () => {
    await code?.close();
    await server?.stop();
    await encrypted?.stop();
    await mail?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  const test = async (file: string): Promise<void> => {
    await code.quickOpen(file);
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).waitFor();
    await code.pause();
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
  };
  const dialog = () => code.page.locator('.monaco-dialog-box');
  const press = (button: string): Promise<void> =>
    dialog().locator('.monaco-button').getByText(button, { exact: true }).click();
  const offer = (title: string): Promise<void> =>
    code.page.locator('.notification-toast .monaco-button', { hasText: title }).first().click();

  it('sends it unencrypted once, when the question is answered so', async () => {
    await test('.env.clear');
    await press('Test Connection');
    await offer('Send Unencrypted, Once');
    await dialog().getByText('Everybody on the path').waitFor();
    await code.shot('50-send-unencrypted');
    assert.deepEqual(mail.logins, []);
    await press('Do Not Send');
    await test('.env.clear');
    await offer('Send Unencrypted, Once');
    await press('Send Unencrypted');
    await until('the login arrives', () => mail.logins.length === 1);
  });

  it('looks past a certificate that does not verify, without a login', async () => {
    await test('.env.unverified');
    await offer('Inspect Anyway');
    await dialog().getByText('Anyone may be at the other end').waitFor();
    await code.shot('51-inspect-anyway');
    await press('Inspect');
    await code.page.locator('.part.panel .view-lines', { hasText: 'Said QUIT' }).waitFor();
    await code.page.locator('.part.panel .view-line', { hasText: 'so the login was not sent' }).waitFor();
    await code.shot('52-inspected');
    assert.deepEqual(encrypted.logins, []);
  });

  it('keeps the password out of every log', () => {
    assert.ok(!server.logs().includes(PASSWORD));
  });
});
