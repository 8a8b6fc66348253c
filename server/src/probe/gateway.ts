import type { Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Cause } from '../core/causes.ts';
import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { hostAndPort } from './address.ts';
import { ConnectError, type Connected, connectAny } from './connect.ts';
import { connectByHttp } from './httpProxy.ts';
import { proxyWords } from './proxy.ts';
import type { Advice } from './run.ts';
import { connectBySocks } from './socks.ts';
import { IoError, wait } from './timing.ts';
import { type Destination, TunnelError } from './tunnel.ts';
import type { ProxyServer } from './types.ts';

/** The proxy of one test, at the addresses that its own name has. */
export interface Gateway {
  readonly proxy: ProxyServer;
  /** As messages say it: without user and password. */
  readonly place: string;
  /** Tells where the proxy is; before that, nothing can be opened. */
  locate(addresses: readonly string[]): void;
  /** A connection to the destination; rejects with a `GatewayError`, or with an `IoError` when the test is over. */
  open(destination: Destination, ms: number, signal: AbortSignal): Promise<Connected>;
}

/** No connection came about. `atProxy` = because of the proxy itself, whatever the destination is. */
export class GatewayError extends ConnectError {
  readonly why: Cause;
  readonly words: Text;
  readonly atProxy: boolean;

  constructor(why: Cause, words: Text, atProxy: boolean) {
    super(why === 'connect-timeout' ? 'timeout' : 'closed', undefined, []);
    this.why = why;
    this.words = words;
    this.atProxy = atProxy;
  }
}

/** What to do about a `GatewayError` that is the proxy's own. */
export const PROXY_ADVICE: readonly Advice[] = [
  { text: say`Check the proxy: smtplint.test.proxy in the editor, --proxy on the command line.` },
];

export function makeGateway(proxy: ProxyServer): Gateway {
  const place = proxyWords(proxy);
  let known: readonly string[] = [];
  return {
    proxy,
    place,
    locate(addresses) {
      known = addresses;
    },
    async open({ host, port }, ms, signal) {
      const end = performance.now() + ms;
      // The wire knows ASCII only.
      const destination = { host: domainToASCII(host) || host, port };
      const { socket } = await connectAny(known, { port: proxy.port, ms, signal }).catch((error: unknown) => {
        throw error instanceof ConnectError ? notReached(place, error) : error;
      });
      await tunnel(socket, { proxy, place }, destination, Math.max(1, end - performance.now()), signal);
      return { socket, address: host, attempts: [] };
    },
  };
}

async function tunnel(
  socket: Socket,
  { proxy, place }: Pick<Gateway, 'proxy' | 'place'>,
  destination: Destination,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  // What is wrong with the socket is told by the end of the dialogue.
  const ignore = (): void => {};
  socket.on('error', ignore);
  let hasAnswered = proxy.kind === 'http';
  const answered = (): void => {
    hasAnswered = true;
  };
  try {
    await wait<void>(ms, signal, (resolve, reject) => {
      const dialogue =
        proxy.kind === 'http'
          ? connectByHttp(socket, proxy, destination)
          : connectBySocks(socket, proxy, destination, answered);
      dialogue.then(resolve, reject);
      return undefined;
    });
    socket.off('error', ignore);
  } catch (error) {
    socket.destroy();
    if (error instanceof TunnelError) throw refusalOf(error, proxy, place, destination);
    if (!(error instanceof IoError) || error.fault !== 'timeout') throw error;
    const { host, port } = destination;
    const words = hasAnswered
      ? say`The proxy ${place} opened no connection to ${hostAndPort(host, port)} in time.`
      : say`${say`The proxy ${place}`} does not answer as a SOCKS 5 proxy.`;
    throw new GatewayError('connect-timeout', words, !hasAnswered);
  }
}

function notReached(place: string, { fault, code }: ConnectError): IoError {
  if (fault === 'aborted') return new IoError('aborted');
  if (code === 'ECONNREFUSED') return new GatewayError('refused', say`Nothing listens at the proxy ${place}.`, true);
  const words =
    fault === 'timeout'
      ? say`${say`The proxy ${place}`} does not answer${''}.`
      : say`${say`The proxy ${place}`} cannot be reached (${code ?? 'error'})${''}.`;
  return new GatewayError('connect-timeout', words, true);
}

function refusalOf(
  { fault, code }: TunnelError,
  { kind, user }: ProxyServer,
  place: string,
  { host, port }: Destination,
): GatewayError {
  const where = hostAndPort(host, port);
  const said = code === undefined ? '' : ` (${code})`;
  switch (fault) {
    case 'no-proxy':
      return new GatewayError(
        'refused',
        kind === 'http'
          ? say`${place} does not answer as an HTTP proxy.`
          : say`${place} does not answer as a SOCKS 5 proxy.`,
        true,
      );
    case 'login': {
      const words =
        user === undefined
          ? say`The proxy ${place} wants a user name and a password${said}.`
          : say`The proxy ${place} does not accept its user name and password${said}.`;
      return new GatewayError('refused', say`${words} The mail server was not contacted.`, true);
    }
    case 'forbidden': {
      const words = say`The proxy ${place} does not allow connections to ${where}${said}.`;
      const often = kind === 'http' ? say`${words} Many HTTP proxies allow only port 443.` : words;
      return new GatewayError('refused', often, true);
    }
    case 'refused':
      return new GatewayError(
        'refused',
        say`Nothing listens on port ${port} of ${host}, says the proxy ${place}.`,
        false,
      );
    case 'unreachable':
      return new GatewayError(
        'connect-timeout',
        say`The proxy ${place} cannot reach ${where}${said}, or does not know the name.`,
        false,
      );
    case 'closed':
      return new GatewayError(
        'refused',
        say`The proxy ${place} hung up instead of connecting to ${where}: it cannot reach it, or does not allow it.`,
        false,
      );
  }
}
