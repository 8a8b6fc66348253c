import { isIPv4, type Socket } from 'node:net';
import { familyOf } from './address.ts';
import { type Destination, TunnelError } from './tunnel.ts';
import type { ProxyServer } from './types.ts';

/*
 * The client's side of SOCKS 5 (RFC 1928, RFC 1929), for CONNECT only. The usual package, `socks`, adds 17 KB to what is
 * shipped, most of it for IP addresses in all notations.
 */

const VERSION = 5;
const METHOD = { none: 0, password: 2, noneAccepted: 0xff } as const;
const CONNECT = 1;
const ADDRESS = { ipv4: 1, name: 3, ipv6: 4 } as const;

/** Replies of RFC 1928, section 6. */
const REPLIES: Readonly<Record<number, TunnelError['fault']>> = {
  1: 'unreachable',
  2: 'forbidden',
  3: 'unreachable',
  4: 'unreachable',
  5: 'refused',
  6: 'unreachable',
  7: 'forbidden',
  8: 'forbidden',
};

/**
 * Has a SOCKS 5 proxy connect this socket to a destination; rejects with a `TunnelError`. What the destination says
 * stays unread in the socket: exactly the bytes of the dialogue are taken, at most some five hundred.
 */
export async function connectBySocks(
  socket: Socket,
  { user, password }: ProxyServer,
  destination: Destination,
  answered: () => void,
): Promise<void> {
  const methods = user === undefined ? [METHOD.none] : [METHOD.none, METHOD.password];
  socket.write(Buffer.from([VERSION, methods.length, ...methods]));
  const [version, method] = await take(socket, 2);
  if (version !== VERSION) throw new TunnelError('no-proxy');
  answered();
  if (method === METHOD.noneAccepted) throw new TunnelError('login');
  if (method === METHOD.password && user !== undefined) {
    socket.write(Buffer.concat([Buffer.from([1]), counted(user.reveal()), counted(password?.reveal() ?? '')]));
    const [, status] = await take(socket, 2);
    if (status !== 0) throw new TunnelError('login');
  } else if (method !== METHOD.none) {
    throw new TunnelError('no-proxy');
  }
  socket.write(
    Buffer.concat([Buffer.from([VERSION, CONNECT, 0]), addressOf(destination.host), port(destination.port)]),
  );
  const [again, code = 1, , type = 0, first = 0] = await take(socket, 5);
  if (again !== VERSION) throw new TunnelError('no-proxy');
  if (code !== 0) throw new TunnelError(REPLIES[code] ?? 'unreachable', `SOCKS reply ${code}`);
  // The address from which the proxy connects, and its port; one byte of it is read already.
  const length = type === ADDRESS.ipv4 ? 4 : type === ADDRESS.ipv6 ? 16 : type === ADDRESS.name ? 1 + first : undefined;
  if (length === undefined) throw new TunnelError('no-proxy');
  await take(socket, length - 1 + 2);
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').subarray(0, 255);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function port(number: number): Buffer {
  return Buffer.from([number >> 8, number & 0xff]);
}

function addressOf(host: string): Buffer {
  if (isIPv4(host)) return Buffer.from([ADDRESS.ipv4, ...host.split('.').map(Number)]);
  if (familyOf(host) === 0) return Buffer.concat([Buffer.from([ADDRESS.name]), counted(host)]);
  return Buffer.from([ADDRESS.ipv6, ...ipv6Bytes(host)]);
}

function ipv6Bytes(host: string): number[] {
  // URLs write IPv6 addresses in words only, also those that end in the dotted form.
  const [head = '', tail] = new URL(`http://[${host.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::');
  const words = (part: string): number[] =>
    part.split(':').flatMap((word) => (word === '' ? [] : Number.parseInt(word, 16)));
  const left = words(head);
  const right = words(tail ?? '');
  const zeros = new Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0);
  return [...left, ...zeros, ...right].flatMap((word) => [word >> 8, word & 0xff]);
}

/** Exactly this many bytes; those behind them stay in the socket. */
function take(socket: Socket, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      socket.off('readable', look);
      socket.off('close', end);
      socket.off('end', end);
      then();
    };
    const look = (): void => {
      const bytes: unknown = socket.read(count);
      if (!Buffer.isBuffer(bytes)) return;
      // The end of the stream gives what is left.
      if (bytes.length === count) settle(() => resolve(bytes));
      else settle(() => reject(new TunnelError('closed')));
    };
    const end = (): void => settle(() => reject(new TunnelError('closed')));
    socket.on('readable', look);
    socket.once('close', end);
    socket.once('end', end);
    look();
  });
}
