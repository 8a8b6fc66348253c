import type { HostPattern, Provider } from '../model.ts';
import { providers } from '../providers/index.ts';

/** A host that a provider is known by. */
export interface ProviderMatch {
  readonly provider: Provider;
  readonly pattern: HostPattern;
}

/** A host as it is compared: lower case, without brackets, scheme, port and trailing dot. */
export function normalizeHost(host: string): string {
  const bare = host
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//, '');
  const bracketed = /^\[([0-9a-f:.%]{2,60})\](?::\d{1,5})?$/.exec(bare)?.[1];
  if (bracketed !== undefined) return bracketed;
  // Two colons or more are an IPv6 address, one is a port.
  const withoutPort = bare.replace(/^([^:]{1,255}):\d{1,5}$/, '$1');
  return withoutPort.endsWith('.') ? withoutPort.slice(0, -1) : withoutPort;
}

/** The last two labels of a host, under which its patterns are filed. */
function fileName(host: string): string {
  return host.split('.').slice(-2).join('.');
}

const KNOWN: readonly ProviderMatch[] = providers.flatMap((provider) =>
  provider.hosts.filter((pattern) => pattern.shared !== true).map((pattern) => ({ provider, pattern })),
);

const FILED: ReadonlyMap<string, readonly ProviderMatch[]> = KNOWN.reduce((filed, match) => {
  const name = fileName(match.pattern.example);
  return filed.set(name, [...(filed.get(name) ?? []), match]);
}, new Map<string, readonly ProviderMatch[]>());

/** The patterns that also fit hosts outside the file of their example (`smtp.zoho.eu` beside `smtp.zoho.com`). */
const WIDE: readonly ProviderMatch[] = KNOWN.filter(
  ({ pattern }) => !pattern.pattern.source.endsWith(`${fileName(pattern.example).replaceAll('.', '\\.')}$`),
);

const BY_ADDRESS: ReadonlyMap<string, Provider> = new Map(
  providers.flatMap((provider) => (provider.emailDomains ?? []).map((domain) => [domain, provider] as const)),
);

/**
 * The provider that a host belongs to, with the pattern that says so (which may be a retired or a wrong host).
 * Names that many programs share, such as `localhost`, identify nobody.
 */
export function providerOfHost(host: string): ProviderMatch | undefined {
  const name = normalizeHost(host);
  if (name === '' || name.length > 253) return undefined;
  return mostSpecific(FILED.get(fileName(name)) ?? [], name) ?? mostSpecific(WIDE, name);
}

/** Of several patterns that fit, the one whose example it is, else the longest. */
function mostSpecific(matches: readonly ProviderMatch[], name: string): ProviderMatch | undefined {
  const weight = ({ example, pattern }: HostPattern) => (example === name ? 1000 : pattern.source.length);
  return matches
    .filter(({ pattern }) => pattern.pattern.test(name))
    .reduce<ProviderMatch | undefined>(
      (best, match) => (best !== undefined && weight(best.pattern) >= weight(match.pattern) ? best : match),
      undefined,
    );
}

/** The mailbox provider of an e-mail address, by its domain. */
export function providerOfAddress(email: string): Provider | undefined {
  const domain = /@([^@\s]{1,253})$/.exec(email.trim())?.[1];
  return domain === undefined ? undefined : BY_ADDRESS.get(domain.toLowerCase());
}
