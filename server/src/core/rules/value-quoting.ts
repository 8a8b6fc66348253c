import { isEmpty, known } from '../effective.ts';
import type { Block, Edit, KnownSetting, Slot, SourceDocument } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import { cutAtHash, interpolated, invisible, quotedTwice } from '../quoting.ts';
import type { Report, Rule } from '../rule.ts';
import { shortKey } from '../words.ts';

const rule: Rule = {
  id: 'value-quoting',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'The loader cuts, expands or keeps characters of this value that it should not.',
  docs: {
    what: 'A value that its loader reads as something else than it looks: a `#` that starts a comment, a `$` that Compose expands, quotes that become part of the value, spaces, typographic quotes and invisible characters that came along when it was copied.',
    why: 'The login fails with 535, or the host is not found, although the value looks right in the editor.',
    how: 'Quote the value, double the `$` in Compose files, or remove the characters; the fix does it.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=hV7k#q2XwPz\n',
      },
      {
        file: 'docker-compose.yml',
        text: 'services:\n  web:\n    image: acme/web\n    environment:\n      - EMAIL_HOST=smtp.acme.dev\n      - EMAIL_PORT=587\n      - EMAIL_USE_TLS=True\n      - EMAIL_HOST_USER=app@acme.dev\n      - EMAIL_HOST_PASSWORD="demo pass"\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST="smtp.acme.dev "\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=“smtp.acme.dev”\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n',
      },
      {
        file: 'docker-compose.yml',
        text: 'services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_USER: app@acme.dev\n      EMAIL_HOST_PASSWORD: demo$pass\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587 # STARTTLS\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD="hV7k#q2XwPz"\n',
      },
      {
        file: 'docker-compose.yml',
        text: 'services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_USER: app@acme.dev\n      EMAIL_HOST_PASSWORD: demo$$pass\n',
      },
    ],
    whenNot: 'A loader of your own that reads the file by other rules.',
    sources: [
      {
        url: 'https://github.com/motdotla/dotenv#readme',
        read: '2026-11-23',
        note: '# starts a comment in a value without quotes',
      },
      { url: 'https://docs.docker.com/reference/compose-file/interpolation/', read: '2026-11-23', note: '$$' },
      {
        url: 'https://github.com/TryGhost/docker-library-ghost/issues/202',
        read: '2026-11-23',
        note: 'quotes in a list',
      },
    ],
  },

  check(block, { document }): readonly Report[] {
    const seen = new Set<number>();
    return SLOTS.flatMap((slot) => {
      const setting = known(block, slot);
      // Parts of a URL share the text of their variable, which the slot `url` looks at.
      if (setting === undefined || setting.fallback || setting.variable.entry.shared === true) return [];
      if (seen.has(setting.variable.keyRange.start) || isPart(setting)) return [];
      seen.add(setting.variable.keyRange.start);
      const found = reportOn(block, document, slot, setting);
      return found === undefined ? [] : [found];
    });
  },
};

export default rule;

const SLOTS: readonly Slot[] = ['host', 'port', 'user', 'password', 'security', 'url', 'hostPort'];
const SECRET: ReadonlySet<Slot> = new Set(['user', 'password', 'url']);

function isPart({ range, variable }: KnownSetting): boolean {
  return range.start !== variable.range.start || range.end !== variable.range.end;
}

function reportOn(block: Block, document: SourceDocument, slot: Slot, setting: KnownSetting): Report | undefined {
  const key = shortKey(setting.key);
  const report = (message: string, title: string, edits: readonly Edit[], more: Partial<Report> = {}): Report => ({
    message,
    range: setting.range.end > setting.range.start ? setting.range : setting.keyRange,
    fixes: edits.length === 0 ? [] : [{ title, edits }],
    ...more,
  });
  const cut = SECRET.has(slot) ? cutAtHash(document, setting) : undefined;
  if (cut !== undefined) {
    return report(
      `${key} ends at its #, where many loaders begin a comment. Put the value in quotes.`,
      'Put the value in quotes',
      [cut],
    );
  }
  const dollar = SECRET.has(slot) ? interpolated(block, setting) : undefined;
  if (dollar !== undefined) {
    return report(
      `Compose replaces the $ and the word behind it in ${key}, usually by nothing. Write $$.`,
      'Write $$ for $',
      dollar,
    );
  }
  const kept = quotedTwice(document, setting);
  if (kept !== undefined && !isPlaceholderCredential(setting.text)) {
    return report(`The quotes of ${key} become part of its value. Remove them.`, 'Remove the quotes', kept);
  }
  const odd = invisible(setting.text);
  if (odd !== undefined) {
    const where = slot === 'password' ? 'the password' : key;
    return report(
      `There is ${odd.words} in ${where}, which came along when it was copied. Remove it.`,
      'Remove it',
      replaced(block, slot, odd.cleaned),
      slot === 'host' || slot === 'port' || slot === 'hostPort' ? { severity: 'error' } : {},
    );
  }
  const trimmed = setting.text.trim();
  if (slot === 'password' || trimmed === setting.text || isEmpty(trimmed)) return undefined;
  return report(
    `${key} begins or ends with a space, which is part of the value. Remove it.`,
    'Remove the spaces',
    replaced(block, slot, trimmed),
  );
}

function replaced(block: Block, slot: Slot, value: string): readonly Edit[] {
  const setting = known(block, slot);
  const edit = setting === undefined ? undefined : block.scope.set(setting.variable, value, 'keep');
  return edit === undefined ? [] : [edit];
}
