import { dropping } from '../clients/nodemailer.ts';
import { AUTO_TLS, esmtpReadings, REQUIRE_TLS } from '../clients/symfony.ts';
import { encodingFault, urlOf } from '../clients/urlEncoding.ts';
import { portNumber } from '../effective.ts';
import { dynamicSpans } from '../expand.ts';
import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { meansImplicit, reading, refused, UNKNOWN } from '../read.ts';

/** Symfony Mailer: one DSN in MAILER_DSN or `framework.mailer.dsn`. */
const symfonyMailerDsn: Dialect = {
  id: 'symfony-mailer-dsn',
  name: 'Symfony Mailer',
  ecosystem: 'php',
  detect: {
    strong: [
      'MAILER_DSN',
      'framework.mailer.dsn',
      /^framework\.mailer\.transports\./,
      /(?:^|\.)MAILER_URL=(?:smtps?|null|sendmail|native):\/\//,
      /(?:^|\.)mailer\.dsn=[a-z+]+:\/\//,
    ],
  },
  keys: {
    url: ['MAILER_DSN', 'MAILER_URL', 'mailer.dsn', 'mailer.transports.*'],
    from: ['MAILER_FROM', 'MAILER_FROM_ADDRESS', 'MAILER_SENDER', 'mailer.envelope.sender'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const scheme = settings.get('scheme');
    if (scheme.state !== 'known') return withoutScheme(settings);
    const { text } = scheme;
    if (text === 'smtp' || text === 'smtps') return readSmtp(settings, text);
    if (text === 'null') return reading('disabled', ['scheme']);
    // The machine's own mail program, or the service that php.ini names.
    if (text === 'sendmail' || text === 'native') return reading('disabled', ['scheme']);
    // SwiftMailer's DSN of older projects has schemes of its own.
    if (scheme.key.endsWith('MAILER_URL')) return UNKNOWN;
    if (
      /^(?!smtp\+)[a-z0-9]+(?:\+(?:smtp|smtps|api|https))?$/.test(text) &&
      !/^(?:tls|ssl|starttls|https?|mail|esmtps?|submissions?)$/.test(text)
    ) {
      return readBridge(text);
    }
    return refused(unsupported(scheme, settings));
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const port = portNumber(settings.text('port') ?? '');
    // smtp:// on 465, or without a port, is TLS from the first byte.
    const moved: readonly Write[] = port === undefined || port === 465 ? [{ slot: 'port', value: 587 }] : [];
    switch (mode) {
      case 'implicit':
        return [{ slot: 'scheme', value: 'smtps' }, ...dropping(settings, [REQUIRE_TLS])];
      case 'starttls':
        return [
          { slot: 'scheme', value: 'smtp' },
          ...moved,
          { slot: REQUIRE_TLS, value: true },
          ...dropping(settings, [AUTO_TLS]),
        ];
      case 'opportunistic':
        return [{ slot: 'scheme', value: 'smtp' }, ...moved, ...dropping(settings, [AUTO_TLS, REQUIRE_TLS])];
      case 'none':
        // Only newer versions know auto_tls=false.
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAILER_DSN=smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:587?require_tls=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAILER_DSN=smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAILER_DSN=smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:587\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/symfony/mailer/blob/eb0c3187c7/Transport/Smtp/EsmtpTransportFactory.php',
      read: '2026-11-23',
      note: 'scheme, port, auto_tls and verify_peer; run with symfony/mailer 5.4, 6.4, 7.0 and 7.2 on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/symfony/symfony-docs/blob/3e03b46811/mailer.rst',
      read: '2026-11-23',
      note: 'schemes of the bridges, failover() and roundrobin()',
    },
    { url: 'https://github.com/symfony/symfony-docs/pull/20701', read: '2026-11-23', note: 'require_tls, from 7.3' },
    { url: 'https://github.com/symfony/symfony-docs/pull/9824', read: '2026-11-23', note: 'percent-encoding' },
  ],
};

export default symfonyMailerDsn;

function readSmtp(settings: Settings, scheme: 'smtp' | 'smtps'): Reading | readonly Reading[] {
  const character = urlOf(settings)?.reserved[0] ?? memberEnd(settings);
  if (character !== undefined) return refused(encodingFault(character, settings));
  if (!settings.has('host')) {
    return refused({
      rule: 'incomplete-settings',
      slot: 'url',
      message: 'The DSN names no host: write smtp://host:587.',
    });
  }
  const faults = swiftOptions(settings);
  const readings = esmtpReadings(settings, { scheme, schemeSlots: ['scheme'] });
  return faults.length === 0 ? readings : readings.map((each) => ({ ...each, faults }));
}

/** A blank or `)` ends a member of `failover(…)`, and also a DSN that stands alone. */
function memberEnd(settings: Settings): string | undefined {
  const url = urlOf(settings);
  return /[ )]/.exec(literal(url?.user?.text ?? '') + literal(url?.password?.text ?? ''))?.[0];
}

/** What the file itself says: `%env(NAME)%` is replaced before the DSN is read. */
function literal(text: string): string {
  return dynamicSpans(text).reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}

/** A DSN with no scheme that is a literal: `failover(…)`, a bare host, or nothing yet. */
function withoutScheme(settings: Settings): Reading {
  const url = settings.get('url');
  if (url.state !== 'known' || url.text.trim() === '') return UNKNOWN;
  // The members are tried in turn: one that fails does no harm while another delivers.
  if (/^(?:failover|roundrobin)\(/.test(url.text.trim())) return UNKNOWN;
  if (url.text.includes('://') || url.key.endsWith('MAILER_URL')) return UNKNOWN;
  return refused({
    rule: 'invalid-value',
    slot: 'url',
    message: `${url.key} is no DSN, so Symfony stops before it connects: write smtp://host:587 or smtps://host:465.`,
  });
}

/** `gmail+smtp://…@default` dials what the bridge knows; `+api` and `+https` send no SMTP at all. */
function readBridge(scheme: string): Reading {
  return /\+(?:api|https)$/.test(scheme) ? reading('disabled', []) : UNKNOWN;
}

function unsupported(scheme: KnownSetting, settings: Settings): Fault {
  const value = meansImplicit(settings, scheme.text) ? 'smtps' : 'smtp';
  return {
    rule: 'invalid-value',
    slot: 'scheme',
    message: `Symfony Mailer supports no scheme "${scheme.text.slice(0, 30)}": write smtp:// (STARTTLS) or smtps:// (TLS on 465), in lower case.`,
    writes: [{ slot: 'scheme', value }],
    fix: `Use ${value}://`,
  };
}

/** Options of SwiftMailer's DSN that Symfony Mailer does not read: harmless, as TLS comes by itself. */
function swiftOptions(settings: Settings): readonly Fault[] {
  return (['query.encryption', 'query.auth_mode'] as const).flatMap((slot): readonly Fault[] => {
    if (!settings.has(slot)) return [];
    const name = slot.slice('query.'.length);
    return [
      {
        rule: 'ignored-setting',
        slot,
        message: `Symfony Mailer does not read ${name}, an option of SwiftMailer: scheme and port decide.`,
        writes: [{ slot, value: null }],
        fix: `Remove ${name}`,
        severity: 'info',
      },
    ];
  });
}
