import type { Socket } from 'node:net';
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { familyOf } from './address.ts';
import { IoError, wait } from './timing.ts';

export interface TlsOptions {
  readonly host: string;
  readonly ca: string | Buffer | undefined;
  readonly ms: number;
  readonly signal: AbortSignal;
}

export interface Encrypted {
  readonly socket: TLSSocket;
  /** What the server showed, when its chain verifies: Node has it at hand then, and to ask again takes a while. */
  readonly certificate: PeerCertificate | undefined;
}

/**
 * Does the TLS handshake on a connected socket: TLS 1.2 or later, as RFC 8996 demands.
 *
 * A certificate that does not verify does not end it here, so that the same connection can tell what is
 * wrong with it (a second one would cost time and may be treated differently). Whoever goes on has to look at
 * `authorized`; the login does so in `mayLogIn`, in one place.
 */
export function startTls(socket: Socket, options: TlsOptions): Promise<Encrypted> {
  const { host, ca, ms, signal } = options;
  return wait<Encrypted>(ms, signal, (resolve, reject) => {
    let secure: TLSSocket;
    let certificate: PeerCertificate | undefined;
    try {
      secure = connect({
        socket,
        host,
        ...(familyOf(host) === 0 ? { servername: host } : {}),
        ...(ca === undefined ? {} : { ca }),
        minVersion: 'TLSv1.2',
        rejectUnauthorized: false,
        checkServerIdentity: (name, shown) => {
          certificate = shown;
          return checkServerIdentity(name, shown);
        },
      });
    } catch (error) {
      reject(new IoError('alert', error instanceof Error ? error.message : 'tls'));
      return undefined;
    }
    const wholeChain = withoutChain(secure);
    const onError = (error: NodeJS.ErrnoException): void => reject(new IoError(faultOf(error), tlsCode(error)));
    const onClose = (): void => reject(new IoError('closed'));
    secure.on('error', onError);
    secure.once('close', onClose);
    secure.once('secureConnect', () => {
      secure.off('close', onClose);
      wholeChain();
      resolve({ socket: secure, certificate });
    });
    return undefined;
  });
}

/**
 * At the end of the handshake, Node fetches the whole chain and compares the names of the first certificate. To fetch
 * only that one takes half as long: it is done until the function that this gives is called.
 */
function withoutChain(socket: TLSSocket): () => void {
  const { getPeerCertificate } = socket;
  Object.assign(socket, { getPeerCertificate: () => getPeerCertificate.call(socket) });
  return () => void Object.assign(socket, { getPeerCertificate });
}

const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ECONNREFUSED']);

/** By Node's code where there is one; everything that is not the network's is the handshake's. */
function faultOf(error: NodeJS.ErrnoException): 'closed' | 'alert' {
  return error.code !== undefined && CLOSED.has(error.code) ? 'closed' : 'alert';
}

const REASONS =
  /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNEXPECTED_MESSAGE|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/;

/**
 * The code of an error of the TLS layer. Where there is none that says anything (`EPROTO`), the reason is looked for in
 * the words: OpenSSL writes `wrong version number`, BoringSSL (in VS Code) `WRONG_VERSION_NUMBER`.
 */
export function tlsCode(error: NodeJS.ErrnoException): string {
  if (error.code !== undefined && error.code !== 'EPROTO') return error.code;
  const reason = REASONS.exec(
    error.message
      .slice(0, 1000)
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_'),
  )?.[0];
  return reason === undefined ? (error.code ?? 'ERR_SSL') : `ERR_SSL_${reason}`;
}

/** Alert numbers of RFC 8446, section 6. */
const ALERTS: Readonly<Record<number, string>> = {
  10: 'unexpected message',
  20: 'bad record',
  40: 'handshake failure',
  42: 'bad certificate',
  46: 'certificate unknown',
  47: 'illegal parameter',
  50: 'decode error',
  51: 'decrypt error',
  70: 'protocol version',
  71: 'insufficient security',
  80: 'internal error',
  86: 'inappropriate fallback',
  109: 'missing extension',
  112: 'unrecognised name',
  116: 'certificate required',
  120: 'no application protocol',
};

export const PROTOCOL_VERSION = 70;
export const UNRECOGNISED_NAME = 112;
export const CERTIFICATE_REQUIRED = 116;

export function alertName(code: number): string {
  return `alert ${code}${ALERTS[code] === undefined ? '' : ` (${ALERTS[code]})`}`;
}
