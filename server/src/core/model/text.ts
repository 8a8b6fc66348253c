/* Text → entries: what a parsed file is, and how it is changed. */

/** A half-open span of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One replacement in one text. Edits of one fix never overlap. */
export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

export type FormatId = 'dotenv' | 'yaml' | 'json' | 'ini' | 'toml' | 'properties';

/** How a scalar was written; loaders treat plain and quoted text differently. `none` = a key without a value. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'backtick' | 'block' | 'none';

/** The format's own type for a scalar (dotenv, INI and properties only know `string`). */
export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

/** One scalar with its key, as the format's reference reader would decode it. */
export interface Entry {
  /** Keys from the root of the document; list indexes as decimal strings. Dotenv: one key. INI: section, key. */
  readonly path: readonly string[];
  /** Where the last key stands (an empty range at the value for list items). */
  readonly keyRange: Range;
  /** Where the value stands with its quotes; empty, at the place where a value would go, when there is none. */
  readonly valueRange: Range;
  /** `valueRange` without the quotes. */
  readonly innerRange: Range;
  /** The decoded value. */
  readonly value: string;
  readonly type: ScalarType;
  readonly style: ScalarStyle;
  /** Index of the document in a multi-document YAML file, else 0. */
  readonly doc: number;
  /** A YAML tag such as `!vault` or `!secret`, when one is written. */
  readonly tag?: string;
  /** Set when the entry came through an alias or a merge key: its ranges point at the anchor's text, so it is never edited here. */
  readonly shared?: boolean;
  /** Set when the text of the value contains template syntax (Helm, Jinja, ERB) that no parser of this format reads. */
  readonly template?: boolean;
}

export interface Comment {
  /** From the comment sign to the end of the line (or of the block comment). */
  readonly range: Range;
  /** The text without the comment sign, trimmed. */
  readonly text: string;
}

/** Something the parser could not read; parsing goes on after it. */
export interface Problem {
  readonly range: Range;
  readonly message: string;
}

/** A parsed file. Parsing never throws: half-typed files are the normal case. */
export interface SourceDocument {
  readonly format: FormatId;
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** The format's own tree, kept for its edits; nobody else looks inside. */
  readonly syntax?: unknown;
}

/**
 * How a new value is written.
 * `keep` = in the style that stands there (quotes stay, a bare number stays bare), quoted only where the format needs it;
 * `bare` = as a bare literal (a boolean, a number, null); `string` = as something the format reads as a string.
 */
export type Spelling = 'keep' | 'bare' | 'string';

/** One file format: reading with positions, and the smallest edits that leave everything else byte-identical. */
export interface Format {
  readonly id: FormatId;
  /** Total: any text gives a document. Linear in the length of the text. */
  parse(text: string): SourceDocument;
  /** The edit that gives `entry` another value; quotes, comments and line ends stay. */
  set(document: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit;
  /** The edit that adds `key: value` as the next sibling of `entry`, in the file's own indentation and line ends. `key` may have several segments (`['tls', 'rejectUnauthorized']`) where the format nests. */
  insertAfter(document: SourceDocument, entry: Entry, key: readonly string[], value: string, spelling: Spelling): Edit;
  /** The edit that removes the entry with its line (and, in JSON, its comma). */
  remove(document: SourceDocument, entry: Entry): Edit;
}
