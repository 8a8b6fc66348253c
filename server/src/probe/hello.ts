import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { familyOf } from './address.ts';
import { IoError, wait } from './timing.ts';

/*
 * A TLS library tells little about a handshake that failed, and VS Code's (BoringSSL) words it otherwise than
 * Node's (OpenSSL). So after a failure the test says a plain ClientHello itself, once, and reads what the server
 * answers in clear: text, an alert with its number, or its version, certificates and wishes. No key is ever agreed.
 */

export type HelloAnswer =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'alert'; readonly code: number }
  | { readonly kind: 'hello'; readonly version: number; readonly wantsCertificate: boolean }
  | { readonly kind: 'silent' }
  | { readonly kind: 'closed' };

const MAX_ANSWER = 48 * 1024;
const MAX_TEXT = 512;

/** Says ClientHello and reads the first flight of the server. */
export function sayHello(socket: Socket, host: string, ms: number, signal: AbortSignal): Promise<HelloAnswer> {
  let bytes = Buffer.alloc(0);
  return wait<HelloAnswer>(ms, signal, (resolve) => {
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk.subarray(0, MAX_ANSWER - bytes.length)]);
      const answer = readAnswer(bytes, bytes.length >= MAX_ANSWER);
      if (answer !== undefined) resolve(answer);
    };
    const onClose = (): void => resolve(readAnswer(bytes, true) ?? { kind: 'closed' });
    socket.on('data', onData);
    socket.on('error', onClose);
    socket.on('close', onClose);
    socket.on('end', onClose);
    socket.write(clientHello(host));
    return () => {
      socket.off('data', onData);
      socket.off('close', onClose);
      socket.off('end', onClose);
    };
  }).catch((error: unknown) => {
    if (error instanceof IoError && error.fault === 'timeout') return readAnswer(bytes, true) ?? { kind: 'silent' };
    throw error;
  });
}

/** The answer in these bytes; undefined while more can come and `final` is not set. */
function readAnswer(bytes: Buffer, final: boolean): HelloAnswer | undefined {
  if (bytes.length === 0) return undefined;
  const type = bytes[0];
  if (type !== 0x15 && type !== 0x16) {
    const enough = final || bytes.length >= MAX_TEXT || bytes.includes(10);
    return enough ? { kind: 'plain', text: bytes.subarray(0, MAX_TEXT).toString('latin1') } : undefined;
  }
  let handshake = Buffer.alloc(0);
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    const body = bytes.subarray(at + 5, Math.min(end, bytes.length));
    if (bytes[at] === 0x15 && body.length >= 2) return { kind: 'alert', code: body[1] ?? 0 };
    if (bytes[at] === 0x16) handshake = Buffer.concat([handshake, body]);
    at = end;
  }
  return readHandshake(handshake, final);
}

const SERVER_HELLO = 2;
const CERTIFICATE_REQUEST = 13;
const SERVER_HELLO_DONE = 14;

function readHandshake(bytes: Buffer, final: boolean): HelloAnswer | undefined {
  let version = 0;
  let wantsCertificate = false;
  let done = false;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = bytes[at];
    if (type === SERVER_HELLO && at + 6 <= bytes.length) version = bytes.readUInt16BE(at + 4);
    if (type === CERTIFICATE_REQUEST) wantsCertificate = true;
    if (type === SERVER_HELLO_DONE) done = true;
    at += 4 + bytes.readUIntBE(at + 1, 3);
  }
  return version !== 0 && (done || final) ? { kind: 'hello', version, wantsCertificate } : undefined;
}

/* Named in the registry of RFC 8446 and RFC 5246; old ones are offered so that old servers answer too. */
const SUITES = [
  0xc02f, 0xc030, 0xc02b, 0xc02c, 0xcca8, 0xcca9, 0x009e, 0x009f, 0xc013, 0xc014, 0xc009, 0xc00a, 0x0033, 0x0039,
  0x009c, 0x009d, 0x002f, 0x0035, 0x000a, 0x00ff,
];
const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019];
const SIGNATURES = [0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];

/** A ClientHello of TLS 1.2, so that the server shows its certificate and its wishes in clear. */
function clientHello(host: string): Buffer {
  const name = Buffer.from(host, 'ascii');
  const extensions = [
    extension(10, vector16(words(GROUPS))),
    extension(11, Buffer.from([1, 0])),
    extension(13, vector16(words(SIGNATURES))),
  ];
  if (familyOf(host) === 0)
    extensions.unshift(extension(0, vector16(Buffer.concat([Buffer.from([0]), vector16(name)]))));
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    randomBytes(32),
    Buffer.from([0]),
    vector16(words(SUITES)),
    Buffer.from([1, 0]),
    vector16(Buffer.concat(extensions)),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  length[0] = 1;
  return Buffer.concat([Buffer.from([0x16, 3, 1]), vector16(Buffer.concat([length, body]))]);
}

function words(values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff]));
}

function vector16(content: Buffer): Buffer {
  return Buffer.concat([words([content.length]), content]);
}

function extension(id: number, content: Buffer): Buffer {
  return Buffer.concat([words([id]), vector16(content)]);
}
