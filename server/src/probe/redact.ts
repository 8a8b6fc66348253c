import type { Secret } from '../core/secret.ts';

/** Makes text fit to leave the module: no control characters, no credentials, bounded. */
export interface Clean {
  (text: string, limit?: number): string;
  /** True when every one of these would stay as it is. All at once: that is quicker, and most texts do. */
  keeps(texts: readonly string[]): boolean;
}

export const MASK = '•••';
const LIMIT = 400;
/** A shorter password would star out half of every sentence, and tell its letters by that. */
const SHORTEST = 4;
/** Pieces of a secret from this length on are masked too. */
const FRAGMENT = 8;
const GRAM = 4;

/** A password that stands in a URL need not be the one of the settings: the URL can be in the wrong setting. */
const USER_INFO = /(:\/\/[^\s/:@]{0,256}):\S{1,256}@/g;

/**
 * Gives the function that every text passes on its way out.
 *
 * Order matters: controls go first (a server may hide a password behind them), then the secret in
 * all its forms, and only then is the text cut (a cut through a password would show its first half).
 */
export function cleaner(...secrets: readonly (Secret | undefined)[]): Clean {
  let made: readonly Patterns[] | undefined;
  const patterns = (): readonly Patterns[] => {
    made ??= secrets.flatMap((secret) => (secret === undefined ? [] : (patternsOf(secret.reveal()) ?? [])));
    return made;
  };
  const clean = (text: string, limit = LIMIT): string => {
    const plain = stripControls(text);
    const masked = patterns().reduce(mask, plain).replace(USER_INFO, `$1:${MASK}@`);
    return bound(masked.replace(/\s+/g, ' ').trim(), limit);
  };
  const keeps = (texts: readonly string[]): boolean => {
    if (!texts.every((text) => text.length <= LIMIT && PLAIN.test(text))) return false;
    // What only the seam makes look like a secret is looked at again, one by one.
    const all = texts.join('');
    if (ESCAPES.test(all) || all.includes('://')) return false;
    const folded = bare(all);
    return !patterns().some((secret) => holds(folded, secret));
  };
  return Object.assign(clean, { keeps });
}

/** Printable, without a space at either end or two in a row. */
const PLAIN = /^(?! )(?:[!-~]| (?! |$))*$/;

/**
 * Line breaks, tabs and the separators U+2028/9 become spaces; all other C0 and C1 controls, bidi marks and
 * overrides, zero-width and tag characters go; a lone surrogate becomes U+FFFD.
 */
export function stripControls(text: string): string {
  // Most texts have none.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
      .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
      .replace(/[\u{e0000}-\u{e007f}]/gu, '')
  );
}

