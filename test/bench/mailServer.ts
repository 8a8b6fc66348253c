import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { pki } from '../probe/support/pki.ts';
import { implicit, plain, script } from '../probe/support/servers.ts';

/** What the server says when it listens. */
export interface Listening {
  readonly port: number;
  /** The certificate authority to trust. */
  readonly ca: string;
}

/** `library` is the package smtp-server, which lets each client wait 0.1 s for its greeting; `script` answers at once. */
const SERVERS = {
  library: async (security: string | undefined): Promise<number> => {
    const server = new SMTPServer({
      ...pki.good,
      secure: security === 'implicit',
      authMethods: ['PLAIN'],
      disableReverseLookup: true,
      onAuth: ({ username }, _session, done) => done(null, { user: username ?? '' }),
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return (server.server.address() as AddressInfo).port;
  },
  script: async (security: string | undefined): Promise<number> => {
    const server = security === 'implicit' ? implicit(script({}), pki.good) : plain(script({}, { tls: pki.good }));
    return (await server).port;
  },
};

/*
 * A mail server in a process of its own, so that its work does not count as the client's: forked with a kind of server
 * and a mode; ends with its parent.
 */
const [kind, security] = process.argv.slice(2);
process.on('disconnect', () => process.exit());
const message: Listening = {
  port: await SERVERS[kind === 'script' ? 'script' : 'library'](security),
  ca: pki.root.pem,
};
process.send?.(message);
