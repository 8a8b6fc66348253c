import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** The family of an IP address; 0 = it is none. Node's pattern for IPv6 takes milliseconds to compile, so it comes last. */
export function familyOf(text: string): 4 | 6 | 0 {
  if (text.includes(':')) return isIPv6(text) ? 6 : 0;
  return isIPv4(text) ? 4 : 0;
}

/** `host:port`, as messages and protocols have it. */
export function hostAndPort(host: string, port: number): string {
  return familyOf(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Addresses that are never contacted: an instance's metadata service gives its credentials to anyone who asks. */
const FORBIDDEN = blockList(
  ['169.254.0.0', 16, 'ipv4'], // link-local, and the metadata service of most clouds
  ['100.100.100.200', 32, 'ipv4'], // Alibaba Cloud metadata
  ['192.0.0.192', 32, 'ipv4'], // Oracle Cloud metadata
  ['168.63.129.16', 32, 'ipv4'], // Azure's host channel
  ['224.0.0.0', 4, 'ipv4'],
  ['255.255.255.255', 32, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'], // AWS metadata
  ['fd20:ce::254', 128, 'ipv6'], // Google Cloud metadata
);

const LOOPBACK = blockList(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6']);

function blockList(...subnets: readonly [string, number, 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

/** True for addresses that the test never contacts. */
export function isForbidden(address: string): boolean {
  return contains(FORBIDDEN, address);
}

/** The names under which clouds have their metadata service, where only a proxy can say what they mean. */
const FORBIDDEN_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** True for names that the test never has looked up elsewhere. */
export function isForbiddenName(name: string): boolean {
  return FORBIDDEN_NAMES.has(name.toLowerCase().replace(/\.$/, ''));
}

/** True when what is sent there does not leave the machine. Judged by the address, never by the name. */
export function isLoopback(address: string): boolean {
  return contains(LOOPBACK, address);
}

function contains(list: BlockList, address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (familyOf(bare) === 4) return list.check(bare, 'ipv4');
  if (familyOf(bare) !== 6) return false;
  if (list.check(bare, 'ipv6')) return true;
  const inner = embeddedIPv4(bare);
  return inner !== undefined && list.check(inner, 'ipv4');
}

/** The IPv4 address inside `::ffff:a.b.c.d`, `::a.b.c.d`, NAT64 `64:ff9b::a.b.c.d` and 6to4 `2002:aabb:ccdd::`. */
function embeddedIPv4(address: string): string | undefined {
  const words = ipv6Words(address);
  const last = words.slice(6);
  if (words.slice(0, 5).every((word) => word === 0) && (words[5] === 0xffff || words[5] === 0)) return dotted(last);
  if (words[0] === 0x64 && words[1] === 0xff9b) return dotted(last);
  if (words[0] === 0x2002) return dotted(words.slice(1, 3));
  return undefined;
}

function dotted(words: readonly number[]): string {
  return words.flatMap((word) => [word >> 8, word & 0xff]).join('.');
}

function ipv6Words(address: string): number[] {
  const quad = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = quad === null ? address : `${quad[1]}${pair(quad[2], quad[3])}:${pair(quad[4], quad[5])}`;
  const [head = '', tail] = hex.split('::');
  const parse = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const left = parse(head);
  const right = tail === undefined ? [] : parse(tail);
  return [...left, ...new Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0), ...right];
}

function pair(high = '0', low = '0'): string {
  return ((Number(high) << 8) | Number(low)).toString(16);
}
