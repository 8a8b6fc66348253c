import { request } from 'node:http';
import type { Socket } from 'node:net';
import { hostAndPort } from './address.ts';
import { type Destination, TunnelError } from './tunnel.ts';
import type { ProxyServer } from './types.ts';

const MAX_HEADER = 16 * 1024;
/** With these, a proxy says that it has tried. */
const UNREACHABLE = new Set([500, 502, 503, 504]);

/**
 * Has an HTTP proxy connect this socket to a destination (CONNECT, RFC 9110 section 9.3.6); rejects with a
 * `TunnelError`. What the destination has said by then is put back into the socket.
 */
export function connectByHttp(
  socket: Socket,
  { user, password }: ProxyServer,
  { host, port }: Destination,
): Promise<void> {
  const authority = hostAndPort(host, port);
  const login = user === undefined ? undefined : `${user.reveal()}:${password?.reveal() ?? ''}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: authority,
      headers: {
        Host: authority,
        ...(login === undefined ? {} : { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
      },
      createConnection: () => socket,
      maxHeaderSize: MAX_HEADER,
    });
    asked.once('connect', ({ statusCode = 0 }, _same, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve();
      } else {
        reject(new TunnelError(faultOf(statusCode), `HTTP ${statusCode}`));
      }
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isGarbled = error.code?.startsWith('HPE_') === true;
      reject(new TunnelError(isGarbled ? 'no-proxy' : 'closed'));
    });
    asked.end();
  });
}

function faultOf(status: number): TunnelError['fault'] {
  if (status === 407) return 'login';
  return UNREACHABLE.has(status) ? 'unreachable' : 'forbidden';
}
