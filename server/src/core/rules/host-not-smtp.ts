import { isEmpty, isInactive, known, portNumber } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, KnownSetting, Text, Write } from '../model.ts';
import { normalizeHost, providerOfAddress, providerOfHost, recommendedFor, replacementFor } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { providerWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'host-not-smtp',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'The host is no SMTP server: an IMAP or API host, a URL, an address, or a host with its port.',
  docs: {
    what: 'A host setting that holds something else: the IMAP or POP3 host, the host of the HTTP API or of the website, a URL, a mail address, or host and port in one where the program wants them apart.',
    why: 'The name is not found, or another service answers that does not understand SMTP.',
    how: 'Write the name of the SMTP host alone.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=imap.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=https://smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=smtp.acme.dev:587\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=email.eu-west-1.amazonaws.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
    ],
    good: [
      { file: '.env', text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=email-smtp.eu-west-1.amazonaws.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=::1\nEMAIL_PORT=25\n' },
    ],
    whenNot: 'A server of your own that sends mail under such a name.',
    sources: [
      {
        url: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
        read: '2026-11-23',
        note: 'SMTP and API endpoints',
      },
      {
        url: 'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
        read: '2026-11-23',
      },
    ],
  },

  check(block): readonly Report[] {
    const host = known(block, 'host');
    if (host === undefined || isEmpty(host.text, host.type) || host.text.length > 200 || isRefused(block)) return [];
    const found =
      notAName(block, host) ?? wrongHost(block, host) ?? otherService(block, host) ?? mailDomain(block, host);
    if (found === undefined) return [];
    return [isInactive(block) ? { ...found, severity: 'warning' } : found];
  },
};

export default rule;

/** A URL, an address, a path, or host and port: more than the program can look up. */
function notAName(block: Block, host: KnownSetting): Report | undefined {
  const text = host.text.trim();
  if (/^\S{1,64}@[\w.-]{1,100}$/.test(text)) {
    return {
      message: say`"${text.slice(0, 60)}" is a mail address and no host. Write the SMTP host alone.`,
      range: host.range,
    };
  }
  const scheme = /^([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(text)?.[1]?.toLowerCase();
  // A login in the URL is not repeated.
  const shown = text.includes('@') ? `${scheme}://…` : text.slice(0, 60);
  if (scheme !== undefined && !takesScheme(block, scheme)) {
    return withName(block, host, say`${shown} is a URL. ${block.dialect.name} wants the name of the host alone.`);
  }
  if (scheme === undefined && /^[\w.-]{1,100}\/[\w./-]{0,100}$/.test(text)) {
    return withName(block, host, say`${text.slice(0, 60)} has a path behind the host. Write the name alone.`);
  }
  if (
    scheme === undefined &&
    block.dialect.generic !== true &&
    block.dialect.ecosystem !== 'php' &&
    /^[^:[\]]{1,150}:\d{1,5}$/.test(text)
  ) {
    return withName(
      block,
      host,
      say`${text} has the port in the host. ${block.dialect.name} reads the port from a setting of its own.`,
    );
  }
  return undefined;
}

/** PHP clients take `ssl://` and `tls://` before the host as the mode; programs that nobody knows may want a mail URL. */
function takesScheme({ dialect }: Block, scheme: string): boolean {
  if (dialect.generic === true) return !/^https?$/.test(scheme);
  return dialect.ecosystem === 'php' && (scheme === 'ssl' || scheme === 'tls');
}

/** The fix keeps the name; a port that came along moves into its own setting, or must agree with it. */
function withName(block: Block, host: KnownSetting, message: Text): Report {
  const text = host.text.trim();
  const bare = text.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '').replace(/\/.*$/, '');
  const port = portNumber(/:(\d{1,5})$/.exec(bare)?.[1] ?? '');
  const name = bare.replace(/:\d{1,5}$/, '');
  const own = block.settings.get('port');
  const writes: Write[] = [{ slot: 'host', value: name }];
  if (port !== undefined && own.state === 'absent') writes.push({ slot: 'port', value: port });
  const agrees =
    port === undefined || own.state === 'absent' || (own.state === 'known' && own.text.trim() === `${port}`);
  const clean = /^[\w.-]{1,150}$/.test(name);
  return { message, range: host.range, fixes: clean ? fixOf(block, say`Use ${name}`, writes, agrees) : [] };
}

/** A host of the provider that is known for something else. */
function wrongHost(block: Block, host: KnownSetting): Report | undefined {
  const match = providerOfHost(host.text);
  if (match === undefined || match.pattern.status !== 'wrong' || match.provider.verified === 'no') return undefined;
  const { provider, pattern } = match;
  const successor = replacementFor(host.text, pattern) ?? recommendedFor(provider, host.text)?.host;
  const name = providerWords(provider);
  const text = host.text.trim();
  return {
    message:
      successor === undefined
        ? provider.endpoints.length === 0
          ? say`${name} has no SMTP at ${text}, and nowhere else. Use another provider or host.`
          : say`${name} has no SMTP at ${text}. Use another provider or host.`
        : say`${text} is not the SMTP host of ${name}: no mail is taken there. Use ${successor}.`,
    range: host.range,
    severity: pattern.grade === 'C' || pattern.grade === 'D' ? 'warning' : 'error',
    fixes: successor === undefined ? [] : fixOf(block, say`Use ${successor}`, [{ slot: 'host', value: successor }]),
  };
}

const SERVICES: readonly (readonly [RegExp, Text])[] = [
  [/^imaps?\d?[.-]/, say`where mail is read (IMAP)`],
  [/^pop3?s?\d?[.-]/, say`where mail is read (POP3)`],
  [/^www\d?\./, say`a website`],
  [/^api\./, say`an HTTP API`],
];

/** What the first label says of the service. */
function otherService(block: Block, host: KnownSetting): Report | undefined {
  if (block.reach !== 'remote') return undefined;
  const name = normalizeHost(host.text);
  const service = SERVICES.find(([pattern]) => pattern.test(name));
  const known = providerOfHost(name);
  if (service === undefined || known !== undefined) return undefined;
  const [pattern, words] = service;
  const guess = `smtp.${name.replace(pattern, '')}`;
  const match = providerOfHost(guess);
  const certain = match !== undefined && match.pattern.status === 'current';
  const successor = certain ? (recommendedFor(match.provider, guess)?.host ?? guess) : guess;
  return {
    message: certain
      ? say`${name} is ${words}, not where it is sent. Use the SMTP host ${successor}.`
      : say`${name} is ${words}, not where it is sent. Use the SMTP host, usually smtp. and the domain.`,
    range: host.range,
    ...(certain ? {} : { severity: 'warning' as const, confidence: 'likely' as const }),
    fixes: fixOf(block, say`Use ${successor}`, [{ slot: 'host', value: successor }], certain),
  };
}

/** `gmail.com` is where addresses end, and no server. */
function mailDomain(block: Block, host: KnownSetting): Report | undefined {
  const name = normalizeHost(host.text);
  if (block.reach !== 'remote' || providerOfHost(name) !== undefined) return undefined;
  const provider = providerOfAddress(`someone@${name}`);
  const successor = provider === undefined ? undefined : recommendedFor(provider, name)?.host;
  if (provider === undefined || successor === undefined || provider.verified === 'no') return undefined;
  return {
    message: say`${name} is the domain of addresses and not the SMTP host. ${providerWords(provider)} takes mail at ${successor}.`,
    range: host.range,
    fixes: fixOf(block, say`Use ${successor}`, [{ slot: 'host', value: successor }]),
  };
}
