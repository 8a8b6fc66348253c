import type { Cause } from '../core/causes.ts';
import { hostAndPort } from './address.ts';
import { quit, reach } from './converse.ts';
import { type Run, StageFailure } from './run.ts';
import { IoError } from './timing.ts';
import type { ProbeAlternative, Security } from './types.ts';

interface Candidate {
  readonly port: number;
  readonly security: Security;
}

/** Best first: encrypted from the first byte, then the submission port, its common stand-in, and the port between servers. */
const CANDIDATES: readonly Candidate[] = [
  { port: 465, security: 'implicit' },
  { port: 587, security: 'starttls' },
  { port: 2525, security: 'starttls' },
  { port: 25, security: 'starttls' },
];
const LOCAL: readonly Candidate[] = [{ port: 1025, security: 'none' }];

/** Tries the usual ports of the same addresses, one connection each, without login and without a second look. */
export async function findAlternatives(run: Run, addresses: readonly string[]): Promise<readonly ProbeAlternative[]> {
  const { port, security } = run.target;
  const local = addresses.every(run.isLocal);
  const candidates = [...CANDIDATES, ...(local ? LOCAL : [])].filter(
    (candidate) => candidate.port !== port || candidate.security !== security,
  );
  return Promise.all(candidates.map((candidate) => tryOne(run, addresses, candidate)));
}

async function tryOne(
  run: Run,
  addresses: readonly string[],
  { port, security }: Candidate,
): Promise<ProbeAlternative> {
  const since = performance.now();
  const limit = run.limit('alternative');
  let warning: Cause | undefined;
  const own: Run = {
    ...run,
    target: { ...run.target, port, security, user: undefined, password: undefined },
    place: hostAndPort(run.target.host, port),
    curious: false,
    limit: (wait) =>
      Math.max(1, Math.min(run.limit(wait === 'quit' ? 'quit' : 'alternative'), since + limit - performance.now())),
    step: () => {},
    warn: ({ why }) => {
      warning ??= why;
    },
  };
  const done = (ok: boolean, cause: Cause | undefined): ProbeAlternative => {
    const ms = Math.round(performance.now() - since);
    return { port, security, ok, ms, ...(cause === undefined ? {} : { cause }) };
  };
  try {
    const { place } = await reach(own, addresses);
    quit(own, place.session);
    return done(place.distrust === undefined, place.distrust?.why ?? warning);
  } catch (error) {
    if (error instanceof StageFailure) return done(false, error.verdict.why);
    if (error instanceof IoError) return done(false, 'connect-timeout');
    throw error;
  }
}
