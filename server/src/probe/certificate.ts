import { X509Certificate } from 'node:crypto';
import { type Certificate, checkServerIdentity, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls';
import type { Cause } from '../core/causes.ts';
import type { Text } from '../core/model.ts';
import { english, say } from '../core/say.ts';
import { familyOf } from './address.ts';
import { extensionsOf, isWeakSignature, signatureOf } from './der.ts';
import type { Encrypted } from './tls.ts';
import type { Facts } from './types.ts';

export interface CertificateProblem {
  readonly cause: Extract<Cause, `cert-${string}`>;
  /** One sentence with the facts. */
  readonly detail: Text;
}

export interface CertificateVerdict {
  /** True when the chain, the dates and the name verify. */
  readonly trusted: boolean;
  /** Worst first. */
  readonly problems: readonly CertificateProblem[];
  readonly facts: () => Facts;
  readonly summary: () => string;
}

const SHOWN_NAMES = 6;
const SHOWN_CHAIN = 10;
/** Modern clients refuse shorter RSA keys (OpenSSL security level 2, CA/Browser Forum baseline 6.1.5). */
const MIN_RSA = 2048;
const MIN_CURVE = 224;

/**
 * Looks at the certificate of an encrypted connection: what it says, and whether and why it does not verify.
 *
 * The chain is only fetched when something is wrong: that takes longer than the handshake. (Not with
 * `getPeerX509Certificate`, which takes the certificate away from later calls on Node 20.)
 */
export function examineCertificate(
  { socket, certificate }: Encrypted,
  host: string,
  ownCa: string | Buffer | undefined,
  now = Date.now(),
): CertificateVerdict {
  const leaf = certificate ?? socket.getPeerCertificate();
  if (leaf.raw === undefined) {
    const detail = say`The server showed no certificate.`;
    return {
      trusted: false,
      problems: [{ cause: 'cert-untrusted-ca', detail }],
      facts: () => ({}),
      summary: () => english(detail),
    };
  }
  const chain = socket.authorized ? [leaf] : chainOf(socket.getPeerCertificate(true));
  const code = socket.authorized ? undefined : String(socket.authorizationError);
  const problems = [
    ...(code === undefined ? [] : [...dateProblems(chain, now), ...trustProblems(code, chain, ownCa)]),
    // Node has compared the names of a chain that it accepts.
    ...nameProblems(leaf, host, socket.authorized),
    ...strengthProblems(chain),
  ];
  if (code !== undefined && problems.every(({ cause }) => cause === 'cert-no-san')) {
    const detail = say`The certificate of ${host} could not be verified (${code}).`;
    problems.unshift({ cause: 'cert-untrusted-ca', detail });
  }
  const validTo = (): string => isoDate(leaf.valid_to);
  return {
    trusted: socket.authorized,
    problems,
    facts: () => ({
      subject: oneLine(leaf.subject),
      names: namesOf(leaf).slice(0, 50),
      issuer: oneLine(leaf.issuer),
      validFrom: isoDate(leaf.valid_from),
      validTo: validTo(),
      key: keyName(leaf),
      signature: signatureOf(leaf.raw),
      fingerprint: leaf.fingerprint256,
      ...(code === undefined ? {} : { code, chain: chain.map((link) => commonName(link.subject)) }),
    }),
    summary: () =>
      `Certificate for ${english(list(namesOf(leaf))) || commonName(leaf.subject)}, issued by ${commonName(leaf.issuer)}, valid until ${validTo()}.`,
  };
}

/** Leaf first, as far as the issuers were sent. */
function chainOf(peer: DetailedPeerCertificate): PeerCertificate[] {
  const chain: PeerCertificate[] = [];
  const seen = new Set<string>();
  let link: DetailedPeerCertificate | undefined = peer;
  while (link?.raw !== undefined && !seen.has(link.fingerprint256) && chain.length < SHOWN_CHAIN) {
    seen.add(link.fingerprint256);
    chain.push(link);
    link = link.issuerCertificate;
  }
  return chain;
}

/* ---------------------------------------------------------------- what can be wrong */

function dateProblems(chain: readonly PeerCertificate[], now: number): CertificateProblem[] {
  for (const [place, link] of chain.entries()) {
    const which = place === 0 ? say`The certificate` : say`The issuing certificate "${commonName(link.subject)}"`;
    if (Date.parse(link.valid_to) < now) {
      const detail = say`${which} expired on ${isoDate(link.valid_to)}; the clock here says ${isoDate(new Date(now).toISOString())}.`;
      return [{ cause: 'cert-expired', detail }];
    }
    if (Date.parse(link.valid_from) > now) {
      const detail = say`${which} is only valid from ${isoDate(link.valid_from)}; the clock here says ${isoDate(new Date(now).toISOString())}.`;
      return [{ cause: 'cert-not-yet-valid', detail }];
    }
  }
  return [];
}

const TRUST = {
  selfSigned: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  privateRoot: 'SELF_SIGNED_CERT_IN_CHAIN',
  missing: new Set([
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_GET_ISSUER_CERT',
  ]),
} as const;

function trustProblems(
  code: string,
  chain: readonly PeerCertificate[],
  ownCa: string | Buffer | undefined,
): CertificateProblem[] {
  const leaf = chain[0];
  const last = chain.at(-1);
  if (leaf === undefined || last === undefined) return [];
  if (code === TRUST.selfSigned || (chain.length === 1 && isSelfSigned(leaf))) {
    // With other faults the code may be theirs: whether it is trusted is then not known.
    if (code !== TRUST.selfSigned && ownCaHas(ownCa, leaf)) return [];
    return [
      {
        cause: 'cert-self-signed',
        detail: say`The server made its certificate "${commonName(leaf.subject)}" itself (self-signed).`,
      },
    ];
  }
  if (code === TRUST.privateRoot) {
    const detail = say`The certificate comes from "${commonName(last.subject)}", which this machine does not trust.`;
    return [{ cause: 'cert-untrusted-ca', detail }];
  }
  if (!TRUST.missing.has(code)) return [];
  const issuer = commonName(last.issuer);
  if (publiclyIssued(last) || looksIntermediate(oneLine(last.issuer)) || sameHouse(ownCa, last.issuer)) {
    const own = ownCa === undefined ? '' : say`, and it is not in the CA file either`;
    const detail = say`The server does not send the intermediate certificate "${issuer}" that issued "${commonName(last.subject)}"${own}.`;
    return [{ cause: 'cert-incomplete-chain', detail }];
  }
  const detail =
    ownCa === undefined
      ? say`The certificate was issued by "${issuer}", which this machine does not trust.`
      : say`The certificate was issued by "${issuer}", which is not in the CA file.`;
  return [{ cause: 'cert-untrusted-ca', detail }];
}

function isSelfSigned(certificate: PeerCertificate): boolean {
  return oneLine(certificate.subject) === oneLine(certificate.issuer);
}

function ownCaHas(ca: string | Buffer | undefined, certificate: PeerCertificate): boolean {
  const pem = ca?.toString('latin1').replace(/\s/g, '') ?? '';
  return pem.includes(certificate.raw.toString('base64'));
}

const AUTHORITY_INFORMATION = '1.3.6.1.5.5.7.1.1';
const TRANSPARENCY = '1.3.6.1.4.1.11129.2.4.2';

/**
 * A certificate whose issuer is missing looks the same whether a public intermediate or a private root
 * issued it. Public authorities have to say where their certificate is (AIA) and to log what they issue.
 */
function publiclyIssued(certificate: PeerCertificate): boolean {
  const extensions = extensionsOf(certificate.raw);
  return extensions.includes(TRANSPARENCY) || extensions.includes(AUTHORITY_INFORMATION);
}

function looksIntermediate(issuer: string): boolean {
  return /\b(?:inter(?:mediate)?|issuing|sub(?:ordinate)?[ -]?ca)\b/i.test(issuer);
}

/** True when the CA file holds another certificate of the organisation that issued this one, which is no root itself. */
function sameHouse(ca: string | Buffer | undefined, issuer: Certificate): boolean {
  const blocks =
    ca?.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]{1,20000}-----END CERTIFICATE-----/g) ?? [];
  return blocks.slice(0, 200).some((pem) => {
    const subject = subjectOf(pem);
    const organisation = /^O=(.+)$/m.exec(subject)?.[1];
    const common = /^CN=(.+)$/m.exec(subject)?.[1] ?? '';
    if (common === issuer.CN) return false;
    return organisation === String(issuer.O) || (!/\broot\b/i.test(String(issuer.CN)) && related(common, issuer.CN));
  });
}

