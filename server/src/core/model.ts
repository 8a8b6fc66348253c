/**
 * The data that flows down the pipeline: text → entries → settings blocks → findings.
 *
 * Everything is readonly and plain. Positions are UTF-16 offsets into the text, half open;
 * lines and columns exist only at the edges (`lsp/convert.ts` and the printers).
 */
import type { Position } from './position.ts';

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

/* ---------------------------------------------------------------- text → entries */

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

/* ---------------------------------------------------------------- entries → settings */

/** What kind of file this is, judged by its path alone. */
export interface FileFacts {
  readonly path: string;
  readonly format: FormatId;
  /** `template` = `*.example`, `*.sample`, `*.dist`, `*.template` …; `test` and `dev` by name; else `live`. */
  readonly role: 'live' | 'template' | 'dev' | 'test';
}

/** One variable of a scope, after the carrier (compose, Kubernetes, plain file …) has been unwrapped. */
export interface Variable {
  /** Key segments below the scope: one for an environment variable, several for nested settings. */
  readonly path: readonly string[];
  readonly keyRange: Range;
  /** The span of the value's text, without quotes. */
  readonly range: Range;
  readonly value: string;
  readonly type: ScalarType;
  readonly style: ScalarStyle;
  readonly entry: Entry;
  /** The value comes from somewhere else at run time (`${VAR}`, `{{ }}`, `secretKeyRef` …): never blamed. */
  readonly dynamic: boolean;
  /** The value is the fallback of `${VAR:-fallback}` or was resolved inside the file. */
  readonly fallback?: boolean;
  /** The value as it is written, where `value` is a fallback of it. */
  readonly written?: string;
  /** True when `range` maps one to one onto `value`, so that a part of it can be edited. */
  readonly literal: boolean;
  /** Where the value stands when it is in another file; `range` is then the place that brings it here. */
  readonly origin?: Origin;
}

/** A place in another file, by line and column, since its text is not at hand further down. */
export interface Origin {
  /** The path from the folder of this file. */
  readonly file: string;
  /** The name that it has there. */
  readonly name: string;
  readonly place: { readonly start: Position; readonly end: Position };
}

/** Settings that one program reads together: a dotenv file, a compose service, a container, a nested document. */
export interface Scope {
  readonly kind: 'env' | 'tree';
  readonly variables: readonly Variable[];
  readonly doc: number;
  /** What stands beside the settings and tells which program reads them. */
  readonly evidence: { readonly image?: string; readonly action?: string; readonly name?: string };
  /** True when more settings come from a file that is not at hand: what is missing here may be set there. */
  readonly open?: boolean;
  set(variable: Variable, value: string, spelling: Spelling): Edit | undefined;
  insertAfter(variable: Variable, key: readonly string[], value: string, spelling: Spelling): Edit | undefined;
  remove(variable: Variable): Edit | undefined;
}

/* ---------------------------------------------------------------- settings → blocks */

/** What a setting is for. Dialects may add their own names; these are the ones that rules know. */
export type Slot =
  | 'host'
  | 'port'
  | 'user'
  | 'password'
  | 'from'
  | 'url'
  | 'hostPort'
  | 'security'
  | 'enable'
  | 'verify'
  | 'ca'
  | 'timeout'
  | 'auth'
  | 'domain'
  | 'minTls'
  | (string & {});

/** The value of one slot. Only `known` (and a documented `default`) may be blamed. */
export type Setting =
  | { readonly state: 'absent' }
  | { readonly state: 'default'; readonly text: string }
  | {
      readonly state: 'known';
      readonly text: string;
      readonly type: ScalarType;
      readonly style: ScalarStyle;
      /** The key as the file spells it. */
      readonly key: string;
      /** What is blamed: the value's text, or its part inside a URL or `host:port`. */
      readonly range: Range;
      readonly keyRange: Range;
      readonly variable: Variable;
      readonly fallback: boolean;
    }
  | {
      readonly state: 'dynamic';
      readonly key: string;
      readonly range: Range;
      readonly keyRange: Range;
      readonly variable: Variable;
    };

export type KnownSetting = Extract<Setting, { state: 'known' }>;

/** The settings of one block, by slot. */
export interface Settings {
  readonly kind: Scope['kind'];
  /** What an unquoted `yes` means depends on the format, and what a missing key means on the name of the file. */
  readonly file: FileFacts;
  /** `absent` when the file does not set it. */
  get(slot: Slot): Setting;
  /** The text of a known slot. */
  text(slot: Slot): string | undefined;
  /** True when the slot stands in the file, whatever its state. */
  has(slot: Slot): boolean;
  /** Every slot that stands in the file. */
  slots(): readonly Slot[];
  /** Every variable of the scope that the block did not claim, by dotted path: for sibling evidence. */
  sibling(key: string): Variable | undefined;
  readonly evidence: Scope['evidence'];
}

/** What the client really does on the wire. */
export type Mode =
  /** TLS from the first byte (RFC 8314). */
  | 'implicit'
  /** STARTTLS, required. */
  | 'starttls'
  /** STARTTLS if offered, else clear text. */
  | 'opportunistic'
  /** Never encrypted. */
  | 'none';

