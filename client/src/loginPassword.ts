import type { Secret } from '../../server/src/core/secret.ts';
import { isRefusedLogin } from '../../server/src/live/backoff.ts';
import type { ProbeReport } from '../../server/src/probe/types.ts';
import type { KeptPasswords, Login } from './keptPasswords.ts';

/** The password of one test that the file does not hold. */
export interface LoginPassword {
  /** Undefined = the test goes without a login. */
  readonly secret: Secret | undefined;
  /** After the test: keeps or forgets it, as the user chose and the server judged. Tells which, where it did either. */
  settle(report: ProbeReport): Promise<'kept' | 'forgotten' | undefined>;
}

/** What the user answered. */
export interface Typed {
  readonly secret: Secret | undefined;
  readonly keep: boolean;
}

/** The kept password, or the one that is asked for; undefined when the user does not answer. */
export async function loginPassword(
  login: Login,
  kept: KeptPasswords | undefined,
  ask: () => Promise<Typed | undefined>,
): Promise<LoginPassword | undefined> {
  const found = await kept?.find(login);
  if (found !== undefined) {
    return {
      secret: found,
      async settle({ cause }) {
        if (!isRefusedLogin(cause)) return undefined;
        await kept?.forget(login);
        return 'forgotten';
      },
    };
  }
  const typed = await ask();
  if (typed === undefined) return undefined;
  const { secret, keep } = typed;
  return {
    secret,
    async settle({ steps }) {
      // A password that no server has accepted may be mistyped.
      const isAccepted = steps.some(({ name, status }) => name === 'auth' && status === 'ok');
      if (!keep || secret === undefined || kept === undefined || !isAccepted) return undefined;
      await kept.keep(login, secret);
      return 'kept';
    },
  };
}
