import type { Text } from '../core/model.ts';
import { changed, english } from '../core/say.ts';
import type { Clean } from './redact.ts';
import type { Fact, Facts } from './types.ts';

/**
 * A text whose every part is clean; its words alone where that gives another sentence than cleaning the whole does: a
 * secret reaches over the edge of a part, or the whole is cut.
 */
export function cleanText(text: Text, clean: Clean, limit: number): Text {
  if (english(text).length <= limit && clean.keeps(wordsOf(text))) return text;
  const words = clean(english(text), limit);
  // The blank before a part holds the sentence together.
  const parts = changed(text, (part) => (part.startsWith(' ') ? ` ${clean(part, limit)}` : clean(part, limit)));
  return english(parts) === words ? parts : words;
}

/** The words of a text, and those of its parts. */
function wordsOf(text: Text | number): readonly string[] {
  return typeof text === 'object' ? [text.text, ...text.args.flatMap(wordsOf)] : [String(text)];
}

/** Every text in these facts. */
export function textsOf(fact: Fact | undefined): readonly string[] {
  if (typeof fact === 'string') return [fact];
  if (typeof fact !== 'object' || fact === null) return [];
  return (isList(fact) ? fact : Object.values(fact)).flatMap(textsOf);
}

/** Cleans every text in these facts. */
export function cleanFacts(facts: Facts, clean: Clean): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, cleanFact(fact, clean)]));
}

function cleanFact(fact: Fact, clean: Clean): Fact {
  if (typeof fact === 'string') return clean(fact);
  if (typeof fact !== 'object' || fact === null) return fact;
  return isList(fact) ? fact.map((part) => cleanFact(part, clean)) : cleanFacts(fact, clean);
}

/** `Array.isArray` does not narrow readonly arrays away. */
function isList(fact: readonly Fact[] | Facts): fact is readonly Fact[] {
  return Array.isArray(fact);
}
