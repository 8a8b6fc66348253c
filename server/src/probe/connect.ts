import { connect as netConnect, type Socket } from 'node:net';
import { familyOf } from './address.ts';
import { IoError } from './timing.ts';

/** How long one address is alone before the next one is tried beside it (RFC 8305). */
const HEAD_START = 250;

export interface Attempt {
  readonly address: string;
  readonly family: 4 | 6;
  /** Node's error code, `connected`, or `unfinished` when another address was faster. */
  outcome: string;
  ms: number;
}

export interface Connected {
  readonly socket: Socket;
  readonly address: string;
  readonly attempts: readonly Attempt[];
}

export interface ConnectOptions {
  readonly port: number;
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly open?: ((address: string, port: number) => Socket) | undefined;
}

/** Every address failed; `attempts` tell how. */
export class ConnectError extends IoError {
  readonly attempts: readonly Attempt[];

  constructor(fault: 'timeout' | 'closed' | 'aborted', code: string | undefined, attempts: readonly Attempt[]) {
    super(fault, code);
    this.attempts = attempts;
  }
}

/**
 * Connects to the first of these addresses that answers: IPv6 and IPv4 by turns, each a quarter of a second
 * after the one before, or at once when that failed. Only these addresses are used: the name is not looked up again.
 */
export function connectAny(addresses: readonly string[], options: ConnectOptions): Promise<Connected> {
  const { port, ms, signal } = options;
  const open = options.open ?? ((host: string, at: number) => netConnect({ host, port: at, autoSelectFamily: false }));
  const order = alternate(addresses);
  const attempts: Attempt[] = [];
  const sockets = new Set<Socket>();
  return new Promise<Connected>((resolve, reject) => {
    const started = performance.now();
    let next = 0;
    let failed = 0;
    let headStart: NodeJS.Timeout | undefined;

    const finish = (winner?: Socket): void => {
      clearTimeout(timer);
      clearTimeout(headStart);
      signal.removeEventListener('abort', abort);
      for (const socket of sockets) {
        if (socket === winner) continue;
        socket.removeAllListeners();
        socket.on('error', () => {});
        socket.destroy();
      }
    };
    const fail = (fault: 'timeout' | 'closed' | 'aborted', code?: string): void => {
      finish();
      reject(new ConnectError(fault, code, attempts));
    };
    const abort = (): void => fail('aborted');
    const timer = setTimeout(() => fail('timeout'), ms);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });

    const tryNext = (): void => {
      clearTimeout(headStart);
      const address = order[next++];
      if (address === undefined) return;
      const attempt: Attempt = { address, family: familyOf(address) === 6 ? 6 : 4, outcome: 'unfinished', ms: 0 };
      attempts.push(attempt);
      const since = performance.now();
      const socket = open(address, port);
      sockets.add(socket);
      const settle = (outcome: string): void => {
        attempt.outcome = outcome;
        attempt.ms = Math.round(performance.now() - since);
      };
      socket.once('connect', () => {
        settle('connected');
        socket.removeAllListeners('error');
        finish(socket);
        resolve({ socket, address, attempts });
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (attempt.outcome !== 'unfinished') return;
        settle(error.code ?? 'error');
        failed++;
        if (failed === order.length) fail('closed', worst(attempts));
        else tryNext();
      });
      if (next < order.length)
        headStart = setTimeout(tryNext, Math.min(HEAD_START, ms - (performance.now() - started)));
    };
    tryNext();
  });
}

/** One family after the other, IPv6 first as the resolver of most systems would have it, else in the given order. */
function alternate(addresses: readonly string[]): string[] {
  const six = addresses.filter((address) => familyOf(address) === 6);
  const four = addresses.filter((address) => familyOf(address) !== 6);
  const order: string[] = [];
  for (let at = 0; at < Math.max(six.length, four.length); at++) {
    const pair = [six[at], four[at]];
    order.push(...pair.filter((address) => address !== undefined));
  }
  return order;
}

/** What most tells about the server: a refusal says more than a missing route. */
function worst(attempts: readonly Attempt[]): string | undefined {
  const codes = attempts.map((attempt) => attempt.outcome);
  return codes.find((code) => code === 'ECONNREFUSED') ?? codes[0];
}
