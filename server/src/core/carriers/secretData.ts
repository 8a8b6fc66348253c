import type { Entry } from '../model.ts';

/** True for `data:` of a Kubernetes `kind: Secret`, whose values are base64. */
export function isSecretData(
  doc: number,
  parent: readonly string[],
  find: (doc: number, path: readonly string[]) => Entry | undefined,
): boolean {
  if (parent.at(-1) !== 'data') return false;
  return find(doc, [...parent.slice(0, -1), 'kind'])?.value === 'Secret';
}

/** The UTF-8 text of a base64 value; undefined when it is none. */
export function decodeSecret(value: string): string | undefined {
  const compact = value.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

export function encodeSecret(value: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(value)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
