import type { Endpoint, HostPattern, Mode, Provider, ProviderMode } from '../model.ts';
import { normalizeHost } from './lookup.ts';

/**
 * Whether a provider listens on a port: `yes` = documented, `no` = documented as unsupported,
 * `unverified` = said, but not checked, `unlisted` = nothing is known. Only `yes` and `no` may drive a finding.
 */
export type PortAnswer = 'yes' | 'no' | 'unverified' | 'unlisted';

/** The endpoints of one host of a provider; of all its hosts when none is given. */
export function endpointsFor(provider: Provider, host?: string): readonly Endpoint[] {
  if (host === undefined) return provider.endpoints;
  const name = normalizeHost(host);
  return provider.endpoints.filter(({ hosts }) => hosts === undefined || hosts.test(name));
}

/** Whether this host of the provider takes connections on this port. */
export function acceptsPort(provider: Provider, host: string, port: number): PortAnswer {
  const statuses = endpointsFor(provider, host)
    .filter((endpoint) => endpoint.port === port)
    .map(({ status }) => status);
  if (statuses.length === 0) return 'unlisted';
  if (statuses.some((status) => status !== 'unsupported' && status !== 'unverified')) return 'yes';
  return statuses.includes('unsupported') ? 'no' : 'unverified';
}

/** The mode that the provider documents for a port; undefined where nothing checked is known. */
export function documentedMode(provider: Provider, host: string, port: number): ProviderMode | undefined {
  const modes = endpointsFor(provider, host)
    .filter(({ status }) => status !== 'unsupported' && status !== 'unverified')
    .filter((endpoint) => endpoint.port === port)
    .map(({ mode }) => mode);
  return new Set(modes).size > 1 ? 'any' : modes[0];
}

/** The ports that the provider documents for a mode, its own order kept, the discouraged ones last. */
export function portsFor(provider: Provider, host: string, mode: Mode): readonly number[] {
  const fitting = endpointsFor(provider, host).filter((endpoint) => modeWorks(endpoint.mode, mode));
  const good = fitting.filter(({ status }) => status === 'recommended' || status === 'supported');
  const last = fitting.filter(({ status }) => status === 'discouraged');
  return [...good, ...last].map(({ port }) => port);
}

/** Whether a client in `client` mode gets a connection where the server is documented as `server`. */
export function modeWorks(server: ProviderMode, client: Mode): boolean {
  if (server === 'any') return true;
  if (server === 'implicit' || client === 'implicit') return server === client;
  if (server === 'starttls') return client !== 'none';
  if (server === 'none') return client !== 'starttls';
  return true;
}

/** The host to use instead of a legacy, retired or wrong one; undefined when the user must choose (a region, a tenant). */
export function replacementFor(host: string, { pattern, replacement }: HostPattern): string | undefined {
  if (replacement === undefined) return undefined;
  const name = normalizeHost(host).replace(pattern, replacement);
  return name.includes('<') ? undefined : name;
}

/** What a fix may write: the documented settings, with the user's own host where that is a current one. */
export function recommendedFor(
  provider: Provider,
  host: string,
): { readonly host: string | undefined; readonly port: number; readonly mode: Mode } | undefined {
  if (provider.recommended === undefined) return undefined;
  const { host: documented, port, mode } = provider.recommended;
  const name = normalizeHost(host);
  const own = provider.hosts.find(({ pattern }) => pattern.test(name));
  const kept = own?.status === 'current' ? name : own && replacementFor(name, own);
  return { host: kept ?? (documented?.includes('<') ? undefined : documented), port, mode };
}
