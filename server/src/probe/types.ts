import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type { Cause, StepName } from '../core/causes.ts';
import type { Phrase, Mode as Security } from '../core/model.ts';
import type { Secret } from '../core/secret.ts';

export type { StepName } from '../core/causes.ts';
/** How the client of the settings talks to the port. */
export type { Mode as Security } from '../core/model.ts';

export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user?: string | undefined;
  readonly password?: Secret | undefined;
  /** The sender of the test message; without it the user name serves when it is an address. */
  readonly from?: string | undefined;
  /** The name said in EHLO; without it the machine's full name, or its address as a literal. */
  readonly name?: string | undefined;
  /** The login mechanism that the settings demand (`PLAIN`, `LOGIN`, `CRAM-MD5`, `XOAUTH2`: the password is the access token). */
  readonly mechanism?: string | undefined;
  /** `false` = the settings switch the check off. The test still checks, goes on with a warning, and sends no login except to loopback. */
  readonly verifyCertificate?: boolean | undefined;
}

/** A proxy through which the mail server is reached. */
export interface ProxyServer {
  readonly kind: 'socks5' | 'http';
  readonly host: string;
  readonly port: number;
  readonly user?: Secret | undefined;
  readonly password?: Secret | undefined;
}

export interface ProbeOptions {
  /** The whole test, in milliseconds; 15,000 when not given. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** PEM text of the CA certificates that are trusted instead of the built-in ones. */
  readonly ca?: string | Buffer | undefined;
  /** Reaches the server through this proxy, which also looks up its name. Nothing counts as local then. */
  readonly proxy?: ProxyServer | undefined;
  /** Sends the login in clear text to a remote host; meant for one run that a person has agreed to. */
  readonly allowPlaintextAuth?: boolean | undefined;
  /** Sends one test message to this address. Nothing is sent without it. */
  readonly to?: string | undefined;
  /** Tries the usual ports and modes of the same host too, and looks for command injection behind STARTTLS, as a test without a login does anyway. */
  readonly find?: boolean | undefined;
  readonly onStep?: ((step: ProbeStep) => void) | undefined;
  /** Resolves the host; for tests. */
  readonly lookup?: ((host: string) => Promise<readonly LookupAddress[]>) | undefined;
  /** Opens a socket to one resolved address; for tests. */
  readonly connect?: ((address: string, port: number) => Socket) | undefined;
  /** Where the HTTP API of a local mail catcher listens; for tests. */
  readonly catcherPorts?: readonly number[] | undefined;
}

/** Anything that JSON can hold. */
export type Fact = string | number | boolean | null | readonly Fact[] | Facts;
export interface Facts {
  readonly [name: string]: Fact;
}

export interface ProbeStep {
  readonly name: StepName;
  readonly status: 'ok' | 'warn' | 'fail' | 'skip';
  readonly ms: number;
  /** Plain text: bounded, without control characters and without credentials. */
  readonly detail: string;
  readonly facts?: Facts;
}

/** A setting to change, in the words of the lint core; the host turns it into an edit of the file. */
export interface ProbeWrite {
  readonly slot: 'host' | 'port' | 'security';
  readonly value: string | number;
}

export interface ProbeAdvice {
  readonly text: string;
  /** The text for who says it in another language, as `ProbeReport.phrase`. */
  readonly phrase?: Phrase;
  readonly writes?: readonly ProbeWrite[];
}

export interface ProbeAlternative {
  readonly port: number;
  readonly security: Security;
  readonly ok: boolean;
  readonly ms: number;
  /** Why it failed, or the warning it passed with. */
  readonly cause?: Cause;
}

/** What a test found; `JSON.stringify` of it is the `test --format json` output. */
export interface ProbeReport {
  readonly schema: 'smtplint/test/1';
  readonly ok: boolean;
  readonly target: {
    readonly host: string;
    readonly port: number;
    readonly security: Security;
    readonly user?: string;
  };
  /** The proxy, without user and password. */
  readonly proxy?: string;
  /** Set when the test failed because of the proxy itself: it says nothing about the settings then. */
  readonly proxyFailed?: true;
  readonly steps: readonly ProbeStep[];
  readonly cause: Cause;
  /** One sentence with the facts. */
  readonly message: string;
  /**
   * The message for who says it in another language; not there where it could not be cleaned part by part. It is not
   * enumerable: whoever prints, copies or sends a report does so without it.
   */
  readonly phrase?: Phrase;
  readonly advice: readonly ProbeAdvice[];
  readonly alternatives: readonly ProbeAlternative[];
  /** Set when the caller's signal ended the test; `cause` then only says where it stood. */
  readonly cancelled?: true;
}
