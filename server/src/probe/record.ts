import type { Socket } from 'node:net';
import type { Cause } from '../core/causes.ts';
import type { Phrase, Text } from '../core/model.ts';
import { english, messageOf, say } from '../core/say.ts';
import type { Secret } from '../core/secret.ts';
import { hostAndPort, isLoopback } from './address.ts';
import { adviceFor } from './advice.ts';
import { cleanFacts, cleanText, textsOf } from './cleanParts.ts';
import { makeGateway } from './gateway.ts';
import { makeIdle } from './idle.ts';
import { takesInjectedCommands } from './inject.ts';
import { type Clean, cleaner } from './redact.ts';
import { type Advice, type Later, type Run, timeoutCause, type Verdict } from './run.ts';
import type { Session } from './session.ts';
import type { Timing } from './timing.ts';
import type {
  Facts,
  ProbeAdvice,
  ProbeAlternative,
  ProbeOptions,
  ProbeReport,
  ProbeStep,
  ProbeTarget,
  StepName,
} from './types.ts';

/** Keeps what happens in one test. All text that goes to the outside is cleaned here. */
export interface Recorder {
  readonly run: Run;
  readonly failed: (verdict: Verdict) => void;
  /** The deadline or the caller ended the test: the step where it stood. */
  readonly stopped: () => Verdict;
  readonly checkInjection: (address: string) => Promise<void>;
  readonly destroy: () => void;
  readonly report: (
    failure: Verdict | undefined,
    passed: Cause,
    alternatives: readonly ProbeAlternative[],
    addresses: readonly string[],
  ) => ProbeReport;
}

/** Which warning a passed test is named after: what endangers the password first, mere advice last. */
const FIRST: readonly Cause[] = ['auth-in-cleartext', 'starttls-injection', 'starttls-response-injection'];
const LAST: readonly Cause[] = ['plaintext-no-auth'];

const MAX_MESSAGE = 600;

/** What is known of a step before its words are. */
type Told = Pick<ProbeStep, 'name' | 'status'>;

export function createRecord(target: ProbeTarget, options: ProbeOptions, timing: Timing): Recorder {
  const { proxy } = options;
  const clean = cleaner(target.password, proxy?.password, distinct(proxy?.user));
  const gateway = proxy === undefined ? undefined : makeGateway(proxy);
  const told: Told[] = [];
  const steps: ProbeStep[] = [];
  const warnings: Verdict[] = [];
  const sockets = new Set<Socket>();
  const leaving: Session[] = [];
  let stage = performance.now();
  let over = false;
  const idle = makeIdle();

  const cleanStep = (step: ProbeStep): ProbeStep => {
    const { detail, facts } = step;
    if (clean.keeps([detail, ...textsOf(facts)])) return step;
    return { ...step, detail: clean(detail, MAX_MESSAGE), ...(facts && { facts: cleanFacts(facts, clean) }) };
  };

  const step: Run['step'] = (name, status, since, detail, facts) => {
    if (over) return;
    stage = performance.now();
    const ms = Math.max(0, Math.round(stage - since));
    told.push({ name, status });
    idle.meanwhile(() => {
      const done = cleanStep({
        name,
        status,
        ms,
        detail: worded(detail),
        ...(facts === undefined ? {} : { facts: worded(facts) }),
      });
      steps.push(done);
      options.onStep?.(done);
    });
  };

  const run: Run = {
    target,
    options,
    clean,
    signal: timing.signal,
    limit: timing.limit,
    place: hostAndPort(target.host, target.port),
    gateway,
    // What is local to the proxy is not local here.
    isLocal: (address) => gateway === undefined && isLoopback(address),
    curious: true,
    step,
    warn: (verdict, since) => {
      warnings.push(verdict);
      step(verdict.step, 'warn', since, english(verdict.message), verdict.facts);
    },
    own: (connected) => {
      sockets.add(connected.socket);
      // A look that came too late to matter.
      if (over) connected.socket.destroy();
      return connected;
    },
    leave: (session) => {
      session.write('QUIT\r\n');
      leaving.push(session);
    },
  };

  return {
    run,
    failed: ({ step: name, message, facts, told }) => {
      if (told !== true) step(name, 'fail', stage, english(message), facts);
    },
    stopped: () => {
      const name = nextStep(target, told);
      // Who cancels a test is not shown its result.
      const message = timing.cancelled()
        ? 'The test was cancelled.'
        : say`The test of ${run.place} took too long and was ended.`;
      step(name, timing.cancelled() ? 'skip' : 'fail', stage, english(message));
      return { why: timeoutCause(name), step: name, message };
    },
    checkInjection: async (address) => {
      const since = performance.now();
      if (!told.some(({ name }) => name === 'starttls') || !(await takesInjectedCommands(run, address))) return;
      const message = say`${run.place} carries out commands that were sent in clear before the TLS handshake.`;
      run.warn({ why: 'starttls-injection', step: 'starttls', message }, since);
    },
    destroy: () => {
      over = true;
      for (const socket of sockets) socket.on('error', () => {});
      const destroy = (): void => {
        for (const socket of sockets) socket.destroy();
      };
      if (leaving.length === 0 || timing.cancelled()) return destroy();
      // The result need not wait for the good manners.
      const ms = timing.limit('quit');
      setImmediate(() => void Promise.all(leaving.map((session) => session.farewell(ms))).then(destroy));
    },
    report: (failure, passed, alternatives, addresses) => {
      idle.finish();
      const sorted = [...warnings].sort((a, b) => rank(a.why) - rank(b.why));
      const verdict = failure ?? sorted[0];
      const others = sorted.filter((warning) => warning !== verdict);
      const local = addresses.length > 0 && addresses.every(run.isLocal);
      const advice = adviceFor(verdict, others, { target, alternatives, local });
      const { message, phrase } = messageOf(
        cleanText(verdict?.message ?? summary(target, told, passed), clean, MAX_MESSAGE),
      );
      const report: ProbeReport = {
        schema: 'smtplint/test/1',
        ok: failure === undefined,
        target: {
          host: clean(target.host, 320),
          port: target.port,
          security: target.security,
          ...(target.user === undefined ? {} : { user: clean(target.user, 320) }),
        },
        ...(gateway === undefined ? {} : { proxy: clean(gateway.place, 320) }),
        ...(verdict?.atProxy === true ? { proxyFailed: true } : {}),
        steps: [...steps],
        cause: verdict?.why ?? passed,
        message,
        advice: advice.map((own) => cleanAdvice(own, clean)),
        alternatives,
        ...(timing.cancelled() ? { cancelled: true } : {}),
      };
      return withPhrase(report, phrase);
    },
  };
}

