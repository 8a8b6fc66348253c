import { isIPv6 } from 'node:net';
import { isLoopback } from './address.ts';
import { ConnectError, type Connected } from './connect.ts';
import { introduce } from './ehlo.ts';
import type { Extensions } from './extensions.ts';
import { greet, type Place } from './greeting.ts';
import { logIn } from './login.ts';
import { quote, type Reply } from './reply.ts';
import { resolveHost } from './resolve.ts';
import { connectTo, fail, type Run, StageFailure } from './run.ts';
import { type Secured, secure } from './secure.ts';
import { type Sent, sendMessage } from './send.ts';
import { Session } from './session.ts';
import { askForTls, reportDropped, staysPlain } from './starttls.ts';

/** The step `dns`. */
export async function resolveTarget(run: Run): Promise<readonly string[]> {
  const since = performance.now();
  const { host } = run.target;
  const found = await resolveHost(host, { ms: run.limit('dns'), signal: run.signal, lookup: run.options.lookup });
  switch (found.kind) {
    case 'addresses': {
      if (found.literal) run.step('dns', 'skip', since, 'The host is an IP address.');
      else run.step('dns', 'ok', since, found.addresses.join(', '), { addresses: found.addresses });
      return found.addresses;
    }
    case 'not-found':
      return fail({ why: 'dns-not-found', step: 'dns', message: found.detail });
    case 'timeout':
      return fail({ why: 'dns-timeout', step: 'dns', message: found.detail });
    case 'forbidden': {
      const message = `The test does not connect to ${found.addresses.join(', ')}: link-local, multicast and cloud metadata addresses are never contacted.`;
      run.step('dns', 'ok', since, found.addresses.join(', '));
      return fail({ why: 'refused', step: 'tcp', message });
    }
  }
}

/** A session that was greeted, with TLS when the settings ask for it from the first byte. */
interface Opened {
  readonly place: Secured;
  readonly greeting: Reply;
}

async function open(run: Run, addresses: readonly string[]): Promise<Opened> {
  const connected = await tcp(run, addresses);
  const { socket, address } = connected;
  const approach = async (): Promise<Connected['socket']> =>
    (await connectTo(run, [address], run.limit('cross'))).socket;
  const place: Secured =
    run.target.security === 'implicit'
      ? await secure(run, socket, address, approach)
      : { session: new Session(socket, run.signal), address, encrypted: false, trusted: false };
  return { place, greeting: await greet(run, place) };
}

async function tcp(run: Run, addresses: readonly string[]): Promise<Connected> {
  const since = performance.now();
  try {
    const connected = await connectTo(run, addresses, run.limit('tcp'));
    const attempts = connected.attempts.map((attempt) => ({ ...attempt }));
    const facts = { address: connected.address, attempts };
    const refused = attempts.find(
      ({ outcome, family }) => outcome === 'ECONNREFUSED' && isIPv6(connected.address) !== (family === 6),
    );
    if (refused === undefined || isLoopback(refused.address)) {
      run.step('tcp', 'ok', since, `Connected to ${connected.address}.`, facts);
    } else {
      const message = `${run.target.host} refuses port ${run.target.port} on ${refused.address}, and accepts it on ${connected.address}.`;
      run.warn({ why: 'dual-stack-differs', step: 'tcp', message, facts }, since);
    }
    return connected;
  } catch (error) {
    if (!(error instanceof ConnectError) || error.fault === 'aborted') throw error;
    return noConnection(run, error);
  }
}

const BLOCKED = 'Most networks and clouds block port 25.';

function noConnection(run: Run, error: ConnectError): never {
  const { port } = run.target;
  const step = 'tcp' as const;
  const facts = { attempts: error.attempts.map((attempt) => ({ ...attempt })) };
  const where = error.attempts.map(({ address }) => address).join(', ');
  if (error.code === 'ECONNREFUSED') {
    fail({ why: 'refused', step, message: `Nothing listens on port ${port} of ${run.target.host} (${where}).`, facts });
  }
  if (error.code === 'ECONNRESET') {
    fail({
      why: 'closed-early',
      step,
      message: `${run.place} broke the connection while it was opened (${where}).`,
      facts,
    });
  }
  const how =
    error.fault === 'timeout' ? 'does not answer' : `cannot be reached (${run.clean(error.code ?? 'error', 40)})`;
  const message = `${run.place} ${how} (${where}).${port === 25 ? ` ${BLOCKED}` : ''}`;
  if (port !== 25) fail({ why: 'connect-timeout', step, message, facts });
  const advice = [
    {
      text: 'Use the submission port 587 with STARTTLS.',
      writes: [
        { slot: 'port', value: 587 },
        { slot: 'security', value: 'starttls' },
      ],
    },
  ] as const;
  fail({ why: 'connect-timeout', step, message, facts, advice });
}

