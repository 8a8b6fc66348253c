import { isWord, TRUE_WORDS } from '../clients/flagPair.ts';
import { matchPrefixedHost, prefixWrites } from '../clients/hostPrefix.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/** CakePHP's default mail transport in the environment, as Passbolt has it: `ssl://` before the host is the only way to TLS from the first byte. */
const cakephp: Dialect = {
  id: 'cakephp',
  name: 'CakePHP',
  ecosystem: 'php',
  detect: { strong: [/(?:^|\.)EMAIL_TRANSPORT_DEFAULT_[A-Z]/] },
  keys: {
    enable: ['EMAIL_TRANSPORT_DEFAULT_CLASS_NAME'],
    host: ['EMAIL_TRANSPORT_DEFAULT_HOST'],
    port: ['EMAIL_TRANSPORT_DEFAULT_PORT'],
    security: ['EMAIL_TRANSPORT_DEFAULT_TLS'],
    user: ['EMAIL_TRANSPORT_DEFAULT_USERNAME'],
    password: ['EMAIL_TRANSPORT_DEFAULT_PASSWORD'],
    url: ['EMAIL_TRANSPORT_DEFAULT_URL'],
    from: ['EMAIL_DEFAULT_FROM'],
    fromName: ['EMAIL_DEFAULT_FROM_NAME'],
    timeout: ['EMAIL_TRANSPORT_DEFAULT_TIMEOUT'],
    domain: ['EMAIL_TRANSPORT_DEFAULT_CLIENT'],
  },
  match: matchPrefixedHost('EMAIL_TRANSPORT_DEFAULT_HOST'),

  read(settings: Settings): Reading {
    const transport = settings.text('enable')?.trim() ?? '';
    if (transport !== '' && !/Smtp(?:Transport)?$/.test(transport)) {
      return /^(?:Mail|Debug)$/.test(transport)
        ? switchedOff(settings, 'enable', `The transport is ${transport}: nothing is sent by these SMTP settings.`)
        : UNKNOWN;
    }
    if (anyDynamic(settings, ['security', 'scheme', 'enable'])) return UNKNOWN;
    const flag = knownIn(settings, 'security');
    const on = isWord(flag, TRUE_WORDS);
    // PHP takes the text "false" for true, and a loader that casts it for false.
    if (flag !== undefined && !on && !/^(?:|0)$/.test(flag.text) && flag.type !== 'null') return UNKNOWN;
    const scheme = settings.text('scheme')?.toLowerCase();
    if (scheme === undefined) {
      if (settings.has('url')) return UNKNOWN;
      return reading(on ? 'starttls' : 'none', present(settings, ['security']), { port: 25 });
    }
    if (scheme !== 'ssl' && scheme !== 'tls') return UNKNOWN;
    if (!on) return reading('implicit', ['scheme'], { port: 25 });
    return refused(bothOn(settings, scheme));
  },

  write(mode, settings): readonly Write[] | undefined {
    // A URL of its own has both in it.
    if (settings.has('scheme') && !/^(?:ssl|tls)$/i.test(settings.text('scheme') ?? '')) return undefined;
    const host = prefixWrites(settings, mode === 'implicit' ? 'ssl' : undefined);
    if (host === undefined || mode === 'opportunistic') return undefined;
    return mode === 'starttls'
      ? [...host, { slot: 'security', value: 'true' }]
      : // Empty, since a list of pairs has no line to take away.
        [...host, ...(settings.has('security') ? [{ slot: 'security', value: '' }] : [])];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_TRANSPORT_DEFAULT_HOST=smtp.example.com\nEMAIL_TRANSPORT_DEFAULT_PORT=587\nEMAIL_TRANSPORT_DEFAULT_TLS=true\nEMAIL_TRANSPORT_DEFAULT_USERNAME=app@example.com\nEMAIL_TRANSPORT_DEFAULT_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_TRANSPORT_DEFAULT_HOST=ssl://smtp.example.com\nEMAIL_TRANSPORT_DEFAULT_PORT=465\nEMAIL_TRANSPORT_DEFAULT_USERNAME=app@example.com\nEMAIL_TRANSPORT_DEFAULT_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_TRANSPORT_DEFAULT_HOST=smtp.example.com\nEMAIL_TRANSPORT_DEFAULT_PORT=465\nEMAIL_TRANSPORT_DEFAULT_TLS=true\nEMAIL_TRANSPORT_DEFAULT_USERNAME=app@example.com\nEMAIL_TRANSPORT_DEFAULT_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/cakephp/cakephp/blob/01c7a9ce3efeba89f30ff55ec0c8b90726fd365c/src/Mailer/Transport/SmtpTransport.php',
      read: '2026-11-23',
      note: 'defaults and _connect: STARTTLS whenever tls is true, and never by itself',
    },
    {
      url: 'https://github.com/cakephp/cakephp/blob/e15d186e05/src/Network/Socket.php',
      read: '2026-11-23',
      note: 'the protocol before the host',
    },
    {
      url: 'https://github.com/passbolt/passbolt_api/blob/02496d7576617db15dae5054d0ec78ec1d2eae73/config/app.default.php',
      read: '2026-11-23',
      note: 'the variables',
    },
    { url: 'https://github.com/passbolt/passbolt_docker/issues/25', read: '2026-11-23', note: '587 without TLS' },
  ],
};

export default cakephp;

/** The prefix of the host starts TLS at once, and the flag asks for STARTTLS inside it; the port tells which one to keep. */
function bothOn(settings: Settings, scheme: string): Fault {
  const implicit = settings.text('port')?.trim() === '465';
  const writes = implicit ? [{ slot: 'security', value: '' }] : prefixWrites(settings, undefined);
  return {
    rule: 'conflicting-settings',
    slot: 'security',
    related: ['scheme'],
    message: `${scheme}:// starts TLS at once, and the flag asks for STARTTLS inside it, which no server takes. Keep one of them.`,
    ...(writes === undefined
      ? {}
      : { writes, fix: implicit ? 'Switch the flag for STARTTLS off' : `Remove ${scheme}:// before the host` }),
  };
}
