/** What became of one check inside the extension host; the suite reads it from the log. */
export interface Result {
  readonly title: string;
  readonly error?: string;
}

/** Marks a line of the log that holds a result. */
export const MARK = 'smtplint-result ';

/** The line that follows the last result. */
export const END = 'smtplint-end';
