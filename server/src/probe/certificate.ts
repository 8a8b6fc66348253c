import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Cause } from './causes.ts';
import { readDer } from './der.ts';
import type { Facts } from './types.ts';

export interface CertificateProblem {
  readonly cause: Extract<Cause, `cert-${string}`>;
  /** One sentence with the facts. */
  readonly detail: string;
}

export interface CertificateVerdict {
  /** True when the chain, the dates and the name verify. */
  readonly trusted: boolean;
  /** Worst first. */
  readonly problems: readonly CertificateProblem[];
  readonly facts: Facts;
  readonly summary: string;
}

const SHOWN_NAMES = 6;
const SHOWN_CHAIN = 10;
/** Modern clients refuse shorter RSA keys (OpenSSL security level 2, CA/Browser Forum baseline 6.1.5). */
const MIN_RSA = 2048;
const MIN_CURVE = 224;

/** Looks at the certificate of an encrypted connection: what it says, and whether and why it does not verify. */
export function examineCertificate(
  socket: TLSSocket,
  host: string,
  ownCa: string | Buffer | undefined,
  now = Date.now(),
): CertificateVerdict {
  const peer = socket.getPeerCertificate(true);
  if (peer.raw === undefined) {
    const detail = 'The server showed no certificate.';
    return { trusted: false, problems: [{ cause: 'cert-untrusted-ca', detail }], facts: {}, summary: detail };
  }
  const chain = chainOf(peer);
  const leaf = chain[0] ?? new X509Certificate(peer.raw);
  const problems = [
    ...dateProblems(socket.authorized ? [] : chain, now),
    ...trustProblems(socket, chain, ownCa),
    ...nameProblems(peer, host),
    ...strengthProblems(chain),
  ];
  const code = socket.authorized ? undefined : String(socket.authorizationError);
  if (!socket.authorized && problems.every(({ cause }) => cause === 'cert-no-san')) {
    const detail = `The certificate of ${host} could not be verified (${code}).`;
    problems.unshift({ cause: 'cert-untrusted-ca', detail });
  }
  const names = namesOf(leaf);
  return {
    trusted: socket.authorized,
    problems,
    facts: {
      subject: oneLine(leaf.subject),
      names: names.slice(0, 50),
      issuer: oneLine(leaf.issuer),
      validFrom: isoDate(leaf.validFrom),
      validTo: isoDate(leaf.validTo),
      key: keyName(leaf),
      signature: readDer(leaf.raw).signature,
      fingerprint: leaf.fingerprint256,
      chain: chain.slice(0, SHOWN_CHAIN).map((link) => commonName(link.subject)),
      ...(code === undefined ? {} : { code }),
    },
    summary: `Certificate for ${list(names) || commonName(leaf.subject)}, issued by ${commonName(leaf.issuer)}, valid until ${isoDate(leaf.validTo)}.`,
  };
}

/** Leaf first. Node appends the trusted root from its own store, when it found one. */
function chainOf(peer: DetailedPeerCertificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let link: DetailedPeerCertificate | undefined = peer;
  const seen = new Set<string>();
  while (link?.raw !== undefined && !seen.has(link.fingerprint256) && chain.length < SHOWN_CHAIN) {
    seen.add(link.fingerprint256);
    chain.push(new X509Certificate(link.raw));
    link = link.issuerCertificate;
  }
  return chain;
}

/* ---------------------------------------------------------------- what can be wrong */

