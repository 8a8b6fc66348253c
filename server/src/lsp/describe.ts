import { isMode, isRemote, portNumber, portOf } from '../core/effective.ts';
import type { Block, Endpoint, Mode, Phrase, Provider, Reading, Text } from '../core/model.ts';
import { portFact } from '../core/ports.ts';
import { documentedMode, endpointsFor } from '../core/provider.ts';
import { fixed, say } from '../core/say.ts';
import type { Translate } from '../core/translate.ts';
import { modePhrase } from '../core/words.ts';
import type { Place } from './places.ts';
import { type Writer, writer } from './text.ts';

/** A hover: what the setting is, what this program makes of it, and what the provider says. Never a password. */
export function describe(place: Place, markdown: boolean, t: Translate): string {
  const w = { ...writer(markdown), t };
  const { block, slot, setting, on } = place;
  const heading = t(say`${w.code(setting.key)}: ${slotWords(slot)}, as ${block.dialect.name} reads it.`);
  const dynamic =
    setting.state === 'dynamic' ? t(say`The value is filled in at run time, so nothing is said about it.`) : undefined;
  const parts = on === 'value' || slot !== 'url' ? about(place, w) : [];
  return w.paragraphs([heading, dynamic, ...parts]);
}

/** Writes in the client's markup and language. */
interface Words extends Writer {
  readonly t: Translate;
}

function about({ block, slot, setting }: Place, w: Words): readonly (string | undefined)[] {
  const text = setting.state === 'known' ? setting.text.trim() : undefined;
  switch (slot) {
    case 'host':
    case 'hostPort':
    case 'service':
      return [hostWords(block, w)];
    case 'port':
      return [portWords(block, text, w), effectiveWords(block, w)];
    case 'user':
      return [hint(block, 'user', w)];
    case 'password':
      return [hint(block, 'password', w), w.t(say`smtplint never shows or stores the value.`)];
    case 'url':
    case 'security':
    case 'scheme':
      return [effectiveWords(block, w)];
    default:
      return decides(block, slot) ? [effectiveWords(block, w)] : [];
  }
}

const SLOT_WORDS: Readonly<Record<string, Text>> = {
  host: say`the mail server`,
  port: say`the port of the mail server`,
  user: say`the user name for the login`,
  password: say`the password for the login`,
  from: say`the sender address`,
  fromName: say`the name of the sender`,
  url: say`the mail server as a URL`,
  hostPort: say`the mail server with its port`,
  security: say`how the connection is encrypted`,
  scheme: say`how the connection is encrypted`,
  enable: say`whether mail is sent over SMTP`,
  verify: say`whether the server's certificate is checked`,
  ca: say`which certificate authority is trusted`,
  timeout: say`how long the client waits`,
  auth: say`how the client logs in`,
  domain: say`the name that the client says in EHLO`,
  minTls: say`the oldest TLS version that is allowed`,
  service: say`a provider by its name`,
};

/** What a setting is for, in a few words. */
export function slotWords(slot: string): Text {
  return SLOT_WORDS[slot] ?? say`a mail setting`;
}

function decides(block: Block, slot: string): boolean {
  return block.readings.some(({ decidedBy }) => decidedBy.includes(slot));
}

function hostWords(block: Block, w: Words): string {
  const { provider, reach } = block;
  if (provider === undefined) {
    switch (reach) {
      case 'local':
        return w.t(
          say`On this machine or in the same container network: mail that is sent there need not be encrypted.`,
        );
      case 'private':
        return w.t(say`A name or address of a private network.`);
      default:
        return w.t(say`smtplint has no facts about this host.`);
    }
  }
  const host = block.settings.text('host') ?? '';
  const lines = endpointsFor(provider, host)
    .filter(({ status }) => status !== 'unverified')
    .map((endpoint) => w.t(say`port ${endpoint.port}: ${modePhrase(endpoint.mode)}${statusWords(endpoint, provider)}`));
  const docs = provider.docs[0];
  return w.paragraphs([
    w.bold(provider.name),
    lines.length === 0 ? undefined : w.list(lines),
    loginWords(provider, w),
    docs === undefined ? undefined : w.link(w.t(say`What ${provider.name} says`), docs),
  ]);
}

