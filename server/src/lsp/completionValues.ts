import { applyEdits } from '../core/edits.ts';
import { portNumber } from '../core/effective.ts';
import { understand } from '../core/lint.ts';
import type { Block, Edit, Endpoint, Mode, Text, Write } from '../core/model.ts';
import { PORT_FACTS } from '../core/ports.ts';
import { documentedMode, endpointsFor, providers, recommendedFor, usualMode } from '../core/provider.ts';
import { fixed, listed, say } from '../core/say.ts';
import { modePhrase, providerWords } from '../core/words.ts';
import { editsOf } from '../core/writes.ts';
import type { Checked } from './check.ts';
import type { Offer } from './completionItems.ts';
import type { ValueSpot } from './completionSpots.ts';

/** What may stand in the value of a setting. Never a password. */
export function valueOffers(file: Checked, spot: ValueSpot): readonly Offer[] {
  const { block, slot } = spot.place;
  switch (slot) {
    case 'host':
      return hostOffers(spot);
    case 'hostPort':
      return block.settings.has('host') ? [] : hostOffers(spot);
    case 'port':
      return portOffers(spot);
    case 'user':
      return userOffers(spot);
    case 'password':
    case 'url':
      return [];
    default:
      return modeOffers(file, spot);
  }
}

const MODES: readonly Mode[] = ['implicit', 'starttls', 'opportunistic', 'none'];

/** Each mode that this setting can bring about, with the other settings that it takes. Only what was tried is offered. */
function modeOffers(file: Checked, spot: ValueSpot): readonly Offer[] {
  const { block, slot, setting } = spot.place;
  const wanted = wantedMode(block);
  const offers: Offer[] = [];
  const seen = new Set<string>();
  for (const mode of MODES) {
    const writes = block.dialect.write(mode, block.settings) ?? [];
    const own = writes.find((write) => write.slot === slot);
    if (own === undefined || own.value === null || own.value === '') continue;
    const value = String(own.value);
    const others = writes.filter((write) => write.slot !== slot);
    const made = others.length === 0 ? [] : editsOf(block, others);
    if (made === undefined) continue;
    const { main, also } = joined(mainEdit(spot, own), made, setting.keyRange.end);
    const id = JSON.stringify([main.newText, also]);
    if (seen.has(id) || !gives(file, block, mode, [main, ...also])) continue;
    seen.add(id);
    offers.push({
      label: value,
      kind: 'value',
      detail: say`${modePhrase(mode)}${othersWords(block, others)}`,
      more: say`${setting.key}=${value}${othersWords(block, others)} gives ${modePhrase(mode)}.`,
      range: main.range,
      newText: main.newText,
      isBest: mode === wanted,
      ...(also.length === 0 ? {} : { also }),
    });
  }
  return offers;
}

/** What would be inserted between the key and its new value comes behind the value. */
function joined(main: Edit, others: readonly Edit[], after: number): { main: Edit; also: readonly Edit[] } {
  const isHere = ({ range }: Edit): boolean =>
    range.start === range.end && range.start >= after && range.start <= main.range.end;
  const here = others.filter(isHere).map(({ newText }) => newText);
  return {
    main: { range: main.range, newText: main.newText + here.join('') },
    also: others.filter((edit) => !isHere(edit)),
  };
}

function othersWords(block: Block, writes: readonly Write[]): Text {
  const words = writes.flatMap(({ slot, value }): Text[] => {
    const setting = block.settings.get(slot);
    if (setting.state === 'known') return [value === null ? say`without ${setting.key}` : `${setting.key}=${value}`];
    return [];
  });
  return words.length === 0 ? '' : say` with ${listed(words)}`;
}

/** True when the settings mean this mode after the edits, whichever version reads them. */
function gives(file: Checked, { range, prefix }: Block, mode: Mode, edits: readonly Edit[]): boolean {
  const after = understand(file.path, applyEdits(file.text, edits), file.options);
  const block = after?.blocks.find((one) => one.range.start === range.start && one.prefix === prefix);
  return block?.readings.some(({ outcome }) => outcome === mode) === true;
}

/** The mode that the provider, or else the port, asks for. */
function wantedMode(block: Block): Mode | undefined {
  const port = portNumber(block.settings.text('port') ?? '');
  const host = block.settings.text('host');
  if (port === undefined) return block.provider?.recommended?.mode;
  const documented =
    block.provider === undefined || host === undefined ? undefined : documentedMode(block.provider, host, port);
  return documented === undefined || documented === 'any' ? usualMode(port) : documented;
}

