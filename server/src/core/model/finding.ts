/* Findings, and the options that come from outside the text. */

import type { Phrase } from './phrase.ts';
import type { Origin } from './settings.ts';
import type { Edit, Range } from './text.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Confidence = 'certain' | 'likely' | 'depends';

export interface Fix {
  readonly title: string;
  /** The title as it can be said in another language. */
  readonly phrase?: Phrase;
  /** Keeps the author's meaning; part of fix-all. */
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly message: string;
  readonly phrase?: Phrase;
  readonly range: Range;
  /** Another file, when the place is not in the one that is linted; a path from the folder of that one. */
  readonly file?: string;
  /** Where it is in the other file. */
  readonly place?: Origin['place'];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What is wrong, with the value, and what to do; at most about 160 characters; stands alone. Never holds a password. */
  readonly message: string;
  /** The message as it can be said in another language. */
  readonly phrase?: Phrase;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly docs: string;
  readonly dialect?: string;
  readonly provider?: string;
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

/** Options of `lint`; everything that comes from outside the text. */
export interface LintOptions {
  /** Rule id → severity or `off`; absent = the rule's default. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Today as an ISO date, for dated facts; absent = dated facts are told without judging. */
  readonly today?: string;
  /** Show findings that ignore comments silence. */
  readonly noIgnores?: boolean;
  readonly preferredSubmission?: 'provider' | '587' | '465';
  /** True when the file is under version control, false when ignored; absent = not known. */
  readonly committed?: boolean;
  /** Fingerprints (`fingerprintOf`) of the settings whose last connection test passed; absent = no test is known of. */
  readonly tested?: readonly string[];
  /** Looks up a file by its path from the folder of the linted one; absent = no other file is looked at. */
  readonly files?: (relativePath: string) => string | undefined;
  /** The versions of packages that the project uses, for what depends on them; asked for only where it matters. */
  readonly versions?: (packageName: string) => string | undefined;
  /** Milliseconds since any epoch, for the time budget; absent = no budget. */
  readonly deadline?: { readonly now: () => number; readonly at: number };
}