function dateProblems(chain: readonly X509Certificate[], now: number): CertificateProblem[] {
  for (const [place, link] of chain.entries()) {
    const which = place === 0 ? 'The certificate' : `The issuing certificate "${commonName(link.subject)}"`;
    if (Date.parse(link.validTo) < now) {
      const detail = `${which} expired on ${isoDate(link.validTo)}; the clock here says ${isoDate(new Date(now).toISOString())}.`;
      return [{ cause: 'cert-expired', detail }];
    }
    if (Date.parse(link.validFrom) > now) {
      const detail = `${which} is only valid from ${isoDate(link.validFrom)}; the clock here says ${isoDate(new Date(now).toISOString())}.`;
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
  socket: TLSSocket,
  chain: readonly X509Certificate[],
  ownCa: string | Buffer | undefined,
): CertificateProblem[] {
  const code = socket.authorized ? '' : String(socket.authorizationError);
  const leaf = chain[0];
  const last = chain.at(-1);
  if (socket.authorized || leaf === undefined || last === undefined) return [];
  if (code === TRUST.selfSigned || (chain.length === 1 && isSelfSigned(leaf))) {
    // With other faults the code may be theirs: whether it is trusted is then not known.
    if (code !== TRUST.selfSigned && ownCaHas(ownCa, leaf)) return [];
    return [
      {
        cause: 'cert-self-signed',
        detail: `The server made its certificate "${commonName(leaf.subject)}" itself (self-signed).`,
      },
    ];
  }
  if (code === TRUST.privateRoot) {
    const detail = `The certificate comes from "${commonName(last.subject)}", which this machine does not trust.`;
    return [{ cause: 'cert-untrusted-ca', detail }];
  }
  if (!TRUST.missing.has(code)) return [];
  const issuer = commonName(last.issuer);
  if (publiclyIssued(last) || looksIntermediate(last.issuer) || ownCa !== undefined) {
    const own = ownCa === undefined ? '' : ', and it is not in the CA file either';
    const detail = `The server does not send the intermediate certificate "${issuer}" that issued "${commonName(last.subject)}"${own}.`;
    return [{ cause: 'cert-incomplete-chain', detail }];
  }
  const detail = `The certificate was issued by "${issuer}", which this machine does not trust.`;
  return [{ cause: 'cert-untrusted-ca', detail }];
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.checkIssued(certificate);
}

function ownCaHas(ca: string | Buffer | undefined, certificate: X509Certificate): boolean {
  const pem = ca?.toString('latin1').replace(/\s/g, '') ?? '';
  return pem.includes(certificate.raw.toString('base64'));
}

const AUTHORITY_INFORMATION = '1.3.6.1.5.5.7.1.1';
const TRANSPARENCY = '1.3.6.1.4.1.11129.2.4.2';

/**
 * A certificate whose issuer is missing looks the same whether a public intermediate or a private root
 * issued it. Public authorities have to say where their certificate is (AIA) and to log what they issue.
 */
function publiclyIssued(certificate: X509Certificate): boolean {
  const { extensions } = readDer(certificate.raw);
  return extensions.includes(TRANSPARENCY) || extensions.includes(AUTHORITY_INFORMATION);
}

function looksIntermediate(issuer: string): boolean {
  return /\b(?:intermediate|issuing|sub(?:ordinate)?[ -]?ca)\b/i.test(issuer);
}

function nameProblems(peer: DetailedPeerCertificate, host: string): CertificateProblem[] {
  const names = splitNames(peer.subjectaltname);
  if (checkServerIdentity(host, peer) !== undefined) {
    const shown = names.length > 0 ? list(names) : String(peer.subject?.CN ?? 'no name at all');
    const what = isIP(host) === 0 ? `not for ${host}` : `not for the IP address ${host}`;
    return [{ cause: 'cert-name-mismatch', detail: `The certificate is for ${shown}, ${what}.` }];
  }
  return names.length > 0
    ? []
    : [
        {
          cause: 'cert-no-san',
          detail: `The certificate names ${host} only as its common name; it has no subject alternative names.`,
        },
      ];
}

function strengthProblems(chain: readonly X509Certificate[]): CertificateProblem[] {
  const problems: CertificateProblem[] = [];
  for (const [place, link] of chain.entries()) {
    // A root is trusted for itself: neither its age nor its signature prove anything.
    if (place > 0 && isSelfSigned(link)) continue;
    const which = place === 0 ? 'the certificate' : `the issuing certificate "${commonName(link.subject)}"`;
    if (isWeakKey(link))
      problems.push({ cause: 'cert-weak-key', detail: `The key of ${which} is too short: ${keyName(link)}.` });
    const { signature, weakSignature } = readDer(link.raw);
    if (weakSignature) {
      const detail = `The signature under ${which} uses a broken algorithm: ${signature}.`;
      problems.push({ cause: 'cert-weak-signature', detail });
    }
  }
  return problems;
}

function isWeakKey({ publicKey }: X509Certificate): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined) return bits < MIN_RSA;
  const curve = Number(/(\d{3})/.exec(publicKey.asymmetricKeyDetails?.namedCurve ?? '')?.[1] ?? MIN_CURVE);
  return curve < MIN_CURVE;
}

/* ---------------------------------------------------------------- words */

function keyName({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `RSA ${modulusLength} bits`;
  return namedCurve ?? publicKey.asymmetricKeyType ?? 'unknown';
}

function namesOf(certificate: X509Certificate): string[] {
  return splitNames(certificate.subjectAltName);
}

function splitNames(names: string | undefined): string[] {
  return (names ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
    .filter((name) => name !== '');
}

function list(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES;
  return names.slice(0, SHOWN_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** `CN=x\nO=y` as `CN=x, O=y`. */
function oneLine(name: string): string {
  return name.split('\n').join(', ');
}

function commonName(name: string): string {
  return /(?:^|\n)CN=([^\n]*)/.exec(name)?.[1] ?? /(?:^|\n)O=([^\n]*)/.exec(name)?.[1] ?? (oneLine(name) || 'nobody');
}

function isoDate(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toISOString().slice(0, 10);
}
