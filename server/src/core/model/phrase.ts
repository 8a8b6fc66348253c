/* Words for people, kept so that they can be said in another language. */

/** A text in English, with the template and the arguments that it was made of. */
export interface Phrase {
  readonly text: string;
  /** `Port {0} is {1}, where mail is read and not sent.` */
  readonly template: string;
  readonly args: readonly (Text | number)[];
}

/** What people read: a phrase, or words that are the same in every language. */
export type Text = string | Phrase;