function statusWords({ status, port, mode }: Endpoint, { recommended }: Provider): Text {
  if (status === 'recommended' || (recommended?.port === port && recommended.mode === mode)) return say` (recommended)`;
  if (status === 'discouraged') return say` (works, discouraged)`;
  return status === 'unsupported' ? say` (not offered)` : '';
}

function loginWords({ login, anonymous }: Provider, w: Words): string | undefined {
  if (anonymous === 'only') return w.t(say`Takes mail without a login.`);
  const user = login?.user?.literal === undefined ? login?.user?.hint : say`always ${login.user.literal}`;
  const parts = [
    user === undefined ? undefined : w.t(say`User name: ${user}.`),
    login?.password?.hint === undefined ? undefined : w.t(say`Password: ${login.password.hint}.`),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ').replaceAll('..', '.');
}

function hint(block: Block, field: 'user' | 'password', w: Words): string | undefined {
  const { provider } = block;
  const login = provider?.login?.[field];
  const words = field === 'user' ? (provider?.login?.user?.literal ?? login?.hint) : login?.hint;
  return provider === undefined || words === undefined ? undefined : w.t(say`${provider.name} expects: ${words}`);
}

function portWords(block: Block, text: string | undefined, w: Words): string | undefined {
  const port = text === undefined ? undefined : portNumber(text);
  if (port === undefined) return text === undefined ? undefined : w.t(say`Not a port number.`);
  const fact = portFact(port);
  const general =
    fact === undefined
      ? undefined
      : w.paragraphs([w.bold(w.t(say`Port ${port}: ${fixed(fact.name)}`)), w.t(fixed(fact.meaning))]);
  const host = block.settings.text('host');
  if (block.provider === undefined || host === undefined) return general;
  const mode = documentedMode(block.provider, host, port);
  if (mode === undefined || mode === 'any') return general;
  return w.paragraphs([general, w.t(say`${block.provider.name} documents ${modePhrase(mode)} on this port.`)]);
}

/** What the client does on the wire with these settings, version by version where they differ. */
export function effectiveWords(block: Block, w: Words): string | undefined {
  const lines = block.readings.map((reading) => {
    const when = reading.when === undefined ? '' : ` (${reading.when})`;
    return `${w.t(outcomeWords(block, reading))}${when}`;
  });
  const distinct = [...new Set(lines)];
  if (distinct.length === 1) return `${w.bold(w.t(say`Effect:`))} ${distinct[0]}`;
  return distinct.length === 0
    ? undefined
    : w.paragraphs([`${w.bold(w.t(say`Effect:`))} ${w.t(say`it depends on the version.`)}`, w.list(distinct)]);
}

function outcomeWords(block: Block, reading: Reading): Text {
  if (isMode(reading.outcome)) {
    const port = portOf(block, reading);
    const steps = STEPS[reading.outcome];
    const clear = clearWords(block, reading.outcome);
    return port === undefined ? say`${steps}.${clear}` : say`on port ${port}, ${steps}.${clear}`;
  }
  switch (reading.outcome) {
    case 'disabled':
      return say`no mail is sent over SMTP with these settings.`;
    case 'refused': {
      const why = reading.faults?.[0]?.message;
      return why === undefined
        ? say`the client stops before it connects.`
        : say`the client stops before it connects. ${why}`;
    }
    default:
      return say`only known at run time.`;
  }
}

const STEPS: Readonly<Record<Mode, Phrase>> = {
  implicit: say`TLS from the first byte`,
  starttls: say`a plain-text greeting, then STARTTLS; without it the client gives up`,
  opportunistic: say`a plain-text greeting, then STARTTLS if the server offers it, else everything in clear text`,
  none: say`everything in clear text, the password too`,
};

function clearWords(block: Block, mode: Mode): Text {
  if (!isRemote(block) || mode === 'implicit' || mode === 'starttls') return '';
  return mode === 'none' ? say` Anybody on the way can read it.` : say` Somebody on the way can strip the offer.`;
}
