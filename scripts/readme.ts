import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../server/src/cli/main.ts';
import { dialects } from '../server/src/core/dialects/index.ts';
import { providers } from '../server/src/core/providers/index.ts';

/** The README with today's counts and with the terminal output of `smtplint check examples`, made by running it. */
export async function readmeText(root: string): Promise<string> {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return text
    .replace(/knows (?:%DIALECTS%|\d+) frameworks/, `knows ${dialects.length} frameworks`)
    .replace(/(?:%PROVIDERS%|\d+) providers;/, `${providers.length} providers;`)
    .replace(
      /<!-- capture:check -->[\s\S]*?<!-- \/capture -->/,
      () => `<!-- capture:check -->\n\n\`\`\`text\n${capture}\n\`\`\`\n\n<!-- /capture -->`,
    );
}

const capture = await captured(['check', 'examples']);

async function captured(argv: readonly string[]): Promise<string> {
  const pieces: string[] = [];
  await run(argv, {
    out: (text) => pieces.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    err: () => undefined,
    stdin: async () => new Uint8Array(),
    env: {},
    cwd: join(import.meta.dirname, '..'),
    outIsTerminal: false,
    errIsTerminal: false,
    // A fixed day, so that dated findings do not change the README from one day to the next.
    now: () => Date.parse('2026-11-25T00:00:00Z'),
  });
  return pieces.join('').trim();
}