/** "Acme Root CA" and "Acme TLS CA 1" begin alike. */
function related(one: string, other: Certificate['CN']): boolean {
  const [first = ''] = one.split(' ');
  return first.length > 3 && !/^(?:test|root)$/i.test(first) && String(other).startsWith(`${first} `);
}

function subjectOf(pem: string): string {
  try {
    return new X509Certificate(pem).subject;
  } catch {
    return '';
  }
}

function nameProblems(peer: PeerCertificate, host: string, isNamed: boolean): CertificateProblem[] {
  const names = namesOf(peer);
  if (!isNamed && checkServerIdentity(host, peer) !== undefined) {
    if (familyOf(host) !== 0 && [...names, commonName(peer.subject)].includes(host)) {
      const detail = say`The certificate names ${host} as if it were a host name; clients only accept an IP address that stands among the alternative names as one.`;
      return [{ cause: 'cert-name-mismatch', detail }];
    }
    const shown = names.length > 0 ? list(names) : commonName(peer.subject);
    const detail =
      familyOf(host) === 0
        ? say`The certificate is for ${shown}, not for ${host}.`
        : say`The certificate is for ${shown}, not for the IP address ${host}.`;
    return [{ cause: 'cert-name-mismatch', detail }];
  }
  return names.length > 0
    ? []
    : [
        {
          cause: 'cert-no-san',
          detail: say`The certificate names ${host} only as its common name; it has no subject alternative names.`,
        },
      ];
}

