import { say } from '../core/say.ts';
import { familyOf, isLoopback } from './address.ts';
import { open } from './open.ts';
import { brokenOff, type Run, StageFailure, type Verdict } from './run.ts';
import { IoError } from './timing.ts';

/**
 * Greets the same name over IPv4 while the test goes on over IPv6, because a client that prefers the other family
 * meets that one. Gives how it differs. (The other way round, IPv6 was tried first and has already failed.)
 */
export async function otherFamily(run: Run, addresses: readonly string[], used: string): Promise<Verdict | undefined> {
  const others = addresses.filter((address) => familyOf(address) !== 6);
  const [other] = others;
  if (familyOf(used) !== 6 || other === undefined) return undefined;
  const end = performance.now() + run.limit('cross');
  const limit = (): number => Math.max(1, Math.min(run.limit('cross'), end - performance.now()));
  try {
    const { place } = await open({ ...run, curious: false, step: () => {}, warn: () => {}, limit }, others);
    place.session.write('QUIT\r\n');
    return undefined;
  } catch (error) {
    if (!(error instanceof StageFailure) && !(error instanceof IoError)) throw error;
    const failure = error instanceof StageFailure ? error : brokenOff(run, 'greeting', error);
    if (!(failure instanceof StageFailure)) return undefined;
    const { why, message } = failure.verdict;
    // No route from here, or a program that listens on one of the two addresses of this machine: no fault of the server.
    if (why === 'connect-timeout' || (why === 'refused' && isLoopback(other))) return undefined;
    return {
      why: 'dual-stack-differs',
      step: 'greeting',
      message: say`${run.target.host} works on ${used}, but not on ${other}: ${message}`,
    };
  }
}
