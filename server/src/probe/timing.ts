/** The longest waits of one test, in milliseconds, for the default time-out of 15 seconds. */
const FULL = {
  dns: 4000,
  tcp: 5000,
  /** With no byte after this time, the port is tried with TLS while the wait goes on. */
  silence: 2000,
  greeting: 9000,
  ehlo: 7000,
  starttls: 5000,
  tls: 6000,
  auth: 9000,
  mail: 9000,
  /** Nobody waits for the answer to QUIT but the socket. */
  quit: 400,
  /** One connection that only helps to tell two causes apart. */
  cross: 2500,
  /** One port of `find`. */
  alternative: 3500,
} as const;

export type Wait = keyof typeof FULL;

const DEFAULT_TIMEOUT = 15_000;
/** The share of the whole time after which the main conversation ends, so that there is time left to find out why. */
const CONVERSATION = 0.66;
/** The share after which nothing more is found out; what remains is a reserve for a busy machine. */
const EVERYTHING = 0.72;

/** Nobody reads why the signal aborts; without a reason, Node makes an error with a stack each time. */
const OVER = 'over';

/** The clock of one test: stage limits that shrink with the whole, and one hard end. */
export interface Timing {
  /** Aborts at the hard deadline or when the caller cancels. */
  readonly signal: AbortSignal;
  readonly elapsed: () => number;
  /** How long this wait may take from now; `cross` and `alternative` may use the time kept back. */
  readonly limit: (wait: Wait) => number;
  readonly cancelled: () => boolean;
  readonly end: () => void;
}

export function startTiming(timeoutMs: number = DEFAULT_TIMEOUT, signal?: AbortSignal): Timing {
  const started = performance.now();
  const scale = Math.min(1, timeoutMs / DEFAULT_TIMEOUT);
  const controller = new AbortController();
  const elapsed = (): number => performance.now() - started;
  const abort = (): void => controller.abort(OVER);
  const timer = setTimeout(abort, timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  return {
    signal: controller.signal,
    elapsed,
    limit: (wait) => {
      const share = wait === 'cross' || wait === 'alternative' ? EVERYTHING : CONVERSATION;
      return Math.max(1, Math.min(FULL[wait] * scale, timeoutMs * share - elapsed()));
    },
    cancelled: () => signal?.aborted === true,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // Looks that nobody waits for any more; nobody waits for their end either.
      setImmediate(abort);
    },
  };
}

/** What ends a wait other than an answer. */
export type IoFault = 'timeout' | 'closed' | 'abuse' | 'alert' | 'aborted';

/** A wait that ended without an answer. `code` is Node's error code, `partial` what had come by then. */
export class IoError extends Error {
  readonly fault: IoFault;
  readonly code: string | undefined;
  readonly partial: string;

  constructor(fault: IoFault, code?: string, partial = '') {
    super(code ?? fault);
    this.fault = fault;
    this.code = code;
    this.partial = partial;
  }
}

/** One listener for all waits of a signal: Node takes longer to add and remove one than the rest of a wait takes. */
const WAITING = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `tell` at the abort; gives how to call that off. */
function atAbort(signal: AbortSignal, tell: () => void): () => void {
  let waiting = WAITING.get(signal);
  if (waiting === undefined) {
    waiting = new Set();
    WAITING.set(signal, waiting);
    signal.addEventListener('abort', () => tellAll(signal), { once: true });
  }
  const all = waiting;
  all.add(tell);
  return () => void all.delete(tell);
}

function tellAll(signal: AbortSignal): void {
  for (const tell of WAITING.get(signal) ?? []) tell();
}

/** Waits for a promise of others, which may never settle; rejects at the abort. */
export function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(new IoError('aborted'));
    const settled = atAbort(signal, abort);
    if (signal.aborted) abort();
    promise.finally(settled).then(resolve, reject);
  });
}

/**
 * Waits for a callback, but no longer than `ms` and not past the abort. `start` gets the two ways to settle and
 * returns how to clean up; nothing (timer, listener) is left behind however it ends.
 */
export function wait<T>(
  ms: number,
  signal: AbortSignal,
  start: (resolve: (value: T) => void, reject: (error: Error) => void) => (() => void) | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(new IoError('aborted'));
      return;
    }
    let settled = false;
    let cleanup: (() => void) | undefined;
    const settle = (then: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      callOff();
      cleanup?.();
      then();
    };
    const abort = (): void => settle(() => reject(new IoError('aborted')));
    const timer = setTimeout(() => settle(() => reject(new IoError('timeout'))), ms);
    const callOff = atAbort(signal, abort);
    try {
      cleanup = start(
        (value) => settle(() => resolve(value)),
        (error) => settle(() => reject(error)),
      );
    } catch (error) {
      settle(() => reject(error));
    }
    if (settled) cleanup?.();
  });
}