const USUAL_PORTS: readonly number[] = [587, 465, 2525, 25];

/** The provider's own table first, then what each port is for. */
function portOffers(spot: ValueSpot): readonly Offer[] {
  const { block } = spot.place;
  const host = block.settings.text('host')?.trim();
  const { provider } = block;
  const documented = provider === undefined ? [] : endpointsFor(provider, host).filter(isOffered);
  const best = provider === undefined || host === undefined ? undefined : recommendedFor(provider, host);
  const offers: Offer[] = [];
  const offer = (port: number, detail: Text, words?: Text): void => {
    if (offers.some(({ label }) => label === String(port))) return;
    const fact = PORT_FACTS.find((one) => one.port === port)?.meaning;
    const known = fact === undefined ? [] : [fixed(fact)];
    const more = [...(words === undefined ? [] : [words]), ...known].reduce<Text>(
      (text, one) => (text === '' ? one : say`${text} ${one}`),
      '',
    );
    offers.push(plain(spot, String(port), { kind: 'value', detail, isBest: port === best?.port, more }));
  };
  const ordered = [...documented].sort((a, b) => rankOf(a, best?.port) - rankOf(b, best?.port));
  for (const endpoint of ordered) {
    const { port, mode } = endpoint;
    const words = provider && say`${providerWords(provider)} documents ${modePhrase(mode)} on this port.`;
    offer(port, say`${modePhrase(mode)}${noteOf(endpoint, best?.port)}`, words);
  }
  for (const port of USUAL_PORTS) {
    if (provider !== undefined && endpointsFor(provider, host).some((one) => one.port === port)) continue;
    offer(port, fixed(PORT_FACTS.find((fact) => fact.port === port)?.name ?? ''));
  }
  return offers;
}

function isOffered({ status }: Endpoint): boolean {
  return status !== 'unsupported' && status !== 'unverified';
}

function rankOf({ port, status }: Endpoint, best: number | undefined): number {
  if (port === best) return 0;
  return status === 'discouraged' ? 2 : 1;
}

function noteOf({ port, status }: Endpoint, best: number | undefined): Text {
  if (port === best || status === 'recommended') return say`, recommended`;
  return status === 'discouraged' ? say`, discouraged` : '';
}

function hostOffers(spot: ValueSpot): readonly Offer[] {
  return providers
    .filter(({ verified }) => verified !== 'no')
    .flatMap((provider): Offer[] => {
      const hosts = provider.hosts.filter(({ status }) => status === 'current').map(({ example }) => example);
      const { recommended } = provider;
      const all = [...new Set([...(recommended?.host === undefined ? [] : [recommended.host]), ...hosts])];
      return all.filter(isForEverybody).map((host) => {
        const name = providerWords(provider);
        const words =
          recommended === undefined
            ? name
            : say`${name}: port ${recommended.port}, ${modePhrase(recommended.mode)} recommended`;
        return plain(spot, host, { kind: 'host', detail: name, more: words });
      });
    });
}

/** False for a host with the name of one customer's server in it. */
function isForEverybody(host: string): boolean {
  return /^[a-z0-9.-]+$/i.test(host) && !/\d{4}|example/.test(host);
}

/** A user name is only known where the provider has a single one for everybody. */
function userOffers(spot: ValueSpot): readonly Offer[] {
  const { provider } = spot.place.block;
  const user = provider?.login?.user;
  if (provider === undefined || user?.literal === undefined) return [];
  return [user.literal, ...(user.also ?? [])].map((name, i) =>
    plain(spot, name, {
      kind: 'value',
      detail: say`the user name at ${providerWords(provider)}`,
      isBest: i === 0,
      ...(user.hint === undefined ? {} : { more: user.hint }),
    }),
  );
}

function plain(spot: ValueSpot, value: string, rest: Pick<Offer, 'kind' | 'detail' | 'more' | 'isBest'>): Offer {
  const edit = mainEdit(spot, { slot: spot.place.slot, value: /^\d+$/.test(value) ? Number(value) : value });
  return { label: value, range: edit.range, newText: edit.newText, ...rest };
}

/** The value as the format spells it: inside quotes that stand there, and with its own where it needs them. */
function mainEdit({ place, range, isEmpty }: ValueSpot, { value }: Write): Edit {
  const { block, setting } = place;
  if (!isEmpty) return { range, newText: String(value) };
  const spelling = block.scope.kind === 'tree' && typeof value === 'boolean' ? 'bare' : 'keep';
  const written = block.scope.set(setting.variable, String(value), spelling)?.newText;
  return { range, newText: written?.trim() ?? String(value) };
}
