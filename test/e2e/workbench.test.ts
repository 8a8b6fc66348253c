import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeServer, startCodeServer, until } from './host.ts';
import { type MailServer, startMailServer } from './mailServer.ts';
import { openWorkbench, shotOfFailure, textOf, type Workbench } from './workbench.ts';

/** In the shape of an app password, so that nothing else is found. */
const PASSWORD = 'canaryhunterfour';
const BROKEN = `# Settings of the contact form
EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=shop@gmail.com
EMAIL_HOST_PASSWORD=${PASSWORD}
`;
const RULE = 'tls-port-mismatch';

describe('in VS Code', () => {
  let mail: MailServer;
  let server: CodeServer;
  let code: Workbench;

  before(async () => {
    mail = await startMailServer('shop', PASSWORD);
    const local = (secure: boolean, password = PASSWORD): string =>
      `SMTP_HOST=127.0.0.1\nSMTP_PORT=${mail.port}\nSMTP_SECURE=${secure}\nSMTP_USER=shop\nSMTP_PASS=${password}\n`;
    server = await startCodeServer({
      trusted: true,
      files: {
        '.env': BROKEN,
        '.env.works': local(false),
        '.env.fails': local(true),
        '.env.asks': local(false, '${VAULT}'),
      },
    });
    code = await openWorkbench(server);
  });
  after(async () => {
    await code?.close();
    await server?.stop();
    await mail?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  it('underlines the port that does not fit the encryption [capability: diagnostics]', async () => {
    await code.quickOpen('.env');
    await code.errorSquiggle.first().waitFor();
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).waitFor();
    await code.shot('01-finding');
  });

  it('lists the finding with its rule in the Problems panel', async () => {
    await code.page.keyboard.press('Control+Shift+KeyM');
    const row = code.page.locator('.markers-panel .monaco-list-row', { hasText: 'Port 465' }).first();
    await row.waitFor();
    const text = await textOf(row);
    assert.match(text, /smtplint/);
    assert.match(text, new RegExp(RULE));
    await code.shot('02-problems');
  });

  it('explains the port in a hover [capability: hover]', async () => {
    const box = await code.errorSquiggle.first().boundingBox();
    assert.ok(box);
    await code.page.mouse.move(box.x + 2, box.y + box.height / 2);
    await code.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await code.page.locator('.monaco-hover', { hasText: 'TLS starts with the first byte' }).first().waitFor();
    await code.shot('03-hover');
    await code.page.mouse.move(1000, 300);
  });

  it('offers the fix by keyboard', async () => {
    // Low enough for the picture; another size would close the menu.
    await code.page.setViewportSize({ width: 1280, height: 600 });
    await code.line('EMAIL_HOST=').click();
    await code.page.keyboard.press('Control+Home');
    await code.page.keyboard.press('Alt+F8');
    await code.page.keyboard.press('Escape');
    await code.page.keyboard.press('Control+Period');
    await code.page.locator('.action-widget .action', { hasText: `Ignore ${RULE} on this line` }).waitFor();
    await code.shot('04-quick-fix');
    await code.picture('finding', 385);
  });

  it('mends the file with the first fix [capability: quick-fixes]', async () => {
    await code.page.keyboard.press('Enter');
    await code.line('EMAIL_USE_SSL=True').waitFor();
    await code.errorSquiggle.first().waitFor({ state: 'detached' });
    await code.page.locator('.markers-panel', { hasText: 'No problems' }).waitFor();
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).waitFor();
    await code.page.setViewportSize({ width: 1280, height: 800 });
    await code.shot('05-fixed');
    await code.page.keyboard.press('Control+KeyS');
    const saved = (): boolean => /^EMAIL_USE_SSL=True$/m.test(readFileSync(join(server.folder, '.env'), 'utf8'));
    await until('the file is saved', saved);
  });

  it('shows what was understood', async () => {
    await code.command('smtplint: Show', 'smtplint: Show understood settings');
    const list = code.page.locator('.quick-input-list');
    await list.filter({ hasText: 'Host: smtp.gmail.com' }).waitFor();
    const text = await textOf(list);
    assert.match(text, /Password: in the file/);
    assert.ok(!text.includes(PASSWORD));
    await code.shot('06-settings');
    await code.page.keyboard.press('Escape');
  });

  it('asks before it contacts a host, and does nothing on cancel', async () => {
    await code.quickOpen('.env.works');
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
    const dialog = code.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const text = await textOf(dialog);
    for (const part of ['127.0.0.1', String(mail.port), 'shop', '.env.works line 1'])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes(PASSWORD));
    await code.shot('07-consent');
    await code.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(mail.logins, []);
  });

  it('tests the connection and says that it works [capability: live-test]', async () => {
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
    await code.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Test Connection' }).click();
    await code.notification(`127.0.0.1:${mail.port} works`).waitFor();
    await code.shot('08-test-passed');
    assert.deepEqual(mail.logins, ['shop']);
    assert.equal(mail.messages(), 0);
  });

  it('writes a report without the password', async () => {
    await code.notification('works').locator('.monaco-button', { hasText: 'Show Report' }).click();
    const output = code.page.locator('.part.panel .view-lines');
    await output.filter({ hasText: 'Passed' }).first().waitFor();
    await code.shot('09-report');
    assert.ok(!(await textOf(output.first())).includes(PASSWORD));
  });

  it('shows a failed test at the line that causes it', async () => {
    await code.quickOpen('.env.fails');
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
    await code.notification('TLS').waitFor();
    await code.errorSquiggle.first().waitFor();
    await code.page.keyboard.press('Control+Shift+KeyM');
    await code.page.locator('.markers-panel .monaco-list-row', { hasText: 'plain-on-tls-port' }).waitFor();
    await code.shot('10-test-failed');
  });

  it('mends the cause of the failed test by quick fix', async () => {
    await code.line('SMTP_HOST').click();
    await code.page.keyboard.press('Control+Home');
    await code.page.keyboard.press('Alt+F8');
    await code.page.keyboard.press('Escape');
    await code.page.keyboard.press('Control+Period');
    await code.page.locator('.action-widget .action', { hasText: 'Set SMTP_SECURE=false' }).waitFor();
    await code.shot('11-test-quick-fix');
    await code.page.keyboard.press('Enter');
    await code.line('SMTP_SECURE=false').waitFor();
    await code.errorSquiggle.first().waitFor({ state: 'detached' });
    await code.shot('12-test-fixed');
  });

  it('asks for a password that the file only refers to, from the lens above the block', async () => {
    await code.quickOpen('.env.asks');
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).click();
    const input = code.page.locator('.quick-input-box input[type=password]');
    await input.waitFor();
    await code.shot('13-password');
    await input.fill(PASSWORD);
    await code.page.keyboard.press('Enter');
    await until('the login arrives', () => mail.logins.length === 2);
  });

  it('keeps the password out of every log', () => {
    const logs = server.logs();
    assert.match(logs, /Live test of \.env\.works/);
    assert.ok(!logs.includes(PASSWORD));
    assert.ok(!logs.includes(Buffer.from(PASSWORD).toString('base64')));
  });
});

