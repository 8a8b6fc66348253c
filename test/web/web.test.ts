import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { openWorkbench, SHOTS, type Workbench } from './workbench.ts';

const VSIX = process.env.SMTPLINT_VSIX ?? join(import.meta.dirname, '..', '..', 'smtplint.vsix');

describe('VS Code for the Web', () => {
  let workbench: Workbench;
  before(async function () {
    // All checks inside the extension host run here, and each is listed as a test of its own.
    this.timeout(90_000);
    workbench = await openWorkbench(readFileSync(VSIX));
    const suite = this.test?.parent;
    for (const { title, error } of workbench.results) {
      const replay = (): void => {
        if (error !== undefined) throw new Error(error);
      };
      suite?.addTest(new Mocha.Test(title, replay));
    }
  });
  after(async () => workbench.close());

  it('runs the checks inside its extension host', () => {
    assert.ok(workbench.results.length >= 10, `${workbench.results.length} have run:\n${workbench.log.join('\n')}`);
  });

  it('underlines the mistake [capability: web]', async () => {
    const { page } = workbench;
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, 'findings.png') });
  });

  it('says where connections can be tested, and opens none [capability: web]', async () => {
    const { page, requests } = workbench;
    await page.keyboard.press('F1');
    await page.locator('.quick-input-box input').fill('>Test SMTP connection');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Test SMTP connection' }).first().click();
    await page.locator('.notification-toast', { hasText: 'A browser cannot connect to mail servers' }).waitFor();
    await page.screenshot({ path: join(SHOTS, 'no-connection.png') });
    const elsewhere = requests.filter((url) => !/^(?:http:\/\/127\.0\.0\.1:\d+\/|blob:|data:)/.test(url));
    assert.deepEqual(elsewhere, []);
  });

  it('asks for no module that a browser does not have', () => {
    const asked = workbench.log.filter((line) => /Cannot load module|There is no module/.test(line));
    assert.deepEqual(asked, []);
  });
});
