import { isMode, isRemote, portNumber, portOf } from '../core/effective.ts';
import type { Block, Endpoint, Mode, Provider, Reading } from '../core/model.ts';
import { portFact } from '../core/ports.ts';
import { documentedMode, endpointsFor } from '../core/provider.ts';
import { english } from '../core/say.ts';
import { modeWords } from '../core/words.ts';
import type { Place } from './places.ts';
import { type Writer, writer } from './text.ts';

/** A hover: what the setting is, what this program makes of it, and what the provider says. Never a password. */
export function describe(place: Place, markdown: boolean): string {
  const w = writer(markdown);
  const { block, slot, setting, on } = place;
  const heading = w.paragraphs([`${w.code(setting.key)}: ${slotWords(slot)}, as ${block.dialect.name} reads it.`]);
  const dynamic =
    setting.state === 'dynamic' ? 'The value is filled in at run time, so nothing is said about it.' : undefined;
  const parts = on === 'value' || slot !== 'url' ? about(place, w) : [];
  return w.paragraphs([heading, dynamic, ...parts]);
}

function about({ block, slot, setting }: Place, w: Writer): readonly (string | undefined)[] {
  const text = setting.state === 'known' ? setting.text.trim() : undefined;
  switch (slot) {
    case 'host':
    case 'hostPort':
    case 'service':
      return [hostWords(block, w)];
    case 'port':
      return [portWords(block, text, w), effectiveWords(block, w)];
    case 'user':
      return [hint(block, 'user')];
    case 'password':
      return [hint(block, 'password'), 'smtplint never shows or stores the value.'];
    case 'url':
    case 'security':
    case 'scheme':
      return [effectiveWords(block, w)];
    default:
      return decides(block, slot) ? [effectiveWords(block, w)] : [];
  }
}

const SLOT_WORDS: Readonly<Record<string, string>> = {
  host: 'the mail server',
  port: 'the port of the mail server',
  user: 'the user name for the login',
  password: 'the password for the login',
  from: 'the sender address',
  fromName: 'the name of the sender',
  url: 'the mail server as a URL',
  hostPort: 'the mail server with its port',
  security: 'how the connection is encrypted',
  scheme: 'how the connection is encrypted',
  enable: 'whether mail is sent over SMTP',
  verify: "whether the server's certificate is checked",
  ca: 'which certificate authority is trusted',
  timeout: 'how long the client waits',
  auth: 'how the client logs in',
  domain: 'the name that the client says in EHLO',
  minTls: 'the oldest TLS version that is allowed',
  service: 'a provider by its name',
};

/** What a setting is for, in a few words. */
export function slotWords(slot: string): string {
  return SLOT_WORDS[slot] ?? 'a mail setting';
}

function decides(block: Block, slot: string): boolean {
  return block.readings.some(({ decidedBy }) => decidedBy.includes(slot));
}

function hostWords(block: Block, w: Writer): string {
  const { provider, reach } = block;
  if (provider === undefined) {
    switch (reach) {
      case 'local':
        return 'On this machine or in the same container network: mail that is sent there need not be encrypted.';
      case 'private':
        return 'A name or address of a private network.';
      default:
        return 'smtplint has no facts about this host.';
    }
  }
  const host = block.settings.text('host') ?? '';
  const lines = endpointsFor(provider, host)
    .filter(({ status }) => status !== 'unverified')
    .map((endpoint) => `port ${endpoint.port}: ${modeWords(endpoint.mode)}${statusWords(endpoint, provider)}`);
  const docs = provider.docs[0];
  return w.paragraphs([
    w.bold(provider.name),
    lines.length === 0 ? undefined : w.list(lines),
    loginWords(provider),
    docs === undefined ? undefined : w.link(`What ${provider.name} says`, docs),
  ]);
}

function statusWords({ status, port, mode }: Endpoint, { recommended }: Provider): string {
  if (status === 'recommended' || (recommended?.port === port && recommended.mode === mode)) return ' (recommended)';
  if (status === 'discouraged') return ' (works, discouraged)';
  return status === 'unsupported' ? ' (not offered)' : '';
}

function loginWords({ login, anonymous }: Provider): string | undefined {
  if (anonymous === 'only') return 'Takes mail without a login.';
  const user = login?.user?.literal === undefined ? login?.user?.hint : `always ${login.user.literal}`;
  const parts = [
    user === undefined ? undefined : `User name: ${user}.`,
    login?.password?.hint === undefined ? undefined : `Password: ${login.password.hint}.`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ').replaceAll('..', '.');
}

function hint(block: Block, field: 'user' | 'password'): string | undefined {
  const { provider } = block;
  const login = provider?.login?.[field];
  const words = field === 'user' ? (provider?.login?.user?.literal ?? login?.hint) : login?.hint;
  return provider === undefined || words === undefined ? undefined : `${provider.name} expects: ${words}`;
}

function portWords(block: Block, text: string | undefined, w: Writer): string | undefined {
  const port = text === undefined ? undefined : portNumber(text);
  if (port === undefined) return text === undefined ? undefined : 'Not a port number.';
  const fact = portFact(port);
  const general =
    fact === undefined ? undefined : w.paragraphs([`${w.bold(`Port ${port}: ${fact.name}`)}`, fact.meaning]);
  const host = block.settings.text('host');
  if (block.provider === undefined || host === undefined) return general;
  const mode = documentedMode(block.provider, host, port);
  if (mode === undefined || mode === 'any') return general;
  return w.paragraphs([general, `${block.provider.name} documents ${modeWords(mode)} on this port.`]);
}

/** What the client does on the wire with these settings, version by version where they differ. */
export function effectiveWords(block: Block, w: Writer): string | undefined {
  const lines = block.readings.map((reading) => {
    const when = reading.when === undefined ? '' : ` (${reading.when})`;
    return `${outcomeWords(block, reading)}${when}`;
  });
  const distinct = [...new Set(lines)];
  if (distinct.length === 1) return `${w.bold('Effect:')} ${distinct[0]}`;
  return distinct.length === 0
    ? undefined
    : w.paragraphs([`${w.bold('Effect:')} it depends on the version.`, w.list(distinct)]);
}

function outcomeWords(block: Block, reading: Reading): string {
  const port = portOf(block, reading);
  const where = port === undefined ? '' : `on port ${port}, `;
  if (isMode(reading.outcome)) return `${where}${STEPS[reading.outcome]}.${clearWords(block, reading.outcome)}`;
  switch (reading.outcome) {
    case 'disabled':
      return 'no mail is sent over SMTP with these settings.';
    case 'refused':
      return `the client stops before it connects. ${english(reading.faults?.[0]?.message ?? '')}`.trim();
    default:
      return 'only known at run time.';
  }
}

const STEPS: Readonly<Record<Mode, string>> = {
  implicit: 'TLS from the first byte',
  starttls: 'a plain-text greeting, then STARTTLS; without it the client gives up',
  opportunistic: 'a plain-text greeting, then STARTTLS if the server offers it, else everything in clear text',
  none: 'everything in clear text, the password too',
};

function clearWords(block: Block, mode: Mode): string {
  if (!isRemote(block) || mode === 'implicit' || mode === 'starttls') return '';
  return mode === 'none' ? ' Anybody on the way can read it.' : ' Somebody on the way can strip the offer.';
}
