import { type DamageKind, damageBy, repaired, writtenValue } from '../damage.ts';
import { isEmpty, known } from '../effective.ts';
import { loadersOf } from '../loadersOf.ts';
import type { Block, Edit, KnownSetting, Phrase, Range, Slot, SourceDocument, Text } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import { backslashInJava, cutInIni, interpolated, invisible, percentInCfg, quotedTwice } from '../quoting.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
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
        text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=null\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=app@acme.dev\nMAIL_PASSWORD=hV7k#q2XwPz\nMAIL_FROM_ADDRESS=app@acme.dev\n',
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

const SLOTS: readonly Slot[] = ['host', 'port', 'user', 'password', 'security', 'url', 'hostPort', 'from', 'fromName'];
const SECRET: ReadonlySet<Slot> = new Set(['user', 'password', 'url']);
/** What a loader does to a name or an address is seen by its readers; that it stops at one is not. */
const LABELS: ReadonlySet<Slot> = new Set(['from', 'fromName']);

interface Damaged {
  readonly message: Text;
  /** The value as its author wrote it, with what is cut off. */
  readonly range: Range;
  readonly edit: Edit | undefined;
  /** True when every loader that may read the file does it. */
  readonly certain: boolean;
}

/** What the loaders that may read the file make of the value; an error when all of them damage it. */
function damagedByLoader(
  block: Block,
  document: SourceDocument,
  slot: Slot,
  setting: KnownSetting,
): Damaged | undefined {
  const loaders = loadersOf(block, document);
  const value = loaders.length === 0 ? undefined : writtenValue(document, setting);
  if (value === undefined) return undefined;
  const each = loaders.map((loader) => ({ loader, kind: damageBy(loader, value, block.scope) }));
  const kind = WORST_FIRST.find((candidate) => each.some((one) => one.kind === candidate));
  if (
    kind === undefined ||
    (LABELS.has(slot) && kind !== 'blank' && kind !== 'escape') ||
    isPlaceholderCredential(setting.text)
  )
    return undefined;
  const guilty = each.filter((one) => one.kind !== undefined);
  // Where nobody knows the program, one loader of many is no reason to speak.
  if (block.dialect.generic === true && loaders.length > 2 && guilty.length === 1) return undefined;
  const names = each.filter((one) => one.kind === kind).map(({ loader }) => loader.name);
  const edit = repaired(loaders, setting, value, block.scope);
  // Where the loader does not see the quotes any more, only a backslash helps.
  const isEscaped = kind === 'reference' && edit?.newText.includes('\\$') === true;
  const words = isEscaped ? ESCAPE_DOLLAR : WORDS[kind];
  return {
    message: say`With ${alternatives(names)}, ${words(shortKey(setting.key))}`,
    range: { start: value.start, end: value.start + value.text.length },
    edit,
    certain: guilty.length === loaders.length,
  };
}

const WORST_FIRST: readonly DamageKind[] = [
  'blank',
  'escape',
  'comment',
  'reference',
  'backslash',
  'quotes',
  'trailing',
];

const WORDS: Readonly<Record<DamageKind, (key: string) => Phrase>> = {
  blank: (key) => say`the space in ${key} keeps the file from being read. Put the value in quotes.`,
  comment: (key) => say`${key} ends at its #, where a comment begins. Put the value in quotes.`,
  reference: (key) =>
    say`the $ and the word behind it in ${key} are replaced, usually by nothing. Put the value in single quotes.`,
  backslash: (key) => say`the backslash in ${key} is taken away. Put the value in single quotes.`,
  escape: (key) => say`the backslash in ${key} keeps the file from being read. Put the value in single quotes.`,
  quotes: (key) => say`the quotes of ${key} become part of its value. Remove them.`,
  trailing: (key) => say`the space behind ${key} is part of its value. Remove it.`,
};

const ESCAPE_DOLLAR = (key: string): Phrase =>
  say`the $ and the word behind it in ${key} are replaced, usually by nothing. Write \\$.`;

