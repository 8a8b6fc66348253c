import { identity } from './servers.ts';
import { issue } from './x509.ts';

const NAMES = ['localhost', '127.0.0.1'];

const root = issue({ name: 'smtplint test root', authority: true });
const intermediate = issue({ name: 'smtplint test intermediate', authority: true, issuer: root });
const leaf = issue({ name: 'mail.test', names: NAMES, issuer: intermediate });

/** The certificates of the tests, made anew for every run. */
export const pki = {
  names: NAMES,
  root,
  intermediate,
  /** A chain as it should be. */
  good: identity(leaf, intermediate),
  /** The same without its intermediate. */
  incomplete: identity(leaf),
} as const;
