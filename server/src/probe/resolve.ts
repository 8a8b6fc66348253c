import { promises as dns, type LookupAddress } from 'node:dns';
import { domainToASCII } from 'node:url';
import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { familyOf, isForbidden } from './address.ts';
import { IoError, wait } from './timing.ts';

/** `forbidden` beside good addresses: those that are left out. */
export type Resolution =
  | {
      readonly kind: 'addresses';
      readonly addresses: readonly string[];
      readonly literal: boolean;
      readonly forbidden: readonly string[];
    }
  | { readonly kind: 'forbidden'; readonly addresses: readonly string[] }
  | { readonly kind: 'not-found'; readonly detail: Text; readonly misspelt?: true }
  | { readonly kind: 'timeout'; readonly detail: Text };

const MAX_ADDRESSES = 8;
/** Later than this, a second answer would come after the end of the wait. */
const RETRY_BEFORE = 2500;

/**
 * Looks the host up once, the way programs do (hosts file, search domains, IPv6 and IPv4).
 * Everything later connects to these addresses, so a name cannot change its mind in between.
 */
export async function resolveHost(
  host: string,
  options: {
    readonly ms: number;
    readonly signal: AbortSignal;
    readonly lookup?: ((host: string) => Promise<readonly LookupAddress[]>) | undefined;
  },
): Promise<Resolution> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  if (familyOf(literal) !== 0) return allowed([literal], true);
  const wrong = misspelt(host);
  if (wrong !== undefined) return { kind: 'not-found', detail: wrong, misspelt: true };
  const name = domainToASCII(host) || host;
  if (/[^\x21-\x7e]/.test(name))
    return { kind: 'not-found', detail: say`${host} cannot be a host name.`, misspelt: true };
  const lookup = options.lookup ?? lookUp;
  try {
    const found = await wait<readonly LookupAddress[]>(options.ms, options.signal, (resolve, reject) => {
      lookup(name).then(resolve, reject);
      return undefined;
    });
    const addresses = [...new Set(found.map(({ address }) => address))].slice(0, MAX_ADDRESSES);
    return addresses.length === 0
      ? { kind: 'not-found', detail: say`${host} has no address.` }
      : allowed(addresses, false);
  } catch (error) {
    if (error instanceof IoError && error.fault === 'aborted') throw error;
    if (error instanceof IoError) return { kind: 'timeout', detail: say`The name server did not answer for ${host}.` };
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EAI_NONAME' || code === 'EAI_NODATA') {
      return { kind: 'not-found', detail: orService(host, say`No host is called ${host}.`) };
    }
    return { kind: 'timeout', detail: orService(host, say`The name server could not answer for ${host} (${code}).`) };
  }
}

/** Asks once more when the name server was too slow: it may have the answer by then. */
async function lookUp(name: string): Promise<readonly LookupAddress[]> {
  const ask = (): Promise<LookupAddress[]> => dns.lookup(name, { all: true, verbatim: true });
  const since = performance.now();
  try {
    return await ask();
  } catch (error) {
    const slow = (error as NodeJS.ErrnoException).code === 'EAI_AGAIN' && performance.now() - since < RETRY_BEFORE;
    if (!slow) throw error;
    return ask();
  }
}

function allowed(addresses: readonly string[], literal: boolean): Resolution {
  const good = addresses.filter((address) => !isForbidden(address));
  if (good.length === 0) return { kind: 'forbidden', addresses };
  return { kind: 'addresses', addresses: good, literal, forbidden: addresses.filter(isForbidden) };
}

function orService(host: string, detail: Text): Text {
  return host.includes('.')
    ? detail
    : say`${detail} A name without a dot is often the name of a container or service: it only exists inside that network.`;
}

/** A value that cannot be a host name, so that nobody needs to ask a name server. */
function misspelt(host: string): Text | undefined {
  if (host.trim() === '') return say`The host is empty.`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return say`${host} is a URL; the host is only the name in it.`;
  if (/:\d+$/.test(host)) return say`${host} has the port in it; it belongs into the port setting.`;
  if (/[\s/@"'$<>{}]/.test(host)) return say`${host} cannot be a host name.`;
  if (host.length > 253) return say`The host is longer than any host name can be.`;
  return undefined;
}