/** `disabled` = nothing is sent over SMTP; `refused` = the client stops before connecting; `unknown` = not provable. */
export type Outcome = Mode | 'disabled' | 'refused' | 'unknown';

/** A new value for one slot, in the dialect's own spelling. `null` removes the setting. */
export interface Write {
  readonly slot: Slot;
  readonly value: string | number | boolean | null;
}

/** A mistake that only the dialect can know; the rule of that id turns it into a finding. */
export interface Fault {
  readonly rule: string;
  readonly slot: Slot;
  /** One sentence: what is wrong, with the value. */
  readonly message: string;
  readonly related?: readonly Slot[];
  readonly writes?: readonly Write[];
  /** The title of the fix, when `writes` are given. */
  readonly fix?: string;
  readonly severity?: Severity;
}

/** What one version or loader of the client makes of the settings. */
export interface Reading {
  /** On which version or loader this reading depends (`Laravel 8 and older`); absent when all agree. */
  readonly when?: string;
  readonly outcome: Outcome;
  /** The port that is dialled when the file names none. */
  readonly port?: number;
  /** The slots whose values made the outcome; empty when it is the default. */
  readonly decidedBy: readonly Slot[];
  readonly faults?: readonly Fault[];
  /** Whether the certificate is checked; absent when not known. */
  readonly verifies?: boolean;
}

export interface Source {
  readonly url: string;
  /** ISO date on which it was read. */
  readonly read: string;
  readonly note?: string;
}

/**
 * How a dialect is recognised. A string names a key (an environment name, or the end of a dotted path);
 * a RegExp is tested against `dotted.path=value` of each variable of the scope.
 */
export interface Detect {
  /** One of these alone identifies the dialect. */
  readonly strong?: readonly (string | RegExp)[];
  /** Two of these identify it. */
  readonly weak?: readonly (string | RegExp)[];
  /** Image names (without registry and tag) and GitHub Actions that identify it. */
  readonly images?: readonly RegExp[];
  /** File names or paths that identify it. */
  readonly files?: readonly RegExp[];
  /** Keys that prove it is something else. */
  readonly never?: readonly (string | RegExp)[];
  /** For what lists cannot say: true when the slots of one block, and what stands before its keys, identify the dialect. */
  proves?(slots: ReadonlySet<Slot>, prefix: string): boolean;
}

export interface DialectExample {
  readonly file: string;
  readonly text: string;
}

/** How one framework or program spells its mail settings, and what its client library does with them. */
export interface Dialect {
  readonly id: string;
  readonly name: string;
  readonly ecosystem:
    | 'php'
    | 'python'
    | 'ruby'
    | 'jvm'
    | 'node'
    | 'dotnet'
    | 'go'
    | 'rust'
    | 'elixir'
    | 'infra'
    | 'any';
  readonly detect: Detect;
  /** Slot → its spellings, most usual first: environment names, or dotted paths (`*` = any one segment). */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** How the program compares key names; `relaxed` = Spring's binding (case, `-` and `_` do not count). Default `exact`. */
  readonly keyCase?: 'exact' | 'insensitive' | 'relaxed';
  /** Set where the client waits for ever by default: the writes that bound its waiting. */
  readonly waitsForEver?: readonly Write[];
  /** True for the generic dialects that catch what no framework claims. */
  readonly generic?: boolean;
  /**
   * For dialects whose keys are a pattern and not a list: the slot of a variable, the group it belongs to
   * (`NEWSLETTER_SMTP_`), so that several blocks in one file stay apart. Used beside `keys`. `value` is undefined when
   * only run time knows it.
   */
  match?(
    path: readonly string[],
    kind: Scope['kind'],
    value: string | undefined,
  ): { readonly slot: Slot; readonly group: string } | undefined;
  /** For dialects with `match`: how a new setting is spelled in the block with this group. */
  spell?(slot: Slot, group: string, kind: Scope['kind']): string | undefined;
  /** What the client does. Pure; called once for each block. One reading, or one for each version that differs. */
  read(settings: Settings): Reading | readonly Reading[];
  /** The values that give this mode, or undefined where the dialect cannot express it. `read(write(mode)) = mode`. */
  write(mode: Mode, settings: Settings): readonly Write[] | undefined;
  readonly examples: {
    readonly starttls587?: DialectExample;
    readonly implicit465?: DialectExample;
    readonly broken?: DialectExample & { readonly rule: string };
  };
  readonly sources: readonly Source[];
}

/** One set of mail settings, understood. */
export interface Block {
  readonly dialect: Dialect;
  readonly file: FileFacts;
  readonly scope: Scope;
  /** From the first to the last setting of the block. */
  readonly range: Range;
  /** What stands before the dialect's own key: `production.` in a nested file, `NEWSLETTER_` in an environment. */
  readonly prefix: string;
  readonly settings: Settings;
  readonly readings: readonly Reading[];
  readonly provider?: Provider;
  /** `local` = loopback, container or catcher; `private` = RFC 1918 or `.local`; `unknown` = not provable. */
  readonly reach: 'remote' | 'private' | 'local' | 'unknown';
}

