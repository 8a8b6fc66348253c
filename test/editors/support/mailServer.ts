import assert from 'node:assert/strict';
import { SMTPServer } from 'smtp-server';

/** A mail server on a loopback port that takes one password and no mail. */
export interface MailServer {
  readonly port: number;
  /** The user names of the logins that were right. */
  readonly logins: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts it on a free port; a login without TLS is fine there, as nobody is on the way. */
export async function startMailServer(expected: string): Promise<MailServer> {
  const logins: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username = '', password }, _session, done) {
      if (password !== expected) return done(new Error('Invalid login'));
      logins.push(username);
      done(null, { user: username });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { port: address.port, logins, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
