import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Backoff } from '../live/backoff.ts';
import type { Verdict } from '../live/verdict.ts';
import type { Client } from './capabilities.ts';
import type { Files } from './files.ts';
import type { Host } from './host.ts';

/** What one connection remembers. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly files: Files;
  readonly host: Host;
  /** Hosts that the user agreed to contact. */
  readonly agreed: Set<string>;
  /** Holds logins back after refused ones. */
  readonly logins: Backoff;
  /** True while a connection test runs: there is never a second one beside it. */
  testing: boolean;
  /** Remembers how a connection test went, and brings the diagnostics up to date. */
  recordTest(verdict: Verdict): void;
}

/** A request that cannot be answered; the message is for the user. */
export function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, `smtplint: ${message}`);
}