/* ---------------------------------------------------------------- providers */

export type ProviderMode = Mode | 'any';

/** A = the provider's own text, B = a maintained database or a framework's code, C = third-party pages, D = general knowledge. */
export type Grade = 'A' | 'B' | 'C' | 'D';

export interface Endpoint {
  readonly port: number;
  /** `opportunistic` = the server also takes clear text. */
  readonly mode: Mode;
  /** `unverified` never drives a finding. */
  readonly status: 'recommended' | 'supported' | 'discouraged' | 'unsupported' | 'unverified';
  /** Only these hosts of the provider listen here; absent = all. */
  readonly hosts?: RegExp;
  /** Set where this fact stands on weaker ground than the rest of the entry. */
  readonly grade?: Grade;
  readonly note?: string;
}

export interface HostPattern {
  readonly pattern: RegExp;
  readonly example: string;
  /** `legacy` = works, has a successor; `retired` = replaced or switched off; `wrong` = not the provider's SMTP host. */
  readonly status: 'current' | 'legacy' | 'retired' | 'wrong' | 'unverified';
  /** The host to use instead; `$1` stands for the first group of the pattern, `<region>` for what the user must know. */
  readonly replacement?: string;
  /** Other programs answer to this name too (`localhost`), so that it does not identify the provider. */
  readonly shared?: boolean;
  readonly grade?: Grade;
  readonly note?: string;
}

export interface WrongShape {
  readonly pattern: RegExp;
  /** What the value is instead (`Mailgun HTTP API key, not an SMTP password`). Never shows the value. */
  readonly means: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface Login {
  readonly mechanisms: readonly string[];
  readonly user?: {
    readonly kind: string;
    /** The only user name there is (`apikey`). */
    readonly literal?: string;
    /** Other user names that are known to work beside the literal. */
    readonly also?: readonly string[];
    /** The usual shape. A miss proves nothing: only `literal` and `wrong` may be blamed. */
    readonly pattern?: RegExp;
    readonly wrong?: readonly WrongShape[];
    readonly hint?: string;
    readonly source?: string;
    readonly grade?: Grade;
  };
  readonly password?: {
    readonly kind: string;
    readonly pattern?: RegExp;
    readonly wrong?: readonly WrongShape[];
    readonly hint?: string;
    readonly source?: string;
    readonly grade?: Grade;
  };
}

/** A login form or feature that the provider has ended or will end. */
export interface Deprecation {
  readonly what: string;
  /** ISO date (or year-month, or year) from which it is gone. */
  readonly date: string;
  /**
   * What it concerns. `account-password` = the account's own password no longer logs in, but an app password or a key
   * in its place does; `any-password` = only OAuth is left.
   */
  readonly kind: 'account-password' | 'any-password' | 'host' | 'port' | 'tls' | 'other';
  /** `off-by-default` = an administrator can still switch it on; absent = gone for good. */
  readonly effect?: 'off-by-default';
  readonly source: string;
  readonly grade?: Grade;
  readonly note?: string;
}

/** Facts about one provider, each with its source and the date it was read. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly kind:
    | 'mailbox'
    | 'transactional'
    | 'relay'
    | 'hosting'
    | 'local_catcher'
    | 'local_mta'
    | 'local_bridge'
    | 'test_service'
    | 'none';
  /** `full` = the provider's own text was read; `partial` = a maintained third party; `no` = never drives a warning. */
  readonly verified: 'full' | 'partial' | 'no';
  readonly verifiedOn: string;
  readonly hosts: readonly HostPattern[];
  readonly emailDomains?: readonly string[];
  readonly endpoints: readonly Endpoint[];
  /** What a fix offers. A host with `<…>` in it cannot be written as it stands. */
  readonly recommended?: { readonly host?: string; readonly port: number; readonly mode: Mode };
  /** Mail without a login: `only` = a login is a mistake (MX hosts), `allowed` = by IP address, or on this machine. */
  readonly anonymous?: 'only' | 'allowed';
  /** A self-signed certificate is normal here. */
  readonly selfSigned?: boolean;
  readonly login?: Login;
  readonly deprecations?: readonly Deprecation[];
  /** Pages of the provider that were read, or that others cite for this; best first; may be shown to users. */
  readonly docs: readonly string[];
  /** Pages of the provider that nobody has opened for this entry: for the next reader, never shown. */
  readonly unread?: readonly string[];
  readonly sources: readonly { readonly ref: string; readonly grade: Grade; readonly supports?: string }[];
  readonly notes?: readonly string[];
}

/* ---------------------------------------------------------------- findings */

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Confidence = 'certain' | 'likely' | 'depends';

export interface Fix {
  readonly title: string;
  /** Keeps the author's meaning; part of fix-all. */
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly message: string;
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
  /** Milliseconds since any epoch, for the time budget; absent = no budget. */
  readonly deadline?: { readonly now: () => number; readonly at: number };
}
