import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Cause } from '../core/causes.ts';
import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { familyOf } from './address.ts';
import { type Connected, connectAny } from './connect.ts';
import type { Gateway } from './gateway.ts';
import type { Clean } from './redact.ts';
import { quote, type Reply } from './reply.ts';
import type { Session } from './session.ts';
import { IoError, type Wait } from './timing.ts';
import type { Facts, ProbeOptions, ProbeStep, ProbeTarget, ProbeWrite, StepName } from './types.ts';

/** What to do, before it is cleaned for the report. */
export interface Advice {
  readonly text: Text;
  readonly writes?: readonly ProbeWrite[];
}

/** A reason with its facts: why a test failed, or what it warns of. */
export interface Verdict {
  readonly why: Cause;
  readonly step: StepName;
  /** One sentence. */
  readonly message: Text;
  /** More to do than what the table of causes says, most certain first. */
  readonly advice?: readonly Advice[];
  readonly facts?: Facts;
  /** The step is already told: the conversation went on after it. */
  readonly told?: true;
  /** The proxy is to blame, and nothing was learnt about the settings. */
  readonly atProxy?: true;
}

/** Ends a stage, and with it the conversation. */
export class StageFailure extends Error {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.why);
    this.verdict = verdict;
  }
}

export function fail(verdict: Verdict): never {
  throw new StageFailure(verdict);
}

/** A value, or how to make it when it is wanted. */
export type Later<T extends string | Facts> = T | (() => T);

/** What every stage gets. */
export interface Run {
  readonly target: ProbeTarget;
  readonly options: ProbeOptions;
  readonly signal: AbortSignal;
  readonly limit: (wait: Wait) => number;
  readonly clean: Clean;
  /** `host:port`, as messages say it. */
  readonly place: string;
  /** The proxy through which every connection goes, if there is one. */
  readonly gateway: Gateway | undefined;
  /** True when what is sent to this address does not leave the machine. */
  readonly isLocal: (address: string) => boolean;
  /** False where a failure is only noted: then nothing more is connected to find out why. */
  readonly curious: boolean;
  /** Tells a step. What takes a while to word is given as a function, and worded while the server is at work. */
  readonly step: (
    name: StepName,
    status: ProbeStep['status'],
    since: number,
    detail: Later<string>,
    facts?: Later<Facts>,
  ) => void;
  readonly warn: (verdict: Verdict, since: number) => void;
  /** Called when a handshake has begun, which takes a while. */
  readonly handshaking?: () => void;
  /** Has the socket destroyed at the end, however that comes. */
  readonly own: (connected: Connected) => Connected;
  /** Says QUIT. The socket waits for the answer, as RFC 5321 wants it; the test does not. */
  readonly leave: (session: Session) => void;
}

/** The name for EHLO: the one of the settings, the full name of the machine, or the address that the server sees it by. */
export function clientName(run: Run, socket: Socket): string {
  const given = run.target.name?.replace(/[^\x21-\x7e]/g, '');
  if (given !== undefined && given !== '') return given.slice(0, 255);
  const own = hostname();
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(own) && familyOf(own) === 0) return own;
  const address = socket.localAddress ?? '127.0.0.1';
  const four = address.replace(/^::ffff:/, '');
  return familyOf(four) === 4 ? `[${four}]` : `[IPv6:${address.replace(/%.*$/, '')}]`;
}

/** The words of the server as they may be shown in a sentence. */
export function words(run: Run, reply: Reply): string {
  return run.clean(quote(reply), 240);
}

export async function connectTo(run: Run, addresses: readonly string[], ms: number): Promise<Connected> {
  const { port } = run.target;
  const [host] = addresses;
  const connected =
    run.gateway !== undefined && host !== undefined
      ? await run.gateway.open({ host, port }, ms, run.signal)
      : await connectAny(addresses, { port, ms, signal: run.signal, open: run.options.connect });
  return run.own(connected);
}

const TIMEOUTS: Partial<Record<StepName, Cause>> = {
  dns: 'dns-timeout',
  tcp: 'connect-timeout',
  certificate: 'tls-timeout',
  greeting: 'greeting-timeout',
  ehlo: 'ehlo-timeout',
  starttls: 'starttls-broken',
  tls: 'tls-timeout',
  auth: 'auth-timeout',
  mail: 'server-temporary',
};

/** What the server owes at each step. */
const OWED: Partial<Record<StepName, Text>> = {
  greeting: say`send a greeting`,
  ehlo: say`answer EHLO`,
  starttls: say`answer STARTTLS`,
  tls: say`answer the TLS handshake`,
  auth: say`answer the login`,
  mail: say`answer the test message`,
};

/** The cause when a step takes too long. */
export function timeoutCause(step: StepName): Cause {
  return TIMEOUTS[step] ?? 'server-temporary';
}

/** Turns a dialogue that broke off into the failure of its stage. */
export function brokenOff(run: Run, step: StepName, error: unknown): StageFailure | IoError {
  if (error instanceof StageFailure) return error;
  if (!(error instanceof IoError)) throw error;
  if (error.fault === 'aborted') return error;
  const owed = OWED[step] ?? 'answer';
  const withPartial = (message: Text): Text =>
    error.partial === '' ? message : say`${message} Until then it said: ${run.clean(error.partial, 120)}`;
  if (error.fault === 'timeout') {
    const message = withPartial(say`${run.place} did not ${owed} in time.`);
    return new StageFailure({ why: timeoutCause(step), step, message });
  }
  if (error.fault === 'abuse') {
    const message = say`${run.place} sent more than 64 KiB or 100 lines at once; the test stopped reading.`;
    return new StageFailure({ why: 'protocol-abuse', step, message });
  }
  if (error.fault === 'alert') {
    const demanded = /CERTIFICATE_REQUIRED/.test(error.code ?? '');
    return new StageFailure({
      why: demanded ? 'tls-client-cert-required' : 'tls-handshake',
      step,
      message: demanded
        ? say`${run.place} ended the connection because the client showed no certificate.`
        : say`${run.place} ended the encrypted connection with an error (${run.clean(error.code ?? 'TLS', 80)}).`,
    });
  }
  const message =
    error.code === undefined
      ? say`${run.place} closed the connection and did not ${owed}.`
      : say`${run.place} broke the connection (${run.clean(error.code, 40)}) and did not ${owed}.`;
  return new StageFailure({ why: 'closed-early', step, message: withPartial(message) });
}

/** Postfix finishes the handshake without a certificate of the client, and says only then, with 421, that it wants one. */
const WANTS_CERTIFICATE = /\bclient certificate\b/i;

/** 421 and other 4xx mean the same at every stage. */
export function temporary(run: Run, step: StepName, reply: Reply): Verdict | undefined {
  if (reply.code < 400 || reply.code >= 500) return undefined;
  if (WANTS_CERTIFICATE.test(reply.text)) {
    const message = say`${run.place} demands a certificate from the client: ${words(run, reply)}`;
    return { why: 'tls-client-cert-required', step, message };
  }
  const why = reply.code === 421 ? 'service-unavailable' : 'server-temporary';
  return { why, step, message: say`${run.place} is not available at the moment: ${words(run, reply)}` };
}
