import { fingerprintOf } from '../core/fingerprint.ts';
import type { Block } from '../core/model.ts';
import { targetOf } from '../core/target.ts';
import type { ProbeReport, ProbeTarget } from '../probe/types.ts';

/** What a connection test says about the settings of a block. */
export interface Verdict {
  readonly fingerprint: string;
  readonly passed: boolean;
}

/**
 * The verdict of a test on the settings as they stand in the file; undefined when it says nothing about them: it was
 * cancelled, the proxy was to blame, an option replaced what the file says, or it passed without the login that the file asks for.
 */
export function verdictOf(block: Block, tested: ProbeTarget, report: ProbeReport): Verdict | undefined {
  if (report.cancelled === true || report.proxyFailed === true) return undefined;
  const target = targetOf(block);
  if (target.kind === 'none') return undefined;
  const isSame = target.host === tested.host && target.port === tested.port && target.security === tested.security;
  if (!isSame) return undefined;
  const login = report.steps.find(({ name }) => name === 'auth');
  const loggedIn = tested.user === target.user && (login?.status === 'ok' || login?.status === 'warn');
  if (report.ok && target.user !== undefined && !loggedIn) return undefined;
  return { fingerprint: fingerprintOf(block), passed: report.ok };
}
