import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
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
  /** Remembers how a connection test went, and brings the diagnostics up to date. */
  recordTest(verdict: Verdict): void;
}

/** A request that cannot be answered; the message is for the user. */
export function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, `smtplint: ${message}`);
}
