/* Settings → blocks: dialects, what their clients do, and one set of mail settings, understood. */

import type { Severity } from './finding.ts';
import type { Text } from './phrase.ts';
import type { Provider } from './provider.ts';
import type { FileFacts, Scope, Settings, Slot } from './settings.ts';
import type { Range } from './text.ts';

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
  readonly message: Text;
  readonly related?: readonly Slot[];
  readonly writes?: readonly Write[];
  /** The title of the fix, when `writes` are given. */
  readonly fix?: Text;
  readonly severity?: Severity;
}

/** What one version or loader of the client makes of the settings. */
export interface Reading {
  /** On which version or loader this reading depends (`Laravel 8 and older`); absent when all agree. */
  readonly when?: string;
  readonly outcome: Outcome;
  /** The port that is dialled when the file names none. */
  readonly port?: number;
  /** The port that is dialled whatever the setting of the port says, as one in the host does for some clients. */
  readonly dials?: number;
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
