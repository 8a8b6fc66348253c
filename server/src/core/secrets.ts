import { isEmpty } from './effective.ts';
import type { Block, Finding, Range, Setting, SourceDocument, Text } from './model.ts';
import { changed, messageOf, titleOf } from './say.ts';
import { percentEncode } from './url.ts';

/** What must not be printed of one file. */
export interface Secrets {
  /** Where passwords stand in the text. */
  readonly ranges: readonly Range[];
  /** The text with every password in it replaced. For messages and titles, never for file content. */
  hide(text: string): string;
  /** True when the text holds a password. */
  holds(text: string): boolean;
}

export const MASK = '•••';

const NOTHING: Secrets = { ranges: [], hide: hideUserInfo, holds: (text) => hideUserInfo(text) !== text };

/** Shorter passwords are hidden by their place only: starring out every "a" would hide the report and not the password. */
const SHORTEST = 4;

/** The passwords of a file, by place and by value. */
export function secretsOf(
  analysis: { readonly document: SourceDocument; readonly blocks: readonly Block[] } | undefined,
): Secrets {
  if (analysis === undefined) return NOTHING;
  const { text } = analysis.document;
  const ranges: Range[] = [];
  const words = new Set<string>();
  for (const { settings } of analysis.blocks) {
    for (const slot of settings.slots().filter((name) => /pass|secret|token/i.test(name))) {
      const setting: Setting = settings.get(slot);
      // `null` and its kin are no passwords: starring them out would star out the word in every message.
      if (setting.state !== 'known' || isEmpty(setting.text, setting.type)) continue;
      ranges.push(setting.range);
      const { start, end } = setting.range;
      for (const word of spellings(setting.text, text.slice(start, end))) words.add(word);
    }
  }
  for (const range of passwordsInUrls(text)) {
    ranges.push(range);
    const written = text.slice(range.start, range.end);
    // A URL that its loader cuts at `#` or a blank is read wrongly, and a part of the password passes for something else.
    for (const part of [written, ...written.split(/[\s#?/:@"']+/)]) {
      for (const word of spellings(part, part)) words.add(word);
    }
  }
  const found = [...words].sort((a, b) => b.length - a.length);
  const hide = (text: string): string => {
    let result = hideUserInfo(text);
    for (const word of found) result = result.replaceAll(word, MASK);
    return result;
  };
  return { ranges, hide, holds: (text) => hide(text) !== text };
}

/** The finding with no password in what it says; its fixes keep theirs, or they would write something else. */
export function withoutSecrets({ phrase: own, message: words, ...finding }: Finding, { hide }: Secrets): Finding {
  const hidden = (text: Text): Text => changed(text, hide);
  return {
    ...finding,
    ...messageOf(hidden(own ?? words)),
    related: finding.related.map(({ phrase, message, ...rest }) => ({
      ...rest,
      ...messageOf(hidden(phrase ?? message)),
    })),
    fixes: finding.fixes.map(({ phrase, title, ...rest }) => ({ ...rest, ...titleOf(hidden(phrase ?? title)) })),
  };
}

/** A login in a URL whose password holds a character that ends the login for those who read URLs; a port is none. */
const CUT_LOGIN = /:\/\/[^\s:@/'"]{0,200}:(?!\d{1,5}[\s#?/])([^@\s#?/"']{0,200}[\s#?/][^\n\r@]{0,400})@/g;

/** Where such passwords stand in the text, as it is written. */
function passwordsInUrls(text: string): readonly Range[] {
  return [...text.matchAll(CUT_LOGIN)].map((match) => {
    const [all, password = ''] = match;
    const start = match.index + all.length - 1 - password.length;
    return { start, end: start + password.length };
  });
}

/** The password of `scheme://user:password@host`, whatever file or message it stands in. */
function hideUserInfo(text: string): string {
  return text.replace(/(:\/\/[^\s:@/'"]{0,200}:)[^\s@'"]{1,400}(?=@)/g, `$1${MASK}`);
}

/** The forms in which a password may come back in a message. */
function spellings(value: string, written: string): readonly string[] {
  const forms = [
    value,
    value.trim(),
    written,
    encodeURIComponent(wellFormed(value)),
    percentEncode(wellFormed(value)),
    JSON.stringify(value).slice(1, -1),
  ];
  return forms.filter((form) => form.length >= SHORTEST && !isOrdinary(form));
}

/** A lone surrogate has no UTF-8 form. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Words that messages and keys are made of: hiding them would hide the report, and they are no secret. */
function isOrdinary(word: string): boolean {
  return /^(?:null|none|true|false|mail|smtp|smtps|user|username|pass|password|secret|test|port|host|login|starttls|email|from|changeme|change_me|\d{4})$/i.test(
    word,
  );
}
