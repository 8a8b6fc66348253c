import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import type { CodeServer } from './host.ts';

const TRACE = ['logLevel', 'smtplint.smtplint=trace'];
const SHOTS = process.env.SMTPLINT_SHOTS ?? join(import.meta.dirname, 'out');

/** The workbench in a browser, with the few things that the tests do in it. */
export interface Workbench {
  readonly page: Page;
  /** The lines of the editor that hold a text. */
  line(text: string): Locator;
  readonly errorSquiggle: Locator;
  quickOpen(name: string): Promise<void>;
  /** Opens the command palette, types, and waits for the entry. */
  palette(text: string, entry: string): Promise<Locator>;
  command(text: string, entry: string): Promise<void>;
  notification(text: string): Locator;
  /** As long as people take between two commands: of more than three notifications in 0.8 s, VS Code drops the rest. */
  pause(): Promise<void>;
  shot(name: string): Promise<void>;
  /** A picture for the documentation: the editor and the panel below it, to so many pixels from the top. */
  picture(name: string, height: number): Promise<void>;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Makes the log of the extension as talkative as it can be. */
  readonly trace?: boolean;
  /** What else the workbench is told in its address. */
  readonly payload?: readonly (readonly [key: string, value: string])[];
  /** Called before the workbench is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the workspace folder in headless Chromium. */
export async function openWorkbench(
  server: CodeServer,
  { trace = false, payload: more = [], prepare }: WorkbenchOptions = {},
): Promise<Workbench> {
  const profile = mkdtempSync(join(tmpdir(), 'smtplint-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const payload = encodeURIComponent(JSON.stringify([['skipWelcome', 'true'], ...(trace ? [TRACE] : []), ...more]));
  await prepare?.(page);
  await page.goto(`${server.base}/?folder=${encodeURIComponent(server.folder)}&payload=${payload}`);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60_000 });

  const input = page.locator('.quick-input-box input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const palette: Workbench['palette'] = async (text, entry) => {
    await page.keyboard.press('F1');
    await input.fill(`>${text}`);
    const row = rows.filter({ hasText: entry }).first();
    await row.waitFor();
    return row;
  };
  return {
    page,
    line: (text) => page.locator('.monaco-editor .view-line', { hasText: text }),
    errorSquiggle: page.locator('.monaco-editor .squiggly-error'),
    async quickOpen(name) {
      await page.keyboard.press('Control+KeyP');
      await input.fill(name);
      // By its row: while the list still shows what was opened last, Enter would choose something else.
      await rows
        .filter({ has: page.locator('.label-name').getByText(name, { exact: true }) })
        .first()
        .click();
      // Nothing pops up under the mouse there.
      await page.mouse.move(1000, 420);
      await page.locator('.tab.active', { hasText: name }).waitFor();
    },
    palette,
    async command(text, entry) {
      await (await palette(text, entry)).click();
    },
    notification: (text) => page.locator('.notification-toast', { hasText: text }),
    pause: () => page.waitForTimeout(900),
    async shot(name) {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    },
    async picture(name, height) {
      mkdirSync(join(SHOTS, 'pictures'), { recursive: true });
      const box = await page.locator('.part.editor').boundingBox();
      if (box === null) throw new Error('there is no editor');
      const clip = { x: box.x, y: box.y, width: box.width, height };
      await page.screenshot({ path: join(SHOTS, 'pictures', `${name}.png`), clip });
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The text of an element. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

/**
 * How many milliseconds it took to activate the extension, as VS Code itself tells in its list of running extensions:
 * loading the code and the call of `activate`. Undefined while it is not active.
 */
export async function activationTime({ page, command }: Workbench): Promise<number | undefined> {
  await command('Developer: Show Running', 'Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  const own = rows.filter({ hasText: 'smtplint' });
  await rows.first().hover();
  // The list holds only the rows that it shows, and the quickest extensions stand at its end.
  for (let turns = 0; turns < 20 && (await own.count()) === 0; turns++) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(200);
  }
  const words = await own.allTextContents();
  const [, time] = /Activation: (\d+)\s?ms/.exec(words.join('\n')) ?? [];
  return time === undefined ? undefined : Number(time);
}

/** A picture of what a failed test has left on the screen. */
export async function shotOfFailure(code: Workbench | undefined, test: Mocha.Test | undefined): Promise<void> {
  if (test?.state === 'failed') await code?.shot(`failed-${test.title.replace(/\W+/g, '-')}`);
}