function worded<T extends string | Facts>(value: Later<T>): T {
  return typeof value === 'function' ? value() : value;
}

function cleanAdvice({ text, writes }: Advice, clean: Clean): ProbeAdvice {
  const { message, phrase } = messageOf(cleanText(text, clean, MAX_MESSAGE));
  return withPhrase({ text: message, ...(writes === undefined ? {} : { writes }) }, phrase);
}

/** Puts the phrase where `JSON.stringify` and a copy of the report do not see it. */
function withPhrase<T extends object>(told: T, phrase: Phrase | undefined): T & { readonly phrase?: Phrase } {
  return phrase === undefined ? told : Object.defineProperty(told, 'phrase', { value: phrase });
}

/** A user name that is a common word would star out half of every sentence. */
function distinct(user: Secret | undefined): Secret | undefined {
  return user !== undefined && user.reveal().length >= 8 ? user : undefined;
}

function rank(cause: Cause): number {
  const at = FIRST.indexOf(cause);
  if (at >= 0) return at;
  return FIRST.length + (LAST.includes(cause) ? 1 : 0);
}

function summary({ host, port }: ProbeTarget, steps: readonly Told[], passed: Cause): Text {
  const place = hostAndPort(host, port);
  if (passed === 'delivered') return say`The local mail catcher has the test message that was sent through ${place}.`;
  if (passed === 'accepted')
    return say`${place} took the test message; whether it reaches the mailbox is decided later, out of sight.`;
  const loggedIn = steps.some(({ name, status }) => name === 'auth' && status === 'ok');
  const encrypted = steps.some(({ name, status }) => name === 'tls' && status === 'ok');
  const how = encrypted ? say`an encrypted connection` : say`a connection without encryption`;
  return loggedIn
    ? say`${place} works: ${how}, and the login is accepted.`
    : say`${place} works: ${how}; no login was tried.`;
}

const IMPLICIT: readonly StepName[] = ['dns', 'tcp', 'tls', 'certificate', 'greeting', 'ehlo', 'auth', 'mail', 'quit'];
const IN_CLEAR: readonly StepName[] = ['dns', 'tcp', 'greeting', 'ehlo', 'auth', 'mail', 'quit'];
const UPGRADED: readonly StepName[] = [
  'dns',
  'tcp',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'certificate',
  'ehlo',
  'auth',
  'mail',
  'quit',
];

/** The step that comes after those that are done. */
function nextStep({ security }: ProbeTarget, steps: readonly Told[]): StepName {
  const order = security === 'implicit' ? IMPLICIT : security === 'none' ? IN_CLEAR : UPGRADED;
  const last = steps.at(-1)?.name;
  if (last === undefined) return 'dns';
  const again = last === 'ehlo' && steps.filter(({ name }) => name === 'ehlo').length > 1;
  const at = again ? order.lastIndexOf(last) : order.indexOf(last);
  return order[at + 1] ?? 'quit';
}
