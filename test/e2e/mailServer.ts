import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes one login, as a local catcher would. */
export interface MailServer {
  readonly port: number;
  /** The user names that logged in. */
  readonly logins: readonly string[];
  /** Messages that arrived; a connection test sends none. */
  readonly messages: () => number;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  /** Where it listens; the default is loopback. */
  readonly host?: string;
  /** TLS from the first byte, with a certificate that nobody trusts. The default is clear text. */
  readonly secure?: boolean;
}

export async function startMailServer(
  user: string,
  password: string,
  { host = '127.0.0.1', secure = false }: MailServerOptions = {},
): Promise<MailServer> {
  const logins: string[] = [];
  let messages = 0;
  const server = new SMTPServer({
    secure,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username = '', password: given }, _session, done) {
      if (username !== user || given !== password) return done(new Error('Invalid username or password'));
      logins.push(username);
      done(null, { user: username });
    },
    onData(stream, _session, done) {
      messages++;
      stream.resume().on('end', () => done());
    },
  });
  // Clients that find fault with its certificate hang up.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    port: address.port,
    logins,
    messages: () => messages,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that takes connections and never says a word. */
export interface SilentServer {
  readonly port: number;
  readonly connections: () => number;
  /** When the next connection is closed by the other side, on the clock of `performance.now`. */
  closed(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSilentServer(): Promise<SilentServer> {
  const sockets = new Set<Socket>();
  const waiting: ((time: number) => void)[] = [];
  let count = 0;
  const server = createServer((socket) => {
    count++;
    sockets.add(socket);
    const gone = (): void => {
      sockets.delete(socket);
      for (const tell of waiting.splice(0)) tell(performance.now());
    };
    // Without a reader nobody would notice the end.
    socket
      .on('error', () => undefined)
      .on('close', gone)
      .resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    port: address.port,
    connections: () => count,
    closed: () => new Promise((resolve) => waiting.push(resolve)),
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
