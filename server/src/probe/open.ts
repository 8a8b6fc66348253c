import { say } from '../core/say.ts';
import { familyOf, isLoopback } from './address.ts';
import { ConnectError, type Connected } from './connect.ts';
import { orWantsCertificate } from './explainTls.ts';
import { otherFamily } from './families.ts';
import { GatewayError, PROXY_ADVICE } from './gateway.ts';
import { greet } from './greeting.ts';
import type { Reply } from './reply.ts';
import { connectTo, fail, type Run, StageFailure, type Verdict } from './run.ts';
import { type Secured, secure } from './secure.ts';
import { Session } from './session.ts';

/** A session that was greeted, with TLS when the settings ask for it from the first byte. */
export interface Opened {
  readonly place: Secured;
  readonly greeting: Reply;
  /** How the other address family differs, which is found out meanwhile. */
  readonly elsewhere?: Promise<Verdict | undefined>;
}

export async function open(run: Run, addresses: readonly string[]): Promise<Opened> {
  const connected = await tcp(run, addresses);
  const { socket, address } = connected;
  const approach = async (): Promise<Connected['socket']> =>
    (await connectTo(run, [address], run.limit('cross'))).socket;
  const place: Secured =
    run.target.security === 'implicit'
      ? await secure(run, socket, address, approach)
      : { session: new Session(socket, run.signal), address, encrypted: false, trusted: false };
  const greeting = place.encrypted
    ? await orWantsCertificate(run, approach, () => greet(run, place))
    : await greet(run, place);
  return { place, greeting };
}

async function tcp(run: Run, addresses: readonly string[]): Promise<Connected> {
  const since = performance.now();
  try {
    const connected = await connectTo(run, addresses, run.limit('tcp'));
    if (run.gateway !== undefined) {
      run.step('tcp', 'ok', since, `Connected to ${connected.address} through the proxy ${run.gateway.place}.`);
      return connected;
    }
    const attempts = connected.attempts.map((attempt) => ({ ...attempt }));
    const facts = { address: connected.address, attempts };
    const refused = attempts.find(
      ({ outcome, family }) => outcome === 'ECONNREFUSED' && familyOf(connected.address) !== family,
    );
    if (refused === undefined || isLoopback(refused.address)) {
      run.step('tcp', 'ok', since, `Connected to ${connected.address}.`, facts);
    } else {
      const message = say`${run.target.host} refuses port ${run.target.port} on ${refused.address}, and accepts it on ${connected.address}.`;
      run.warn({ why: 'dual-stack-differs', step: 'tcp', message, facts }, since);
    }
    return connected;
  } catch (error) {
    if (error instanceof GatewayError) return noTunnel(error);
    if (!(error instanceof ConnectError) || error.fault === 'aborted') throw error;
    return noConnection(run, error);
  }
}

function noTunnel({ why, words, atProxy }: GatewayError): never {
  fail({ why, step: 'tcp', message: words, ...(atProxy ? { atProxy, advice: PROXY_ADVICE } : {}) });
}

function noConnection(run: Run, error: ConnectError): never {
  const { port } = run.target;
  const step = 'tcp' as const;
  const facts = { attempts: error.attempts.map((attempt) => ({ ...attempt })) };
  const addresses = error.attempts.map(({ address }) => address).join(', ');
  const where = addresses === run.target.host ? '' : ` (${addresses})`;
  if (error.code === 'ECONNREFUSED') {
    fail({ why: 'refused', step, message: say`Nothing listens on port ${port} of ${run.target.host}${where}.`, facts });
  }
  if (error.code === 'ECONNRESET') {
    // Who does not want a connection at all refuses it; this one was opened and cut.
    const cut = run.target.security === 'implicit' ? 'tls' : 'greeting';
    const message = say`${run.place} broke the connection as soon as it was open${where}.`;
    fail({ why: 'closed-early', step: cut, message, facts });
  }
  const unanswered =
    error.fault === 'timeout'
      ? say`${run.place} does not answer${where}.`
      : say`${run.place} cannot be reached (${run.clean(error.code ?? 'error', 40)})${where}.`;
  if (port !== 25) fail({ why: 'connect-timeout', step, message: unanswered, facts });
  const message = say`${unanswered} Most networks and clouds block port 25.`;
  const advice = [
    {
      text: say`Use the submission port 587 with STARTTLS.`,
      writes: [
        { slot: 'port', value: 587 },
        { slot: 'security', value: 'starttls' },
      ],
    },
  ] as const;
  fail({ why: 'connect-timeout', step, message, facts, advice });
}

/** Failures that another address of the same name may not have. */
const BY_ADDRESS =
  /^(?:greeting-.*|closed-early|service-unavailable|server-temporary|not-smtp.*|tls-.*|plain-on-tls-port|protocol-abuse)$/;

const QUICK = 1000;

/** Opens the session; when the greeting fails on one address family, the other one is tried once. */
export async function openEither(run: Run, addresses: readonly string[]): Promise<Opened> {
  const since = performance.now();
  let used: string | undefined;
  let elsewhere: Promise<Verdict | undefined> | undefined;
  try {
    const both =
      addresses.some((address) => familyOf(address) === 6) && addresses.some((address) => familyOf(address) !== 6);
    const watched: Run = {
      ...run,
      // With a second family to try, a silent first one must not use up the time.
      limit: (wait) =>
        both && wait === 'greeting' ? Math.min(run.limit(wait), 2 * run.limit('cross')) : run.limit(wait),
      own: (connected) => {
        if (used === undefined && run.curious) elsewhere = otherFamily(run, addresses, connected.address);
        // It is awaited at the end, if the test gets there.
        elsewhere?.catch(() => {});
        used ??= connected.address;
        return run.own(connected);
      },
    };
    const opened = await open(watched, addresses);
    // Where the greeting is slow, the other one is not waited for.
    return elsewhere === undefined || performance.now() - since > QUICK ? opened : { ...opened, elsewhere };
  } catch (error) {
    const first = used;
    if (!(error instanceof StageFailure) || first === undefined || !run.curious) throw error;
    const others = addresses.filter((address) => familyOf(address) !== familyOf(first));
    if (others.length === 0 || !BY_ADDRESS.test(error.verdict.why)) throw error;
    const limit: Run['limit'] = () => run.limit('cross');
    // Told only when it works; a second failure would only confuse.
    const held: Parameters<Run['step']>[] = [];
    const step: Run['step'] = (...told) => void held.push(told);
    const second = await open({ ...run, limit, step, curious: false }, others).catch((other: unknown) => {
      throw other instanceof StageFailure ? error : other;
    });
    const message = say`${run.target.host} works on ${second.place.address}, but not on ${first}: ${error.verdict.message}`;
    for (const told of held) run.step(...told);
    run.warn({ why: 'dual-stack-differs', step: 'greeting', message }, since);
    return second;
  }
}
