import { type Table, type Translate, translator } from '../core/translate.ts';
import { isRecord } from './settings.ts';

/** Gives the table of a language, by its name in `LANGUAGES`; undefined where it did not come with the server. */
export type Tables = (language: string) => unknown;

/** The languages beside English that the server may speak, as its files are named. */
const LANGUAGES = ['de', 'fr', 'es', 'zh-cn'] as const;

/** The translator for a client: by the table that it sent, else by the one that came with the server, else English. */
export function translatorFor(locale: string | undefined, sent: unknown, tables?: Tables): Translate {
  const language = languageOf(locale);
  return translator(tableOf(sent) ?? tableOf(language === undefined ? undefined : tables?.(language)) ?? {});
}

/** `de_AT` → `de`; `zh-Hans` → `zh-cn`. Traditional Chinese is another language. */
export function languageOf(locale: string | undefined): string | undefined {
  const [first = '', ...rest] = locale?.toLowerCase().split(/[-_.@]/) ?? [];
  if (first === 'zh') return rest.some((part) => /^(?:tw|hk|mo|hant)$/.test(part)) ? undefined : 'zh-cn';
  return LANGUAGES.find((language) => language === first);
}

/** What is no text in it is left out when it is asked for. */
function tableOf(value: unknown): Table | undefined {
  return isRecord(value) ? (value as Table) : undefined;
}