/** Failures that another address of the same name may not have. */
const BY_ADDRESS = new Set([
  'greeting-timeout',
  'greeting-rejected',
  'closed-early',
  'service-unavailable',
  'not-smtp',
  'tls-timeout',
]);

/** Opens the session; when the greeting fails on one address family, the other one is tried once. */
async function openEither(run: Run, addresses: readonly string[]): Promise<Opened> {
  const since = performance.now();
  let used: string | undefined;
  try {
    const watched: Run = {
      ...run,
      own: (connected) => {
        used ??= connected.address;
        return run.own(connected);
      },
    };
    return await open(watched, addresses);
  } catch (error) {
    const first = used;
    if (!(error instanceof StageFailure) || first === undefined || !run.curious) throw error;
    const others = addresses.filter((address) => isIPv6(address) !== isIPv6(first));
    if (others.length === 0 || !BY_ADDRESS.has(error.verdict.why)) throw error;
    const limit: Run['limit'] = (wait) => Math.min(run.limit('cross'), run.limit(wait === 'cross' ? 'cross' : wait));
    const second = await open({ ...run, limit, curious: false }, others).catch((other: unknown) => {
      throw other instanceof StageFailure ? error : other;
    });
    const message = `${run.target.host} works on ${second.place.address}, but not on ${first}: ${error.verdict.message}`;
    run.warn({ why: 'dual-stack-differs', step: 'greeting', message }, since);
    return second;
  }
}

/** A session in which the server has said what it offers, encrypted as the settings ask. */
export async function reach(
  run: Run,
  addresses: readonly string[],
): Promise<{ place: Secured; extensions: Extensions; greeting: string }> {
  const { place, greeting } = await openEither(run, addresses);
  const extensions = await introduce(run, place);
  if (place.encrypted || staysPlain(run, extensions)) return { place, extensions, greeting: quote(greeting) };
  const secured = await upgrade(run, place, extensions);
  return { place: secured, extensions: await introduce(run, secured, true), greeting: quote(greeting) };
}

async function upgrade(run: Run, place: Place, extensions: Extensions): Promise<Secured> {
  await askForTls(run, place, extensions);
  const { socket, dropped } = place.session.release();
  reportDropped(run, dropped);
  const approach = async (): Promise<Connected['socket']> => {
    const quiet: Run = { ...run, curious: false, step: () => {}, warn: () => {} };
    const again = await open({ ...quiet, limit: () => run.limit('cross') }, [place.address]);
    await askForTls(quiet, again.place, await introduce(quiet, again.place));
    return again.place.session.release().socket;
  };
  return secure(run, socket, place.address, approach);
}

/** The whole test on the given port, from the name to QUIT. */
export async function converse(
  run: Run,
  addresses: readonly string[],
): Promise<{ readonly address: string; readonly sent: Sent }> {
  const { place, extensions, greeting } = await reach(run, addresses);
  const client = await logIn(run, place, extensions);
  // No message over a connection whose other end nobody knows.
  const sent = place.distrust !== undefined ? undefined : await sendMessage(run, place, extensions, client, greeting);
  client?.close();
  await quit(run, place.session);
  if (place.distrust !== undefined) fail(place.distrust);
  return { address: place.address, sent };
}

/** Nobody is told off for leaving without a word: what was to be tested is done. */
export async function quit(run: Run, session: Session): Promise<void> {
  const since = performance.now();
  const answered = await session.command('QUIT', run.limit('quit')).then(
    (reply) => reply.code === 221,
    () => false,
  );
  run.step('quit', 'ok', since, answered ? 'The server says goodbye.' : 'The connection was closed.');
}
