import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/*
 * Certificates made at test time, so that no key lies in the repository and none can expire. Node has no way to
 * issue one, and the tests must not need the openssl program, so this writes the DER (X.690, RFC 5280) itself.
 */

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts);
const octets = (body: Uint8Array): Buffer => der(0x04, body);
const bits = (body: Uint8Array): Buffer => der(0x03, Buffer.from([0]), body);
const explicit = (tag: number, body: Uint8Array): Buffer => der(0xa0 | tag, body);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(text));
}

/** `common name / organisation`, the second part only where there is one. */
function name(text: string): Buffer {
  const [common = '', organisation] = text.split(' / ');
  const part = (id: string, value: string): Buffer => set(sequence(oid(id), der(0x0c, Buffer.from(value))));
  return sequence(...(organisation === undefined ? [] : [part('2.5.4.10', organisation)]), part('2.5.4.3', common));
}

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), octets(value));
}

function alternativeName(entry: string): Buffer {
  const quad = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(entry);
  return quad === null ? der(0x82, Buffer.from(entry)) : der(0x87, Buffer.from(quad.slice(1).map(Number)));
}

export interface Issued {
  readonly name: string;
  readonly pem: string;
  readonly key: KeyObject;
  readonly keyPem: string;
}

export interface CertificateOptions {
  readonly name: string;
  /** Host names and IPv4 addresses; none = no such extension. */
  readonly names?: readonly string[];
  /** Who signs; none = it signs itself. */
  readonly issuer?: Issued;
  readonly authority?: boolean;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  readonly key?: 'ec' | 'rsa1024' | 'rsa2048';
  readonly hash?: 'sha256' | 'sha1';
  /** Says where the issuer's certificate can be had, as public authorities do. */
  readonly publicStyle?: boolean;
}

function keyPair(kind: CertificateOptions['key']): { publicKey: KeyObject; privateKey: KeyObject } {
  if (kind === 'rsa1024') return generateKeyPairSync('rsa', { modulusLength: 1024 });
  if (kind === 'rsa2048') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

const ALGORITHMS = {
  ec: { sha256: '1.2.840.10045.4.3.2', sha1: '1.2.840.10045.4.1' },
  rsa: { sha256: '1.2.840.113549.1.1.11', sha1: '1.2.840.113549.1.1.5' },
} as const;

const DAY = 86_400_000;

/** Issues one certificate with a fresh key. */
export function issue(options: CertificateOptions): Issued {
  const { publicKey, privateKey } = keyPair(options.key);
  const signer = options.issuer?.key ?? privateKey;
  const hash = options.hash ?? 'sha256';
  const id = ALGORITHMS[signer.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'][hash];
  const algorithm = sequence(oid(id), ...(signer.asymmetricKeyType === 'rsa' ? [der(0x05)] : []));
  const now = Date.now();
  const extensions = [
    extension('2.5.29.19', sequence(...(options.authority ? [der(0x01, Buffer.from([0xff]))] : [])), true),
    ...(options.names === undefined ? [] : [extension('2.5.29.17', sequence(...options.names.map(alternativeName)))]),
    ...(options.publicStyle
      ? [
          extension(
            '1.3.6.1.5.5.7.1.1',
            sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), der(0x86, Buffer.from('http://ca.invalid/ca.der')))),
          ),
        ]
      : []),
  ];
  const tbs = sequence(
    explicit(0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    algorithm,
    name(options.issuer?.name ?? options.name),
    sequence(time(new Date(now + (options.from ?? -1) * DAY)), time(new Date(now + (options.to ?? 30) * DAY))),
    name(options.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions)),
  );
  const certificate = sequence(tbs, algorithm, bits(sign(hash, tbs, signer)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    name: options.name,
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
