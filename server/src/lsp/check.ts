import { DEFAULT_MAX_FILE_SIZE } from '../core/config.ts';
import { type Analysis, type LintResult, lintFile, understand } from '../core/lint.ts';
import type { LintOptions } from '../core/model.ts';
import type { Translate } from '../core/translate.ts';
import type { Counted } from './convert.ts';

/** Larger texts are not read unless the configuration says so: mail settings are small, and an editor must stay quick. */
export const MAX_LENGTH = DEFAULT_MAX_FILE_SIZE;

/** A document as every feature of the server sees it: its text of one version, and how it is to be checked. */
export interface Checked extends Counted {
  readonly uri: string;
  readonly version: number;
  /** The path that the linter judges it by. */
  readonly path: string;
  readonly languageId: string;
  readonly options: LintOptions;
  /** Says a text in the language of the client. */
  readonly t: Translate;
  /** Longer texts are not read. */
  readonly maxLength: number;
}

const NOTHING: LintResult = { findings: [], hasMail: false, silenced: 0, failures: [], partial: false };

/** What the linter says about a document. */
export function check({ path, text, options, maxLength }: Checked): LintResult {
  return text.length > maxLength ? NOTHING : lintFile(path, text, options);
}

/** The settings blocks of a document; undefined where there are none to find. */
export function analyse({ path, text, options, maxLength }: Checked): Analysis | undefined {
  return text.length > maxLength ? undefined : understand(path, text, options);
}
