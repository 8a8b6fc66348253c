/* Entries → settings: variables, the scopes that hold them, and their values by slot. */

import type { Position } from '../position.ts';
import type { Edit, Entry, FormatId, Range, ScalarStyle, ScalarType, Spelling } from './text.ts';

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
  readonly evidence: {
    readonly image?: string;
    /** The tag of the image, where it is a version. */
    readonly tag?: string;
    readonly action?: string;
    readonly name?: string;
  };
  /** True when more settings come from a file that is not at hand: what is missing here may be set there. */
  readonly open?: boolean;
  set(variable: Variable, value: string, spelling: Spelling): Edit | undefined;
  insertAfter(variable: Variable, key: readonly string[], value: string, spelling: Spelling): Edit | undefined;
  remove(variable: Variable): Edit | undefined;
}

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
  /** The version of a package that the project uses, where its lock file tells it. */
  version(packageName: string): string | undefined;
}
