import type { Block, FormatId, Mode, Slot, Text, Write } from '../core/model.ts';
import { recommendedFor } from '../core/provider.ts';
import { say } from '../core/say.ts';
import { modePhrase } from '../core/words.ts';
import { wantedPath } from '../core/writes.ts';
import { type Offer, snippetText } from './completionItems.ts';
import type { KeySpot, Neighbour } from './completionSpots.ts';
import { slotWords } from './describe.ts';

/** Settings that are worth having beside a host. Whether certificates are checked is not among them: nobody should be led there. */
const SLOTS: readonly Slot[] = [
  'host',
  'port',
  'user',
  'password',
  'from',
  'fromName',
  'timeout',
  'domain',
  'auth',
  'ca',
];
/** Each of these says what another one says. */
const INSTEAD: Readonly<Record<string, readonly Slot[]>> = {
  host: ['url', 'hostPort', 'service'],
  port: ['url', 'hostPort', 'service'],
  user: ['url'],
  password: ['url', 'passwordFile'],
};

/** The keys that the blocks around a place lack, in the file's own spelling. */
export function keyOffers(spot: KeySpot, snippets: boolean): readonly Offer[] {
  const offers: Offer[] = [];
  for (const neighbour of spot.among) {
    for (const lacking of missing(neighbour.block)) {
      const key = keyFor(spot, neighbour, lacking.slot);
      if (key === undefined || offers.some(({ label }) => label === key)) continue;
      if (!neighbour.isNear && !begins(key, spot.typed)) continue;
      offers.push(offerOf(spot, neighbour.block, { ...lacking, key }, snippets));
    }
  }
  return offers;
}

interface Missing {
  readonly slot: Slot;
  readonly value?: NonNullable<Write['value']>;
  readonly detail: Text;
}

function missing(block: Block): readonly Missing[] {
  const { settings } = block;
  const lacks = (slot: Slot): boolean =>
    !settings.has(slot) && !(INSTEAD[slot] ?? []).some((other) => settings.has(other));
  const best = bestOf(block);
  const plain = SLOTS.filter(lacks).map((slot): Missing => {
    const value = slot === 'port' ? best?.port : slot === 'user' ? block.provider?.login?.user?.literal : undefined;
    return { slot, detail: slotWords(slot), ...(value === undefined ? {} : { value }) };
  });
  return [...modeKeys(block, best?.mode), ...plain];
}

function bestOf(block: Block): { readonly port: number; readonly mode: Mode } | undefined {
  const host = block.settings.text('host')?.trim();
  if (block.provider !== undefined && host !== undefined && host !== '') return recommendedFor(block.provider, host);
  return block.reach === 'local' ? undefined : { port: 587, mode: 'starttls' };
}

/** The settings that bring about the mode that is wanted, unless one that decides stands there already. */
function modeKeys({ dialect, settings, readings }: Block, wanted: Mode = 'starttls'): readonly Missing[] {
  if (readings.some(({ decidedBy }) => decidedBy.some((slot) => slot !== 'port'))) return [];
  const modes: readonly Mode[] = wanted === 'starttls' ? ['starttls', 'opportunistic', 'implicit'] : [wanted];
  for (const mode of modes) {
    const writes = dialect.write(mode, settings) ?? [];
    const own = writes.filter(({ slot }) => slot !== 'port' && !slot.startsWith('query.') && !settings.has(slot));
    const found = own.flatMap(({ slot, value }): Missing[] =>
      value === null ? [] : [{ slot, value, detail: modePhrase(mode) }],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** The name as it is written here; undefined where the setting belongs into another map. */
function keyFor({ format, entries }: KeySpot, { block, parent }: Neighbour, slot: Slot): string | undefined {
  const wanted = wantedPath(block, slot);
  if (wanted === undefined) return undefined;
  if (block.scope.kind === 'env') return wanted.join('.');
  const from = parent
    .join('.')
    .split('.')
    .filter((segment) => segment !== '');
  if (from.some((segment, i) => segment !== wanted[i])) return undefined;
  const rest = wanted.slice(from.length);
  if (rest.length === 1) return rest[0];
  const isDotted = format === 'properties' || entries.some(({ path }) => path.at(-1)?.includes('.'));
  return isDotted ? rest.join('.') : undefined;
}

/** Away from the block only a name that has been begun is completed. */
function begins(key: string, typed: string): boolean {
  return typed.length >= 2 && key.toLowerCase().startsWith(typed.toLowerCase());
}

function offerOf(
  spot: KeySpot,
  block: Block,
  { key, slot, value, detail }: Missing & { readonly key: string },
  snippets: boolean,
): Offer {
  const name = spot.format === 'json' ? JSON.stringify(key) : key;
  const common = {
    label: key,
    kind: 'key',
    detail,
    more: say`${slotWords(slot)}, as ${block.dialect.name} reads it.`,
  } as const;
  const filter = name;
  if (spot.isNamed) return { ...common, filter, range: spot.range, newText: name };
  const { open, close } = quotesFor(spot, block, slot, value);
  const separator = separatorOf(spot.format, spot.isListItem);
  const comma = spot.isFollowed ? ',' : '';
  const text = value === undefined ? '' : String(value);
  const newText = snippets
    ? `${snippetText(name + separator + open)}\${1:${snippetText(text)}}${snippetText(close + comma)}`
    : `${name}${separator}${open}${text}${close}${comma}`;
  return { ...common, filter, range: spot.range, newText, isSnippet: snippets };
}

function separatorOf(format: FormatId, isListItem: boolean): string {
  if (format === 'json' || (format === 'yaml' && !isListItem)) return ': ';
  return format === 'toml' || format === 'ini' ? ' = ' : '=';
}

const NOTHING = { open: '', close: '' };
const DOUBLE = { open: '"', close: '"' };

function quotesFor(spot: KeySpot, block: Block, slot: Slot, value: Missing['value']): { open: string; close: string } {
  const isText = typeof value === 'string' || (value === undefined && slot !== 'port' && slot !== 'timeout');
  switch (spot.format) {
    case 'json':
    case 'toml':
      return block.scope.kind === 'env' || isText ? DOUBLE : NOTHING;
    case 'yaml':
      // Compose and Kubernetes take no bare booleans as environment values, and Kubernetes no numbers either.
      return block.scope.kind === 'env' && !spot.isListItem && value !== undefined && typeof value !== 'string'
        ? DOUBLE
        : NOTHING;
    default:
      return NOTHING;
  }
}
