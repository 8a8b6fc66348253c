import { closeSync, openSync, readSync } from 'node:fs';
import { mayHoldMail } from '../core/gate.ts';
import { reasonOf } from './io.ts';

export type Encoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be';

export type FileContent =
  /** `text` is without the byte order mark, as editors count positions. */
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding; readonly bytes: Uint8Array }
  /** No mail word in it. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads files into one buffer that it keeps, and dismisses most of them by their bytes, before anything is decoded. */
export function fileReader(): (path: string, maxSize: number) => FileContent {
  let buffer = Buffer.allocUnsafe(64 * 1024);
  return (path, maxSize) => {
    try {
      const file = openSync(path, 'r');
      try {
        let size = 0;
        for (;;) {
          const read = readSync(file, buffer, size, buffer.length - size, null);
          size += read;
          if (size > maxSize) return { kind: 'too-large' };
          // A short read of a regular file is its end.
          if (read === 0 || size < buffer.length) break;
          const larger = Buffer.allocUnsafe(Math.min(buffer.length * 4, maxSize + 1));
          if (larger.length <= buffer.length) break;
          buffer.copy(larger, 0, 0, size);
          buffer = larger;
        }
        return decode(buffer.subarray(0, size));
      } finally {
        closeSync(file);
      }
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
  };
}

/** The text of bytes: UTF-8, or UTF-16 where a byte order mark says so. */
export function decode(bytes: Buffer): FileContent {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf8' || encoding === 'utf8-bom') {
    if (!mayHoldMail(bytes.toString('latin1'))) return { kind: 'nothing' };
    if (bytes.includes(0)) return { kind: 'binary' };
    const text = bytes.toString('utf8', encoding === 'utf8' ? 0 : 3);
    return { kind: 'text', text, encoding, bytes: Uint8Array.from(bytes) };
  }
  const units = bytes.subarray(2, bytes.length - (bytes.length % 2));
  const text = (encoding === 'utf16le' ? units : Buffer.from(units).swap16()).toString('utf16le');
  return mayHoldMail(text) ? { kind: 'text', text, encoding, bytes: Uint8Array.from(bytes) } : { kind: 'nothing' };
}

/** The bytes of a text, with the byte order mark that was there. */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  }
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  return 'utf8';
}