/** `a, b or c`. */
function alternatives(names: readonly string[]): Text {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say`${names.slice(0, -1).join(', ')} or ${last}`;
}

function isPart({ range, variable }: KnownSetting): boolean {
  return range.start !== variable.range.start || range.end !== variable.range.end;
}

function reportOn(block: Block, document: SourceDocument, slot: Slot, setting: KnownSetting): Report | undefined {
  const key = shortKey(setting.key);
  const report = (message: Text, title: Text, edits: readonly Edit[], more: Partial<Report> = {}): Report => ({
    message,
    range: setting.range.end > setting.range.start ? setting.range : setting.keyRange,
    fixes: edits.length === 0 ? [] : [{ title, edits }],
    ...more,
  });
  const damaged = damagedByLoader(block, document, slot, setting);
  if (damaged === undefined && LABELS.has(slot)) return undefined;
  if (damaged !== undefined) {
    const { message, range, edit, certain } = damaged;
    const quoted = edit?.newText.startsWith('"') === true || edit?.newText.startsWith("'") === true;
    return report(
      message,
      quoted ? say`Put the value in quotes` : say`Mend the value`,
      edit === undefined ? [] : [edit],
      certain ? { range, severity: 'error' } : { range, confidence: 'depends' },
    );
  }
  const ini = SECRET.has(slot) ? cutInIni(block, setting) : undefined;
  if (ini !== undefined) {
    return report(
      say`${key} ends at its # or ;, where ${block.dialect.name} begins a comment. Put the value in three double quotes.`,
      say`Put the value in quotes`,
      [ini],
      { severity: 'error' },
    );
  }
  const percent = SECRET.has(slot) ? percentInCfg(block, setting) : undefined;
  if (percent !== undefined) {
    return report(
      say`Python's configparser takes the % in ${key} for a reference and stops. Write %%.`,
      say`Write %% for %`,
      percent,
      { severity: 'error' },
    );
  }
  const backslash = SECRET.has(slot) ? backslashInJava(block, document, setting) : undefined;
  if (backslash !== undefined) {
    return report(
      say`Java reads the backslash in ${key} as the start of an escape and takes it away. Write two.`,
      say`Double the backslash`,
      backslash,
      { severity: 'error' },
    );
  }
  const dollar = SECRET.has(slot) ? interpolated(block, setting) : undefined;
  if (dollar !== undefined) {
    return report(
      say`Compose replaces the $ and the word behind it in ${key}, usually by nothing. Write $$.`,
      say`Write $$ for $`,
      dollar,
    );
  }
  const kept = quotedTwice(document, setting);
  if (kept !== undefined && !isPlaceholderCredential(setting.text)) {
    return report(say`The quotes of ${key} become part of its value. Remove them.`, say`Remove the quotes`, kept);
  }
  const odd = invisible(setting.text);
  if (odd !== undefined) {
    const where = slot === 'password' ? say`the password` : key;
    return report(
      say`There is ${odd.words} in ${where}, which came along when it was copied. Remove it.`,
      say`Remove it`,
      replaced(block, slot, odd.cleaned),
      slot === 'host' || slot === 'port' || slot === 'hostPort' ? { severity: 'error' } : {},
    );
  }
  const trimmed = setting.text.trim();
  if (slot === 'password' || trimmed === setting.text || isEmpty(trimmed) || endsAsFile(setting)) return undefined;
  return report(
    say`${key} begins or ends with a space, which is part of the value. Remove it.`,
    say`Remove the spaces`,
    replaced(block, slot, trimmed),
  );
}

/** `smtp_user: |` is mounted as a file of that name, whose readers do not mind its last line break. */
function endsAsFile({ text, variable }: KnownSetting): boolean {
  const name = variable.path.at(-1) ?? '';
  return variable.style === 'block' && name === name.toLowerCase() && text.trim() === text.replace(/\n$/, '');
}

function replaced(block: Block, slot: Slot, value: string): readonly Edit[] {
  const setting = known(block, slot);
  const edit = setting === undefined ? undefined : block.scope.set(setting.variable, value, 'keep');
  return edit === undefined ? [] : [edit];
}