function strengthProblems(chain: readonly PeerCertificate[]): CertificateProblem[] {
  const problems: CertificateProblem[] = [];
  for (const [place, link] of chain.entries()) {
    // A root is trusted for itself: neither its age nor its signature prove anything.
    if (place > 0 && isSelfSigned(link)) continue;
    const which = place === 0 ? say`the certificate` : say`the issuing certificate "${commonName(link.subject)}"`;
    if (isWeakKey(link))
      problems.push({ cause: 'cert-weak-key', detail: say`The key of ${which} is too short: ${keyName(link)}.` });
    const signature = signatureOf(link.raw);
    if (isWeakSignature(signature)) {
      const detail = say`The signature under ${which} uses a broken algorithm: ${signature}.`;
      problems.push({ cause: 'cert-weak-signature', detail });
    }
  }
  return problems;
}

function isWeakKey({ bits, modulus }: PeerCertificate): boolean {
  return bits !== undefined && bits < (modulus === undefined ? MIN_CURVE : MIN_RSA);
}

/* ---------------------------------------------------------------- words */

function keyName({ bits, modulus, nistCurve, asn1Curve }: PeerCertificate): string {
  if (modulus !== undefined) return `RSA ${bits} bits`;
  return nistCurve ?? asn1Curve ?? (bits === undefined ? 'unknown' : `${bits} bits`);
}

function namesOf({ subjectaltname }: PeerCertificate): string[] {
  return (subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
    .filter((name) => name !== '');
}

function list(names: readonly string[]): Text {
  const more = names.length - SHOWN_NAMES;
  const first = names.slice(0, SHOWN_NAMES).join(', ');
  return more > 0 ? say`${first} and ${more} more` : first;
}

function oneLine(name: Certificate): string {
  return Object.entries(name)
    .map(([part, text]) => `${part}=${text}`)
    .join(', ');
}

function commonName(name: Certificate): string {
  return String(name.CN ?? name.O ?? (oneLine(name) || 'nobody'));
}

function isoDate(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toISOString().slice(0, 10);
}
