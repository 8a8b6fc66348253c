import { isGiven, isMode, portOf } from './effective.ts';
import type { Block, Edit, Mode, Range, Reading, Slot, Text, Write } from './model.ts';
import { modeForPort } from './read.ts';
import { say } from './say.ts';
import { Secret } from './secret.ts';
import { MASK } from './secrets.ts';
import { editsOf } from './writes.ts';

/** What a live test of one block would contact, and as whom; nothing in it was taken from the process environment. */
export interface BlockTarget {
  readonly kind: 'target';
  readonly host: string;
  readonly port: number;
  readonly security: Mode;
  readonly user?: string;
  /** `ask` = the file only refers to it, or leaves it out beside a user name. */
  readonly password:
    | { readonly state: 'literal'; readonly secret: Secret }
    | { readonly state: 'ask' }
    | { readonly state: 'none' };
  readonly from?: string;
  /** The name for EHLO. */
  readonly name?: string;
  readonly mechanism?: string;
  readonly verifyCertificate?: boolean;
  /** Where each value stands in the file; what is not listed is a default. */
  readonly origins: readonly Origin[];
}

export interface Origin {
  readonly slot: Slot;
  readonly key: string;
  readonly range: Range;
}

/** Why no test can be made from a block, and which place in the file is to blame. */
export interface NoTarget {
  readonly kind: 'none';
  readonly reason: Text;
  readonly range: Range;
}

/** What a live test of this block contacts, or why it cannot be tested. */
export function targetOf(block: Block): BlockTarget | NoTarget {
  const { settings } = block;
  const host = settings.get('host');
  if (host.state === 'dynamic') {
    return none(say`${host.key} is filled in at run time, so the host to test is not known here.`, host.range);
  }
  if (host.state !== 'known' || host.text.trim() === '') return none(say`These settings name no host.`, block.range);
  const reading = block.readings.find(({ outcome }) => isMode(outcome)) ?? block.readings[0];
  if (reading === undefined) return none(say`These settings are not understood.`, block.range);
  if (reading.outcome === 'refused') {
    const why = reading.faults?.[0]?.message ?? say`The settings contradict each other.`;
    return none(say`${block.dialect.name} stops before it connects: ${why}`, block.range);
  }
  const port = portOf(block, reading);
  if (port === undefined) return noPort(block);
  const text = (slot: Slot): string | undefined => {
    const value = settings.text(slot)?.trim();
    return value === undefined || value === '' || value === 'null' ? undefined : value;
  };
  const mechanism = mechanismOf(text('auth'));
  return {
    kind: 'target',
    host: host.text.trim(),
    port,
    security: modeOf(reading, port),
    ...optional('user', text('user')),
    password: passwordOf(block),
    ...optional('from', text('from')),
    ...optional('name', text('domain')),
    ...optional('mechanism', mechanism),
    ...optional('verifyCertificate', reading.verifies),
    origins: originsOf(block),
  };
}

/** The user name as it may be shown: some providers take one token as user name and as password. */
export function userWords({ user, password }: BlockTarget): string | undefined {
  if (user === undefined || password.state !== 'literal') return user;
  return password.secret.reveal().trim() === user.trim() ? MASK : user;
}

/** The modes that do on this connection what an advice asks for, best first: many programs cannot demand or refuse STARTTLS. */
const NEAREST: Readonly<Record<string, readonly Mode[]>> = {
  implicit: ['implicit'],
  starttls: ['starttls', 'opportunistic'],
  opportunistic: ['opportunistic', 'starttls'],
  none: ['none', 'opportunistic'],
};

/** The edits of an advice of the live test: the mode is written in the dialect's own words. */
export function editsForAdvice(
  block: Block,
  writes: readonly { readonly slot: 'host' | 'port' | 'security'; readonly value: string | number }[],
): readonly Edit[] | undefined {
  const own: Write[] = [];
  for (const { slot, value } of writes) {
    if (slot !== 'security') {
      own.push({ slot, value });
      continue;
    }
    const written = NEAREST[String(value)]?.map((mode) => block.dialect.write(mode, block.settings)).find(Boolean);
    if (written === undefined) return undefined;
    // The test has just shown what this port speaks: only an advice about the port may move it.
    own.push(...written.filter((write) => write.slot !== 'port'));
  }
  return editsOf(block, own);
}

function none(reason: Text, range: Range): NoTarget {
  return { kind: 'none', reason, range };
}

function noPort(block: Block): NoTarget {
  const port = block.settings.get('port');
  if (port.state === 'dynamic') {
    return none(say`${port.key} is filled in at run time, so the port to test is not known here.`, port.range);
  }
  if (port.state === 'known' && port.text.trim() !== '')
    return none(say`"${port.text}" is no port number.`, port.range);
  return none(say`These settings name no port, and the default is not known.`, block.range);
}

/** Where run time decides about the mode, the port's usual one is tried. */
function modeOf(reading: Reading, port: number): Mode {
  return isMode(reading.outcome) ? reading.outcome : modeForPort(port);
}

function passwordOf(block: Block): BlockTarget['password'] {
  const { settings } = block;
  const password = settings.get('password');
  if (password.state === 'known' && isGiven(password)) return { state: 'literal', secret: new Secret(password.text) };
  if (password.state === 'dynamic' || isGiven(settings.get('user'))) return { state: 'ask' };
  return { state: 'none' };
}

/** `cram_md5`, `CRAM-MD5`, `:login` → the mechanism's registered name; a boolean or an unknown word says nothing. */
function mechanismOf(text: string | undefined): string | undefined {
  const match = /^:?(plain|login|cram[-_]?md5|xoauth2)$/i.exec(text ?? '');
  const name = match?.[1]?.toUpperCase();
  return name?.startsWith('CRAM') === true ? 'CRAM-MD5' : name;
}

function originsOf(block: Block): readonly Origin[] {
  const security = block.readings.find(({ outcome }) => isMode(outcome))?.decidedBy ?? [];
  const slots: readonly Slot[] = ['host', 'port', ...security, 'user', 'password', 'from'];
  return [...new Set(slots)].flatMap((slot): Origin[] => {
    const setting = block.settings.get(slot);
    if (setting.state !== 'known' && setting.state !== 'dynamic') return [];
    return [{ slot, key: setting.key, range: setting.range }];
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
