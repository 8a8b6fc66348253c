import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that takes one login, in clear text, as a local catcher would. */
export interface MailServer {
  readonly port: number;
  /** The user names that logged in. */
  readonly logins: readonly string[];
  /** Messages that arrived; a connection test sends none. */
  readonly messages: () => number;
  stop(): Promise<void>;
}

export async function startMailServer(user: string, password: string): Promise<MailServer> {
  const logins: string[] = [];
  let messages = 0;
  const server = new SMTPServer({
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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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
  stop(): Promise<void>;
}

export async function startSilentServer(): Promise<SilentServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count++;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    port: address.port,
    connections: () => count,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
