import type { Block, Provider } from '../model.ts';
import { normalizeHost, providerOfHost } from './lookup.ts';
import { isPlaceholderHost } from './placeholder.ts';

/** Template syntax of any kind: the host is not known here. */
const DYNAMIC = /\$\{|\$\(|^\$[a-z_]|\{\{|\{%|<%|%\{|^%[^%]{1,100}%$|^@@?[^@]{1,100}@@?$|^__\w{1,100}__$|^!/i;

/** The names by which a container or a virtual machine reaches its host, and this machine itself. */
const LOCAL_NAMES =
  /^(?:localhost\.localdomain|(?:.{1,200}\.)?localhost6?|(?:host|gateway|kubernetes)\.docker\.internal|host\.(?:containers|lima|minikube|orb)\.internal)$/;

/**
 * Suffixes that never resolve in the public DNS: ICANN keeps `corp`, `home` and `mail` back, `consul` is Consul's own,
 * and the last of them are what namespaces of Kubernetes are called (`postfix.infra`).
 */
const PRIVATE_SUFFIX =
  /\.(?:local|localdomain|lan|home|mail|internal|intern|intranet|intra|private|corp|dmz|svc|consul|docker|cluster\.local|home\.arpa|in-addr\.arpa|default|infra|production|staging|monitoring)$/;

/** `tasks.postfix` is how Swarm calls the containers of a service. */
const SWARM_TASKS = /^tasks\.[\w-]{1,63}$/;

/** `smtp.corp.acme.com`: by its name a part of a company's own network. The domain itself (`int.pl`) is no such part. */
const INNER_LABEL = /\.(?:corp|int|intern|internal|intra|intranet|ad|lan|priv|dmz)(?:\.[^.]{1,63}){2,}$/;

/**
 * Where a host stands, as far as its name proves it. A name without a dot is a container or a service of the same
 * network; a placeholder counts as remote, because that is what it stands for.
 */
export function reachOf(host: string, provider?: Provider): Block['reach'] {
  if (DYNAMIC.test(host.trim())) return 'unknown';
  const name = normalizeHost(host);
  if (/^(?:|null|none|undefined)$/.test(name)) return 'unknown';
  if (isPlaceholderHost(name)) return 'remote';
  if (/^[\d.]+$/.test(name)) return reachOfV4(name);
  if (name.includes(':')) return reachOfV6(name);
  if (!/^[a-z0-9_\u0080-\uffff][a-z0-9._\u0080-\uffff-]{0,252}$/.test(name)) return 'unknown';
  const known = provider ?? providerOfHost(name)?.provider;
  if (LOCAL_NAMES.test(name) || isLocalProvider(known)) return 'local';
  if (PRIVATE_SUFFIX.test(name) || SWARM_TASKS.test(name)) return 'private';
  if (known === undefined && INNER_LABEL.test(name)) return 'private';
  return name.includes('.') ? 'remote' : 'local';
}

function isLocalProvider(provider: Provider | undefined): boolean {
  return provider?.kind.startsWith('local_') === true;
}

/** IPv4 addresses, the short forms that libc reads (`127.1`) too. */
function reachOfV4(name: string): Block['reach'] {
  const parts = name.split('.').map(Number);
  const [first = -1, second = -1] = parts;
  if (name === '0' || first === 127 || parts.every((part) => part === 0)) return 'local';
  if (parts.length !== 4 || parts.some((part) => part > 255)) return 'unknown';
  if (first === 10 || (first === 192 && second === 168)) return 'private';
  if (first === 172 && second >= 16 && second <= 31) return 'private';
  // Link-local (RFC 3927) and shared address space (RFC 6598) are not routed in public either.
  if ((first === 169 && second === 254) || (first === 100 && second >= 64 && second <= 127)) return 'private';
  return 'remote';
}

function reachOfV6(name: string): Block['reach'] {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(name)?.[1];
  if (mapped !== undefined) return reachOfV4(mapped);
  if (!/^[0-9a-f:]{2,39}(?:%\w{1,20})?$/.test(name)) return 'unknown';
  if (/^(?:0{0,4}:){2,7}0{0,3}[01]$/.test(name) || name === '::') return 'local';
  return /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(name) ? 'private' : 'remote';
}
