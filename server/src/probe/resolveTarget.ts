import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { isForbiddenName } from './address.ts';
import { type Gateway, PROXY_ADVICE } from './gateway.ts';
import { type Resolution, resolveHost } from './resolve.ts';
import { fail, type Run } from './run.ts';

/** How long the name server here may take to say that a proxy must not look a name up. */
const GLANCE = 1000;

/** The step `dns`: the addresses to connect to; behind a proxy, the name for it to look up. */
export async function resolveTarget(run: Run): Promise<readonly string[]> {
  const since = performance.now();
  if (run.gateway !== undefined) return resolveByProxy(run, run.gateway, since);
  const found = await lookUp(run, run.target.host, run.limit('dns'));
  if (found.kind !== 'addresses') return noAddress(run, found, since);
  if (found.literal) run.step('dns', 'skip', since, 'The host is an IP address.');
  else run.step('dns', 'ok', since, found.addresses.join(', '), { addresses: found.addresses });
  return found.addresses;
}

/**
 * The proxy looks the name up where it stands. It is looked up here too, so that the addresses that are never contacted
 * are not contacted by a detour; what the name server here says, or that it says nothing, does not matter otherwise.
 */
async function resolveByProxy(run: Run, gateway: Gateway, since: number): Promise<readonly string[]> {
  const { host } = run.target;
  const [proxy, found] = await Promise.all([
    lookUp(run, gateway.proxy.host, run.limit('dns')),
    lookUp(run, host, Math.min(run.limit('dns'), GLANCE)),
  ]);
  if (proxy.kind !== 'addresses') return noProxy(gateway, proxy);
  gateway.locate(proxy.addresses);
  if (found.kind === 'forbidden') return noAddress(run, found, since);
  if (found.kind === 'not-found' && found.misspelt) return noAddress(run, found, since);
  if (isForbiddenName(host)) return noAddress(run, { kind: 'forbidden', addresses: [host] }, since);
  if (found.kind !== 'addresses') return byName(run, since);
  if (found.forbidden.length > 0) return noAddress(run, { kind: 'forbidden', addresses: found.forbidden }, since);
  if (!found.literal) return byName(run, since);
  run.step('dns', 'skip', since, 'The host is an IP address.');
  return found.addresses;
}

function byName(run: Run, since: number): readonly string[] {
  run.step('dns', 'skip', since, `${run.target.host} is resolved by the proxy.`);
  return [run.target.host];
}

function lookUp(run: Run, host: string, ms: number): Promise<Resolution> {
  return resolveHost(host, { ms, signal: run.signal, lookup: run.options.lookup });
}

type NoAddress = Exclude<Resolution, { readonly kind: 'addresses' }>;

function neverContacted(what: Text): Text {
  return say`The test does not connect to ${what}: link-local, multicast and cloud metadata addresses are never contacted.`;
}

function noAddress(run: Run, found: NoAddress, since: number): never {
  switch (found.kind) {
    case 'not-found':
      return fail({ why: 'dns-not-found', step: 'dns', message: found.detail });
    case 'timeout':
      return fail({ why: 'dns-timeout', step: 'dns', message: found.detail });
    case 'forbidden': {
      const addresses = found.addresses.join(', ');
      run.step('dns', 'ok', since, addresses);
      return fail({ why: 'refused', step: 'tcp', message: neverContacted(addresses) });
    }
  }
}

function noProxy({ place }: Gateway, found: NoAddress): never {
  const blame = { atProxy: true, advice: PROXY_ADVICE } as const;
  if (found.kind === 'forbidden') {
    const message = neverContacted(say`the proxy ${place} (${found.addresses.join(', ')})`);
    return fail({ why: 'refused', step: 'tcp', message, ...blame });
  }
  const why = found.kind === 'timeout' ? 'dns-timeout' : 'dns-not-found';
  return fail({ why, step: 'dns', message: say`The proxy ${place} is not found. ${found.detail}`, ...blame });
}
