/** The words one of which stands in every file that holds mail settings. */
const WORDS = /mail|smtp|sendgrid|smarthost|postmark|resend_api|notifier/i;

/** False when no parser needs to run: nothing in the text can be a mail setting. */
export function mayHoldMail(text: string): boolean {
  return WORDS.test(text);
}
