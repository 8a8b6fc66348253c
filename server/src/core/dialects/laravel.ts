import { isUnset, mailerReading } from '../clients/laravel.ts';
import { dropping } from '../clients/nodemailer.ts';
import { AUTO_TLS, esmtpReadings } from '../clients/symfony.ts';
import { encodingFault, urlOf } from '../clients/urlEncoding.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, meansImplicit, refused, UNKNOWN } from '../read.ts';

/** The port of the stock config/mail.php, for which there is a reason only on a developer's machine. */
const DEFAULT_PORT = 2525;

/** Laravel 11.35 and newer: MAIL_SCHEME, or the port, decides. */
const laravel: Dialect = {
  id: 'laravel',
  name: 'Laravel',
  ecosystem: 'php',
  detect: {
    strong: ['MAIL_MAILER', 'MAIL_SCHEME'],
    weak: ['MAIL_FROM_ADDRESS', 'MAIL_EHLO_DOMAIN', 'MAIL_HOST', /(?:^|\.)APP_KEY=base64:/, /(?:^|\.)MAIL_URL=smtps?:/],
    // Programs of Python and Node that share the names.
    never: [
      'MAIL_SECURE',
      'MAIL_USER',
      'MAIL_PASS',
      'MAIL_STARTTLS',
      'MAIL_SSL_TLS',
      'MAIL_USE_TLS',
      'MAIL_USE_SSL',
      'MAIL_SUPPRESS_SEND',
      // BookStack, Snipe-IT and Firefly III.
      'MAIL_VERIFY_SSL',
      'MAIL_TLS_VERIFY_PEER',
      'FIREFLY_III_LAYOUT',
    ],
  },
  keys: {
    enable: ['MAIL_MAILER'],
    host: ['MAIL_HOST'],
    port: ['MAIL_PORT'],
    security: ['MAIL_SCHEME'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_FROM_ADDRESS'],
    fromName: ['MAIL_FROM_NAME'],
    url: ['MAIL_URL'],
    domain: ['MAIL_EHLO_DOMAIN'],
    encryption: ['MAIL_ENCRYPTION'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const stopped = mailerReading(settings) ?? urlReading(settings);
    if (stopped !== undefined) return stopped;
    if (anyDynamic(settings, ['security', 'query.scheme', 'scheme'])) return UNKNOWN;
    const faults = ignored(settings);
    const extra = faults.length === 0 ? {} : { faults };
    const slot = settings.has('query.scheme') ? 'query.scheme' : 'security';
    const setting = knownIn(settings, slot);
    const text = setting?.text.trim() ?? '';
    // The text 0 is false in PHP.
    const scheme = isUnset(text) || text === '0' ? 'smtp' : text;
    if (scheme !== 'smtp' && scheme !== 'smtps') return refused(unsupported(setting, slot, settings));
    const schemeSlots = setting === undefined ? [] : [slot];
    return esmtpReadings(settings, { scheme, schemeSlots, port: DEFAULT_PORT }).map((each) => ({ ...each, ...extra }));
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const slot = settings.has('url') ? 'query.scheme' : 'security';
    const implicitPort = portNumber(settings.text('port') ?? '') === 465;
    if (mode === 'implicit') return [{ slot, value: 'smtps' }];
    // The stock configuration has no key for requiring STARTTLS or for switching it off.
    if (mode !== 'opportunistic') return undefined;
    return [
      { slot, value: 'smtp' },
      ...(implicitPort ? [{ slot: 'port', value: 587 }] : []),
      ...dropping(settings, [AUTO_TLS]),
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDRESS=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=smtps\nMAIL_HOST=smtp.example.com\nMAIL_PORT=465\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'invalid-value',
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=tls\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/laravel/framework/blob/bd71b45fbb/src/Illuminate/Mail/MailManager.php',
      read: '2026-11-23',
      note: 'scheme by MAIL_SCHEME or the port; run with Laravel 11.34 and 12 on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/laravel/framework/blob/bd71b45fbb/src/Illuminate/Support/Env.php',
      read: '2026-11-23',
      note: 'the words that env() turns into null and booleans',
    },
    { url: 'https://github.com/laravel/laravel/blob/8a119d7f44/config/mail.php', read: '2026-11-23' },
    { url: 'https://github.com/laravel/framework/issues/53721', read: '2026-11-23', note: 'MAIL_SCHEME=tls' },
  ],
};

export default laravel;

/** MAIL_URL: its scheme is taken for the name of the transport, so that smtps:// is none. */
function urlReading(settings: Settings): Reading | undefined {
  const url = settings.get('url');
  if (url.state === 'dynamic' && settings.get('scheme').state !== 'known') return UNKNOWN;
  const scheme = knownIn(settings, 'scheme');
  if (scheme === undefined) return undefined;
  const character = urlOf(settings)?.reserved[0];
  if (character !== undefined) return refused(encodingFault(character, settings));
  // The transport is a method of MailManager, and PHP's method names have no case.
  if (scheme.text.toLowerCase() === 'smtp') return undefined;
  if (!/smtp|tls|ssl/i.test(scheme.text)) return UNKNOWN;
  const implicit = meansImplicit(settings, scheme.text);
  return refused({
    rule: 'invalid-value',
    slot: 'scheme',
    message: `Laravel takes ${scheme.text}:// in MAIL_URL for a transport that it does not have: write smtp://, the port decides about TLS.`,
    writes: [{ slot: 'scheme', value: 'smtp' }, ...(implicit ? [{ slot: 'port', value: 465 }] : [])],
    fix: implicit ? 'Use smtp:// with port 465' : 'Use smtp://',
  });
}

function unsupported(setting: KnownSetting | undefined, slot: string, settings: Settings): Fault {
  const text = setting?.text ?? '';
  const value = meansImplicit(settings, text) ? 'smtps' : 'smtp';
  return {
    rule: 'invalid-value',
    slot,
    message: `MAIL_SCHEME is smtp or smtps; with "${text.slice(0, 30)}" every mail fails with an UnsupportedSchemeException.`,
    writes: [{ slot, value }],
    fix: `Use the scheme ${value}`,
  };
}

/** MAIL_ENCRYPTION beside MAIL_SCHEME is left over from an older version. */
function ignored(settings: Settings): readonly Fault[] {
  if (!settings.has('encryption')) return [];
  return [
    {
      rule: 'ignored-setting',
      slot: 'encryption',
      message: 'Laravel 11.35 and newer do not read MAIL_ENCRYPTION: MAIL_SCHEME or the port decides.',
      writes: [{ slot: 'encryption', value: null }],
      fix: 'Remove MAIL_ENCRYPTION',
      severity: 'info',
    },
  ];
}
