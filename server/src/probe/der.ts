/*
 * Two things that X509Certificate does not tell on every supported Node, read from the certificate's DER:
 * the signature algorithm, and which extensions it has.
 */

interface Element {
  readonly tag: number;
  readonly body: Buffer;
  readonly end: number;
}

function element(bytes: Buffer, at: number): Element | undefined {
  const tag = bytes[at];
  let length = bytes[at + 1];
  if (tag === undefined || length === undefined) return undefined;
  let start = at + 2;
  if (length > 0x80) {
    const size = length - 0x80;
    if (size > 3 || start + size > bytes.length) return undefined;
    length = bytes.readUIntBE(start, size);
    start += size;
  }
  const end = start + length;
  return end > bytes.length ? undefined : { tag, body: bytes.subarray(start, end), end };
}

function children(body: Buffer): Element[] {
  const list: Element[] = [];
  for (let at = 0; at < body.length; ) {
    const next = element(body, at);
    if (next === undefined) break;
    list.push(next);
    at = next.end;
  }
  return list;
}

function oid(body: Buffer): string {
  const first = body[0] ?? 0;
  const arcs = [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40))];
  let arc = 0;
  for (const byte of body.subarray(1)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  return arcs.join('.');
}

const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'SHA-256 with RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 with RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 with RSA',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.2.840.10045.4.3.2': 'SHA-256 with ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 with ECDSA',
  '1.2.840.10045.4.3.4': 'SHA-512 with ECDSA',
  '1.2.840.10040.4.3': 'SHA-1 with DSA',
  '1.3.101.112': 'Ed25519',
};

/** The parts of a certificate: what was signed, and how. */
function parts(raw: Buffer): readonly Element[] {
  return children(element(raw, 0)?.body ?? Buffer.alloc(0));
}

/** The signature algorithm, such as `SHA-256 with RSA`; its object identifier where it has no name here. */
export function signatureOf(raw: Buffer): string {
  const [, algorithm] = parts(raw);
  const id = children(algorithm?.body ?? Buffer.alloc(0))[0];
  return id === undefined ? 'unknown' : (SIGNATURES[oid(id.body)] ?? oid(id.body));
}

/** True when the algorithm of a signature is broken. */
export function isWeakSignature(signature: string): boolean {
  return /^(?:MD5|SHA-1) /.test(signature);
}

/** The object identifiers of the extensions. */
export function extensionsOf(raw: Buffer): readonly string[] {
  const [tbs] = parts(raw);
  const explicit = children(tbs?.body ?? Buffer.alloc(0)).find(({ tag }) => tag === 0xa3);
  const list = explicit === undefined ? undefined : children(explicit.body)[0];
  return children(list?.body ?? Buffer.alloc(0)).flatMap(({ body }) => {
    const name = children(body)[0];
    return name === undefined ? [] : [oid(name.body)];
  });
}
