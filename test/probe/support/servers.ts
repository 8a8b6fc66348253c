import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import type { Issued } from './x509.ts';

/** A server on a free loopback port. */
export interface Fixture {
  readonly port: number;
  /** What clients sent, all connections together. */
  readonly heard: () => string;
  /** Waits until it has heard this; the time-out of the test ends the wait. */
  readonly hears: (words: RegExp) => Promise<void>;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** What a server does with a connection; `say` writes lines, `on` answers commands. */
export type Behaviour = (socket: Socket) => void;

export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** The certificate chain that a server sends, leaf first. */
export function identity(leaf: Issued, ...chain: readonly Issued[]): Identity {
  return { cert: [leaf, ...chain].map(({ pem }) => pem).join(''), key: leaf.keyPem };
}

async function start(server: Server, host: string, log: string[], sockets: Set<Socket>, port = 0): Promise<Fixture> {
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => log.join(''),
    hears: async (words) => {
      while (!words.test(log.join(''))) await new Promise(setImmediate);
    },
    connections: () => log.filter((line) => line === CONNECTED).length,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const CONNECTED = '\u0000';

function watch(socket: Socket, log: string[], sockets: Set<Socket>): void {
  log.push(CONNECTED);
  sockets.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
}

/** Plain TCP. */
export function plain(behaviour: Behaviour, host = '127.0.0.1', port = 0): Promise<Fixture> {
  const log: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    watch(socket, log, sockets);
    listen(socket, log);
    behaviour(socket);
  });
  return start(server, host, log, sockets, port);
}

/** TLS from the first byte. */
export function implicit(behaviour: Behaviour, options: TlsOptions, host = '127.0.0.1'): Promise<Fixture> {
  const log: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTlsServer(options, (socket) => {
    listen(socket, log);
    behaviour(socket);
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket) => watch(socket, log, sockets));
  return start(server, host, log, sockets);
}

function listen(socket: Socket, log: string[]): void {
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => log.push(chunk.toString('latin1')));
}

/** How a scripted SMTP server answers: by verb. A function gets the line; `undefined` = no answer; `close` hangs up. */
export type Answer = string | ((line: string, socket: Socket) => string | undefined);
export type Script = Readonly<Record<string, Answer>>;

export interface ScriptOptions {
  readonly greeting?: string;
  /** Offers STARTTLS, with this certificate. */
  readonly tls?: TlsOptions;
  /** Carries out inside TLS what came in clear behind STARTTLS (CVE-2011-0411). */
  readonly injectable?: boolean;
}

export const CLOSE = '<close>';

/** A small SMTP server that follows a script; what the script leaves out is answered as usual. */
export function script(answers: Script, options: ScriptOptions = {}): Behaviour {
  return (socket) => {
    reply(socket, options.greeting ?? '220 mail.test ESMTP');
    converse(socket, answers, options, false);
  };
}

const USUAL: Readonly<Record<string, string>> = {
  HELO: '250 mail.test',
  QUIT: '221 bye',
  NOOP: '250 ok',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  '.': '250 2.0.0 queued as 1234',
};

function converse(socket: Socket, answers: Script, options: ScriptOptions, encrypted: boolean): void {
  let rest = '';
  let inMessage = false;
  const onData = (chunk: Buffer): void => {
    rest += chunk.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inMessage && line !== '.') continue;
      inMessage = false;
      const known = /^(?:EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL|RCPT|DATA|QUIT|NOOP|RSET|\.$)/i
        .exec(line)?.[0]
        .toUpperCase();
      const verb = known ?? 'LINE';
      const answer = answers[encrypted ? `${verb}+` : verb] ?? answers[verb] ?? usual(verb, options, encrypted);
      const text = typeof answer === 'function' ? answer(line, socket) : answer;
      if (text === undefined) continue;
      reply(socket, text);
      if (verb === 'DATA' && text.startsWith('3')) inMessage = true;
      if (verb === 'QUIT') socket.end();
      if (verb === 'STARTTLS' && text.startsWith('220') && options.tls !== undefined) {
        socket.off('data', onData);
        upgrade(socket, answers, options, rest);
        return;
      }
    }
  };
  socket.on('data', onData);
}

function usual(verb: string, options: ScriptOptions, encrypted: boolean): string {
  if (verb === 'EHLO') {
    const starttls = options.tls !== undefined && !encrypted ? '250-STARTTLS\r\n' : '';
    return `250-mail.test\r\n${starttls}250-SIZE 1000000\r\n250 AUTH PLAIN LOGIN`;
  }
  if (verb === 'AUTH') return '235 2.7.0 welcome';
  if (verb === 'STARTTLS') return options.tls === undefined ? '502 no such command' : '220 go ahead';
  return USUAL[verb] ?? '500 what?';
}

function reply(socket: Socket, text: string): void {
  if (text === CLOSE) socket.destroy();
  else socket.write(`${text}\r\n`);
}

function upgrade(socket: Socket, answers: Script, options: ScriptOptions, injected: string): void {
  socket.removeAllListeners('data');
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: createSecureContext(options.tls),
    ...options.tls,
  });
  secure.on('error', () => {});
  secure.on('secure', () => {
    if (injected !== '' && options.injectable === true) secure.write('250 injected\r\n');
  });
  converse(secure, answers, options, true);
}
