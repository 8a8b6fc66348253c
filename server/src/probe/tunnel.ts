/** Where a proxy shall connect to. */
export interface Destination {
  /** An IP address, or a name in ASCII, which the proxy looks up. */
  readonly host: string;
  readonly port: number;
}

/** Why a proxy opens no connection. */
export type TunnelFault =
  /** It does not speak the protocol that the setting says. */
  | 'no-proxy'
  /** It wants a user name and a password, or others. */
  | 'login'
  /** Its rules do not allow this destination, or it cannot do what was asked. */
  | 'forbidden'
  /** The destination refuses the connection. */
  | 'refused'
  /** The destination cannot be reached, or its name is not known there. */
  | 'unreachable'
  /** It hung up. */
  | 'closed';

/** A proxy said no. `code` is its own number, if it gave one. */
export class TunnelError extends Error {
  readonly fault: TunnelFault;
  readonly code: string | undefined;

  constructor(fault: TunnelFault, code?: string) {
    super(code ?? fault);
    this.fault = fault;
    this.code = code;
  }
}
