import type { Phrase, Text } from './model.ts';

/** Makes a phrase, for instance with the template `Use port {0}` and the port as its argument. */
export function say([head = '', ...tails]: TemplateStringsArray, ...args: readonly (Text | number)[]): Phrase {
  let text = head;
  let template = head;
  tails.forEach((tail, i) => {
    text += english(args[i] ?? '') + tail;
    template += `{${i}}${tail}`;
  });
  return { text, template, args };
}

/** The words in English. */
export function english(text: Text | number): string {
  return typeof text === 'object' ? text.text : String(text);
}

/** Words from a table of facts, which need no arguments. */
export function fixed(text: string): Phrase {
  return { text, template: text, args: [] };
}

/** Texts in a row, with commas between them. */
export function listed(texts: readonly Text[]): Text {
  return texts.length === 0 ? '' : texts.reduce((list, text) => say`${list}, ${text}`);
}

/** Texts in a row, with `and` between them. */
export function allOf(texts: readonly Text[]): Text {
  return texts.length === 0 ? '' : texts.reduce((list, text) => say`${list} and ${text}`);
}

/** A phrase whose arguments and words have gone through `change`; the words alone where the template does not fit them. */
export function changed(text: Text, change: (words: string) => string): Text {
  if (typeof text === 'string') return change(text);
  const args = text.args.map((arg) => (typeof arg === 'number' ? arg : changed(arg, change)));
  const words = change(text.text);
  const rebuilt = text.template.replace(/\{(\d)\}/g, (_, i) => english(args[Number(i)] ?? ''));
  return rebuilt === words ? { text: words, template: text.template, args } : words;
}

/** A message as findings have it: English for everybody, and the phrase for who says it in another language. */
export function messageOf(text: Text): { readonly message: string; readonly phrase?: Phrase } {
  return typeof text === 'string' ? { message: text } : { message: text.text, phrase: text };
}

/** The same for the title of a fix. */
export function titleOf(text: Text): { readonly title: string; readonly phrase?: Phrase } {
  return typeof text === 'string' ? { title: text } : { title: text.text, phrase: text };
}
