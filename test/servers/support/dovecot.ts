import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { certificates } from './certificates.ts';
import { MAIL, PASSWORD, USER } from './places.ts';
import { NOBODY, run } from './system.ts';

export interface Dovecot {
  /** Where Postfix asks whether a login is right. */
  readonly saslSocket: string;
  readonly stop: () => void;
}

/** Starts a Dovecot of its own below `folder`: it judges logins for Postfix, and serves IMAP on 143 and 993. */
export function startDovecot(folder: string): Dovecot {
  const own = join(folder, 'dovecot');
  const path = (name: string): string => join(own, name);
  const saslSocket = path('sasl');
  mkdirSync(path('run'), { recursive: true });
  writeFileSync(path('cert.pem'), certificates.good.cert);
  writeFileSync(path('key.pem'), certificates.good.key, { mode: 0o600 });
  const password = `{PLAIN.b64}${Buffer.from(PASSWORD).toString('base64')}`;
  writeFileSync(path('users'), `${USER}:${password}\n`, { mode: 0o644 });
  writeFileSync(
    path('dovecot.conf'),
    `
base_dir = ${path('run')}
state_dir = ${path('run')}
log_path = ${path('log')}
listen = ${MAIL}
protocols = imap
ssl_cert = <${path('cert.pem')}
ssl_key = <${path('key.pem')}
mail_location = maildir:${join(folder, 'mail')}/%n
auth_mechanisms = plain login cram-md5 scram-sha-256
# What slows guessers down would slow the tests down.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener ${saslSocket} {
    mode = 0600
    user = postfix
  }
}
passdb {
  driver = passwd-file
  args = username_format=%u ${path('users')}
}
userdb {
  driver = static
  args = uid=${NOBODY.uid} gid=${NOBODY.gid} home=${join(folder, 'mail')}/%n
}
`,
  );
  try {
    run('dovecot', ['-c', path('dovecot.conf')]);
  } catch (error) {
    const log = existsSync(path('log')) ? readFileSync(path('log'), 'utf8') : '';
    throw new Error(`Dovecot does not start:\n${log}`, { cause: error });
  }
  return { saslSocket, stop: () => run('dovecot', ['-c', path('dovecot.conf'), 'stop']) };
}

/** In place of Dovecot's socket: greets Postfix as Dovecot does, and is gone when a login comes. */
export async function startDyingDovecot(folder: string): Promise<Dovecot> {
  const saslSocket = join(folder, 'dying-sasl');
  const server = createServer((socket) => {
    socket.on('error', () => {});
    // The client sends its version and process number first, and logins later.
    socket.on('data', (chunk) => {
      if (chunk.includes('AUTH\t')) socket.destroy();
      else socket.write('VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t00\nDONE\n');
    });
  });
  server.listen(saslSocket);
  await once(server, 'listening');
  chmodSync(saslSocket, 0o666);
  return { saslSocket, stop: () => void server.close() };
}
