import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The language servers of ours below a process. */
export function languageServers(root: number): readonly number[] {
  return descendants(root).filter((pid) => /smtplint[^\0]*\/dist\/server\.cjs/.test(read(pid, 'cmdline')));
}

/** The processor time that a process has used, in ticks of 10 ms. */
export function ticks(pid: number): number {
  // The name in the second field may hold anything but the last bracket.
  const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

/** How many of them it uses in a span of time: nothing is waited for here, the span itself is measured. */
export async function ticksIn(pid: number, span: number): Promise<number> {
  const before = ticks(pid);
  await new Promise((resolve) => setTimeout(resolve, span));
  return ticks(pid) - before;
}

/** How many TCP and UDP sockets a process holds; pipes to other processes do not count. */
export function networkSockets(pid: number): number {
  const tables = ['net/tcp', 'net/tcp6', 'net/udp', 'net/udp6'].map((table) => read(pid, table)).join('\n');
  const inodes = new Set(tables.split('\n').flatMap((line) => line.trim().split(/\s+/)[9] ?? []));
  const held = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(target(pid, fd))?.[1] ?? []);
  return held.filter((inode) => inodes.has(inode)).length;
}

function descendants(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^PPid:\s+(\d+)$/m.exec(/^\d+$/.test(name) ? read(Number(name), 'status') : '')?.[1];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const below = (pid: number): readonly number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

/** Empty for a process that has just ended. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function target(pid: number, fd: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return '';
  }
}