describe('in a workspace that is not trusted', () => {
  let server: CodeServer;
  let code: Workbench;
  before(async () => {
    server = await startCodeServer({ trusted: false, files: { '.env': BROKEN, 'newsletter/.env': BROKEN } });
    code = await openWorkbench(server);
  });
  after(async () => {
    await code?.close();
    await server?.stop();
  });

  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  it('still checks the settings [capability: trust]', async () => {
    await code.quickOpen('.env');
    await code.errorSquiggle.first().waitFor();
    await code.shot('14-restricted');
  });

  it('lists the findings of files that are not open', async () => {
    await code.page.keyboard.press('Control+Shift+KeyM');
    const rows = code.page.locator('.markers-panel .monaco-list-row', { hasText: RULE });
    await rows.nth(1).waitFor();
    await code.shot('15-workspace');
  });

  it('hides the connection test [capability: trust]', async () => {
    await code.palette('smtplint: ', 'smtplint: Restart server');
    const rows = await code.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    assert.ok(rows.some((row) => row.includes('smtplint: Show understood settings')));
    assert.ok(!rows.some((row) => row.includes('Test SMTP connection')), rows.join('\n'));
    await code.shot('16-restricted-palette');
  });
});

describe('with the most talkative log', () => {
  let mail: MailServer;
  let server: CodeServer;
  let code: Workbench;
  before(async () => {
    mail = await startMailServer('shop', PASSWORD);
    const text = `SMTP_HOST=127.0.0.1\nSMTP_PORT=${mail.port}\nSMTP_SECURE=false\nSMTP_USER=shop\nSMTP_PASS=${PASSWORD}\n`;
    server = await startCodeServer({ trusted: true, files: { '.env': text } });
    code = await openWorkbench(server, { trace: true });
  });
  after(async () => {
    await code?.close();
    await server?.stop();
    await mail?.stop();
  });

  it('keeps documents and passwords out of it', async () => {
    await code.quickOpen('.env');
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).click();
    await code.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Test Connection' }).click();
    await code.notification('works').waitFor();
    await until('the log is written', () => /Passed \(ok\)/.test(server.logs()));
    const logs = server.logs();
    assert.match(logs, /\[trace\] .*textDocument\/didOpen/);
    for (const secret of [PASSWORD, 'SMTP_SECURE', Buffer.from(PASSWORD).toString('base64')]) {
      assert.ok(!logs.includes(secret), secret);
    }
  });
});
