import { connect, type Socket } from 'node:net';
import { type Behaviour, type Fixture, plain } from './servers.ts';

/** What a tiny proxy does; without more, it connects every destination to the port of the destination on loopback. */
export interface ProxyOptions {
  /** `user:password` that it wants. */
  readonly login?: string;
  /** Answers the request to connect with this instead (a SOCKS reply code, or an HTTP status line and headers). */
  readonly answer?: number | string;
  /** Called with each destination, as the client wrote it. */
  readonly asked?: (destination: string) => void;
  /** What it puts before the first words of the server. */
  readonly injects?: string;
  /** Sends its consent in one piece with the first words of the server, as a fast line does. */
  readonly together?: boolean;
}

/** A SOCKS 5 proxy (RFC 1928, RFC 1929) on loopback. */
export function socksProxy(options: ProxyOptions = {}): Promise<Fixture> {
  return plain(async (socket) => {
    const read = reader(socket);
    const [, count = 0] = await read(2);
    const methods = await read(count);
    if (options.login !== undefined) {
      if (!methods.includes(2)) return void socket.end(Buffer.from([5, 0xff]));
      socket.write(Buffer.from([5, 2]));
      const [, userLength = 0] = await read(2);
      const user = await read(userLength);
      const password = await read((await read(1))[0] ?? 0);
      const isRight = `${user}:${password}` === options.login;
      socket.write(Buffer.from([1, isRight ? 0 : 1]));
      if (!isRight) return void socket.end();
    } else {
      socket.write(Buffer.from([5, 0]));
    }
    const type = (await read(4))[3] ?? 0;
    const size = type === 1 ? 4 : type === 4 ? 16 : ((await read(1))[0] ?? 0);
    const address = await read(size);
    const port = (await read(2)).readUInt16BE(0);
    const host = type === 3 ? address.toString() : type === 1 ? address.join('.') : address.toString('hex');
    options.asked?.(`${['', 'ipv4', '', 'name', 'ipv6'][type]} ${host}:${port}`);
    const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 127, 0, 0, 1, 0, 99]);
    if (typeof options.answer === 'number') return void socket.end(reply(options.answer));
    join(socket, port, reply(0), options);
  });
}

/** An HTTP proxy that knows CONNECT, on loopback. */
export function httpProxy(options: ProxyOptions = {}): Promise<Fixture> {
  return plain(async (socket) => {
    const read = reader(socket);
    let head = '';
    while (!head.endsWith('\r\n\r\n')) head += (await read(1)).toString('latin1');
    const destination = /^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head)?.[1] ?? '';
    options.asked?.(destination);
    const given = /^proxy-authorization: Basic (\S+)\r$/im.exec(head)?.[1] ?? '';
    if (options.login !== undefined && Buffer.from(given, 'base64').toString() !== options.login) {
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    }
    if (options.answer !== undefined) return void socket.end(String(options.answer));
    join(socket, Number(/:(\d+)$/.exec(destination)?.[1]), Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), options);
  });
}

/** What says anything at all to whoever connects. */
export const saying = (behaviour: Behaviour) => (): Promise<Fixture> => plain(behaviour);

function join(socket: Socket, port: number, opened: Buffer, { injects = '', together = false }: ProxyOptions): void {
  const onward = connect(port, '127.0.0.1');
  onward.on('error', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  onward.once('connect', () => {
    socket.pipe(onward);
    if (together) onward.once('data', (first: Buffer) => socket.write(Buffer.concat([opened, first])));
    else socket.write(Buffer.concat([opened, Buffer.from(injects)]));
    if (!together) onward.pipe(socket);
    else onward.once('data', () => onward.pipe(socket));
  });
}

function reader(socket: Socket): (count: number) => Promise<Buffer> {
  let held = Buffer.alloc(0);
  let wake = (): void => undefined;
  const keep = (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    wake();
  };
  socket.on('data', keep);
  return async (count) => {
    while (held.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const bytes = held.subarray(0, count);
    held = held.subarray(count);
    return bytes;
  };
}
