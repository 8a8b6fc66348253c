import { portNumber } from '../effective.ts';
import { matchEnvKey, spellEnvKey } from '../keyPatterns.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, meansImplicit, present, reading, refused, UNKNOWN } from '../read.ts';

const PREFIX = /^(ssl|tls):\/\//;
const OFF = /^(?:|false|no|off|0|null)$/i;

/**
 * PHPMailer behind SMTP_* variables: `ssl` and `tls` in lower case are modes, any other text leaves it to the server.
 */
const phpmailer: Dialect = {
  id: 'phpmailer',
  name: 'PHPMailer',
  ecosystem: 'php',
  detect: {
    strong: [
      /(?:^|[._])SMTP_?AUTO_?TLS=/i,
      /(?:^|[._])(?:SMTP|MAIL)_HOST=(?:ssl|tls):\/\//,
      'SMTPSecure',
      'SMTPAutoTLS',
    ],
    // A word in SMTP_SECURE is PHP's habit, and its names are Username and Password; Node compares with "true".
    weak: [/(?:^|[._])(?:SMTP|MAIL|MAILER|EMAIL)_SECURE=(?:ssl|tls|starttls|smtps|none)$/i, /_USERNAME=/],
    // Nextcloud, and programs of Node.
    never: ['SMTP_AUTHTYPE', 'SMTP_NAME', 'NODE_ENV', /^NEXT_PUBLIC_/, /^NEXTAUTH_/],
  },
  keys: {},
  match: matchEnvKey,
  spell: spellEnvKey,

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, ['security', 'autoTls', 'scheme'])) return UNKNOWN;
    const host = settings.text('host')?.trim() ?? '';
    // The port of `host:587` wins over the setting; without any it is 25, whatever the mode.
    const dials = portNumber(/^(?:[a-z]{3}:\/\/)?[^:/]{1,253}:(\d{1,5})$/.exec(host)?.[1] ?? '');
    const foreign = foreignPrefix(settings);
    if (foreign !== undefined) return refused(foreign);
    const verify = knownIn(settings, 'verify');
    const more = {
      port: 25,
      ...(dials === undefined ? {} : { dials }),
      ...(verify === undefined ? {} : { verifies: !OFF.test(verify.text.trim()) }),
    };
    const word = PREFIX.exec(host)?.[1] ?? settings.text('security') ?? '';
    const slots: readonly Slot[] = host.includes('://') ? ['host'] : present(settings, ['security']);
    if (word === 'ssl') return reading('implicit', slots, more);
    if (word === 'tls') return reading('starttls', slots, more);
    const faults = unknownWord(settings);
    const extra = faults.length === 0 ? more : { ...more, faults };
    const auto = knownIn(settings, 'autoTls');
    if (auto !== undefined && OFF.test(auto.text.trim())) return reading('none', ['autoTls'], extra);
    return reading('opportunistic', slots, extra);
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const on: readonly Write[] = settings.has('autoTls') ? [{ slot: 'autoTls', value: true }] : [];
    // A prefix of the host outvotes the word.
    const host = settings.text('host') ?? '';
    const bare: readonly Write[] = PREFIX.test(host) ? [{ slot: 'host', value: host.replace(PREFIX, '') }] : [];
    switch (mode) {
      case 'implicit':
        return [...bare, { slot: 'security', value: 'ssl' }];
      case 'starttls':
        return [...bare, { slot: 'security', value: 'tls' }];
      case 'opportunistic':
        return [...bare, { slot: 'security', value: '' }, ...on];
      case 'none':
        return [...bare, { slot: 'security', value: '' }, { slot: 'autoTls', value: false }];
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=tls\nSMTP_AUTO_TLS=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=ssl\nSMTP_AUTO_TLS=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=tls\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/PHPMailer/PHPMailer/blob/4a489474e7/src/PHPMailer.php',
      read: '2026-11-23',
      note: 'smtpConnect(); run with PHPMailer 6 and 7 on 25, 465, 587 and 2525',
    },
  ],
};

export default phpmailer;

/** Another prefix than these two, in lower case, belongs to a host that PHPMailer finds invalid. */
function foreignPrefix(settings: Settings): Fault | undefined {
  const slot = settings.has('url') ? 'url' : 'host';
  const text = settings.text(slot)?.trim() ?? '';
  const prefix = /^([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(text)?.[1];
  if (prefix === undefined || prefix === 'ssl' || prefix === 'tls') return undefined;
  return {
    rule: 'invalid-value',
    slot,
    message: `PHPMailer knows the prefixes ssl:// and tls:// of a host, in lower case; with ${prefix}:// it finds no valid host.`,
  };
}

/** Any other word is no mode; the server's offer decides, which never helps on port 465. */
function unknownWord(settings: Settings): readonly Fault[] {
  const setting = knownIn(settings, 'security');
  if (setting === undefined || !/^(?:ssl|tls|smtps|starttls)$/i.test(setting.text)) return [];
  const implicit = meansImplicit(settings, setting.text);
  return [
    {
      rule: 'invalid-value',
      slot: 'security',
      message: `PHPMailer knows ssl and tls, in lower case; "${setting.text}" leaves encryption to what the server offers.`,
      // Without a port it dials 25, where ssl is wrong.
      writes: [
        { slot: 'security', value: implicit ? 'ssl' : 'tls' },
        ...(implicit ? [{ slot: 'port', value: 465 }] : []),
      ],
      fix: `Write ${implicit ? 'ssl' : 'tls'}`,
      severity: 'info',
    },
  ];
}
