import { Secret } from '../core/secret.ts';
import { hostAndPort } from './address.ts';
import type { ProxyServer } from './types.ts';

/** How a proxy is written, for the messages that ask for one. */
export const PROXY_FORM =
  'socks5://HOST:PORT or http://HOST:PORT, with USER:PASSWORD@ before the host if it asks for them';

const KINDS: Readonly<Record<string, { readonly kind: ProxyServer['kind']; readonly port: number }>> = {
  'socks5:': { kind: 'socks5', port: 1080 },
  // How curl says that the proxy looks the name up, as ours always does.
  'socks5h:': { kind: 'socks5', port: 1080 },
  'http:': { kind: 'http', port: 80 },
};

/** The longest name and password that SOCKS 5 can say. */
const MAX_LOGIN = 255;

/** Reads the URL of a proxy; undefined when it is none. It may hold a password: nobody shows it as it is. */
export function parseProxy(text: string): ProxyServer | undefined {
  try {
    const { protocol, username, password, hostname, port, pathname, search, hash } = new URL(text.trim());
    const known = KINDS[protocol];
    const isMore = (pathname !== '' && pathname !== '/') || search !== '' || hash !== '';
    const host = decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1');
    const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    const isTooLong = [user, secret].some((part) => Buffer.byteLength(part) > MAX_LOGIN);
    if (known === undefined || isMore || host === '' || isTooLong || port === '0') return undefined;
    return {
      kind: known.kind,
      host,
      port: port === '' ? known.port : Number(port),
      ...(user === '' && secret === '' ? {} : { user: new Secret(user), password: new Secret(secret) }),
    };
  } catch {
    return undefined;
  }
}

/** True for a host that a setting for all servers does not mean: it is on this machine, not on the proxy's. */
export function isOnThisMachine(host: string): boolean {
  return /^(?:localhost\.?|.+\.localhost\.?|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** The proxy as it may be shown. */
export function proxyWords({ kind, host, port }: ProxyServer): string {
  return `${kind}://${hostAndPort(host, port)}`;
}
