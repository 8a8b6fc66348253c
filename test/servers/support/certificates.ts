import { pki } from '../../probe/support/pki.ts';
import { identity } from '../../probe/support/servers.ts';
import { issue } from '../../probe/support/x509.ts';
import { ADDRESSES, DOMAIN } from './places.ts';

const { root, intermediate } = pki;
const NAMES = [DOMAIN, ...ADDRESSES];

/** What the servers show, by name; made anew for every run. */
export const certificates = {
  good: identity(issue({ name: DOMAIN, names: NAMES, issuer: intermediate }), intermediate),
  /** As it is often installed: without the intermediate. */
  incomplete: identity(issue({ name: DOMAIN, names: NAMES, issuer: intermediate })),
  /** With the private root, as some servers send it. */
  rooted: identity(issue({ name: DOMAIN, names: NAMES, issuer: intermediate }), intermediate, root),
  /** What Debian's ssl-cert package makes. */
  snakeoil: identity(issue({ name: DOMAIN, names: NAMES })),
  other: identity(issue({ name: 'web.test', names: ['web.test', 'www.web.test'], issuer: intermediate }), intermediate),
  expired: identity(issue({ name: DOMAIN, names: NAMES, issuer: intermediate, from: -60, to: -2 }), intermediate),
} as const;

export type CertificateName = keyof typeof certificates;

/** The CA file of the tests. */
export const caFile = root.pem;
