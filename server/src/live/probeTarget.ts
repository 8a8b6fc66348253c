import type { Secret } from '../core/secret.ts';
import type { BlockTarget } from '../core/target.ts';
import type { ProbeTarget } from '../probe/types.ts';

/**
 * The target of a live test. Without a password (the file only refers to one, and nobody was asked or answered) no
 * login is tried, so the user name stays away too.
 */
export function probeTargetOf(target: BlockTarget, asked?: Secret): ProbeTarget {
  const { host, port, security, user, from, name, mechanism, verifyCertificate } = target;
  const password = target.password.state === 'literal' ? target.password.secret : asked;
  return {
    host,
    port,
    security,
    ...(password === undefined ? {} : { user, password }),
    from,
    name,
    mechanism,
    verifyCertificate,
  };
}
