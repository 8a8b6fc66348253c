/* Providers: facts, each with its source. */

import type { Mode } from './dialect.ts';

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