function bound(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\p{Surrogate}/gu, '')}…`;
}

/* ---------------------------------------------------------------- what to look for */

interface Patterns {
  readonly whole: readonly string[];
  /** The forms that have no fragments. */
  readonly short: readonly string[];
  /** Every four characters in a row of the long forms, as numbers. */
  readonly grams: ReadonlySet<number>;
  /** Every eight of them. Made when it is first asked for: few texts get this far. */
  readonly fragments: () => ReadonlySet<string>;
}

function patternsOf(password: string): Patterns | undefined {
  if (password.length < SHORTEST) return undefined;
  const bytes = Buffer.from(password, 'utf8');
  const raw = [...new Set([password, password.normalize('NFC'), password.normalize('NFD'), bytes.toString('latin1')])];
  // A password may itself hold what looks like an escape (`%41`), which is undone where others are.
  raw.push(...raw.filter((form) => ESCAPES.test(form)).map((form) => decode(form).text));
  const encoded = [
    ...base64Forms(bytes),
    // A server may ask for more by sending back, in its own base64, the line that it was sent.
    ...base64Forms(Buffer.from(bytes.toString('base64'))),
    ...(bytes.length === password.length ? [] : base64Forms(Buffer.from(password, 'latin1'))),
    bytes.toString('hex'),
  ];
  const whole = new Set<string>();
  for (const form of [...raw, ...encoded]) {
    const folded = bare(stripControls(form));
    if (folded.length >= SHORTEST) whole.add(folded);
  }
  // A short password is told whole or not at all: words that it shares with every sentence must stay readable.
  const long = [...whole].filter((form) => form.length >= FRAGMENT + 4);
  const grams = new Set<number>();
  for (const form of long) for (let at = 0; at + GRAM <= form.length; at++) grams.add(gram(form, at));
  let fragments: Set<string> | undefined;
  return {
    whole: [...whole].sort((a, b) => b.length - a.length),
    short: [...whole].filter((form) => form.length < FRAGMENT + 4),
    grams,
    fragments: () => {
      fragments ??= new Set(long.flatMap(fragmentsOf));
      return fragments;
    },
  };
}

function fragmentsOf(form: string): string[] {
  return Array.from({ length: form.length - FRAGMENT + 1 }, (_, at) => form.slice(at, at + FRAGMENT));
}

/** Four characters as a number; some that differ give the same one. */
function gram(text: string, at: number): number {
  const bits = (offset: number): number => text.charCodeAt(at + offset) & 0x7f;
  return bits(0) | (bits(1) << 7) | (bits(2) << 14) | (bits(3) << 21);
}

/**
 * Base64 of a text depends on where it starts within a group of three bytes (`\0user\0password` in AUTH PLAIN,
 * `user=…^Aauth=Bearer token` in XOAUTH2). These are the characters that stand firm in each of the three cases.
 */
function base64Forms(bytes: Buffer): string[] {
  const forms = [bytes.toString('base64'), bytes.toString('base64url')];
  for (let shift = 0; shift < 3; shift++) {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    const core = text.slice(first, last);
    forms.push(core, core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

/* ---------------------------------------------------------------- where it stands */

/** A text as it is searched, and for each of its characters the span of the original that it came from. */
interface View {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Without white space: a server can spread a password over the lines of its reply. */
function squeeze(text: string): View {
  return view(text, () => undefined);
}

const ESCAPE =
  /^(?:%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|=([0-9a-f]{2})|&#x([0-9a-f]{1,5});|&#([0-9]{1,6});|&(amp|lt|gt|quot|apos);|\\(["'\\/])|(\\[bfnrt0]))/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What begins an escape: in URLs, quoted-printable and HTML, and in JSON. */
const MARKS = ['%=&\\', '%=&', '\\'] as const;
/** Where nothing of this stands, `decode` changes nothing. */
const ESCAPES = /[%=][0-9a-f]{2}|&(?:#|amp;|lt;|gt;|quot;|apos;)|\\/i;

/**
 * With percent, JSON, quoted-printable and HTML escapes undone, so that any mixture of them is seen through; or those
 * of one kind only, because what looks like the other kind may be letters of the password.
 */
function decode(text: string, marks: string = MARKS[0]): View {
  return view(text, (at) => {
    if (!marks.includes(text.charAt(at))) return undefined;
    const found = ESCAPE.exec(text.slice(at, at + 10));
    if (found === null) return undefined;
    const hex = found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5];
    const code = hex !== undefined ? Number.parseInt(hex, 16) : found[6] !== undefined ? Number(found[6]) : undefined;
    const char = code !== undefined ? codePoint(code) : (ENTITIES[(found[7] ?? '').toLowerCase()] ?? found[8] ?? '');
    // Half of a character stays: its other half follows in the next escape.
    return { char: /^[\ud800-\udfff]$/.test(char) ? char : stripControls(char).trim(), length: found[0].length };
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function view(text: string, escapeAt: (at: number) => { char: string; length: number } | undefined): View {
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const found = escapeAt(at);
    const length = found?.length ?? 1;
    const chars = found?.char ?? (isSpace(text.charCodeAt(at)) ? '' : text.charAt(at));
    for (let unit = 0; unit < chars.length; unit++) {
      starts.push(at);
      ends.push(at + length);
    }
    out += chars;
    at += length;
  }
  return { text: out, starts, ends };
}

/** The white space that the stripping of controls leaves. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || (code > 0x1000 && /\s/.test(String.fromCharCode(code)));
}

/** Without white space and upper case. */
function bare(text: string): string {
  return fold(text.replace(/\s/g, ''));
}

/** Western letters only: `toLowerCase` may change the length of others. */
function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z\u00c0-\u00de]/g, (letter) => letter.toLowerCase());
}

function mask(text: string, patterns: Patterns): string {
  const hasEscapes = ESCAPES.test(text);
  // Most texts hide nothing, and need no map of their characters.
  if (!hasEscapes && !holds(bare(text), patterns)) return text;
  const hidden = new Uint8Array(text.length);
  const decoded = hasEscapes ? MARKS.map((marks) => decode(text, marks)) : [];
  for (const shown of [squeeze(text), ...decoded]) {
    const folded = fold(shown.text);
    const hide = (from: number, to: number): void => {
      hidden.fill(1, shown.starts[from] ?? 0, shown.ends[to - 1] ?? text.length);
    };
    for (const form of patterns.whole) {
      for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
        hide(at, at + form.length);
      }
    }
    const fragments = patterns.fragments();
    if (fragments.size === 0) continue;
    for (let at = 0; at + FRAGMENT <= folded.length; at++) {
      if (fragments.has(folded.slice(at, at + FRAGMENT))) hide(at, at + FRAGMENT);
    }
  }
  let out = '';
  for (let at = 0; at < text.length; at++) {
    if (hidden[at] === 0) out += text.charAt(at);
    else if (at === 0 || hidden[at - 1] === 0) out += MASK;
  }
  return out;
}

/** True when a text without white space holds a form of the secret, or a fragment of one. */
function holds(folded: string, { short, grams, fragments }: Patterns): boolean {
  if (short.some((form) => folded.includes(form))) return true;
  if (grams.size === 0) return false;
  // Wherever eight characters in a row begin, four of them stand at a multiple of five.
  let mayHold = false;
  for (let at = 0; at + GRAM <= folded.length && !mayHold; at += FRAGMENT - GRAM + 1) {
    mayHold = grams.has(gram(folded, at));
  }
  if (!mayHold) return false;
  for (let at = 0; at + FRAGMENT <= folded.length; at++) {
    if (fragments().has(folded.slice(at, at + FRAGMENT))) return true;
  }
  return false;
}
