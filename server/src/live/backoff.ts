/** Holds logins back after refused ones, so that a connection test is no way to try passwords, nor locks an account. */
export interface Backoff {
  /** Milliseconds until a login of this user at this host may be tried again; 0 = now. */
  wait(host: string, user: string | undefined): number;
  /** Tells how a login ended: a refused one doubles the wait, an accepted one ends it. */
  ended(host: string, user: string | undefined, refused: boolean): void;
}

const FIRST_MS = 2_000;
const LONGEST_MS = 120_000;

/** `now` gives milliseconds since any epoch. */
export function makeBackoff(now: () => number): Backoff {
  const refusals = new Map<string, { readonly count: number; readonly until: number }>();
  const keyOf = (host: string, user: string | undefined): string => `${host.toLowerCase()}\n${user ?? ''}`;
  return {
    wait: (host, user) => Math.max(0, (refusals.get(keyOf(host, user))?.until ?? 0) - now()),
    ended(host, user, refused) {
      const key = keyOf(host, user);
      if (!refused) {
        refusals.delete(key);
        return;
      }
      const count = (refusals.get(key)?.count ?? 0) + 1;
      refusals.set(key, { count, until: now() + Math.min(FIRST_MS * 2 ** (count - 1), LONGEST_MS) });
    },
  };
}

const REFUSALS: ReadonlySet<string> = new Set([
  'auth-bad-credentials',
  'auth-app-password-required',
  'auth-web-login-required',
  'auth-basic-disabled',
]);

/** True when the server has judged a login and said no. */
export function isRefusedLogin(cause: string): boolean {
  return REFUSALS.has(cause);
}
