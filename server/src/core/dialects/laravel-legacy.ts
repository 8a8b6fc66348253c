import { isUnset, mailerReading } from '../clients/laravel.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, meansImplicit, reading, refused, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';

const SWIFT = 'Laravel 8 and older';
const SYMFONY = 'Laravel 9 and newer';
const DEFAULT_PORT = 587;

/**
 * Laravel with MAIL_ENCRYPTION, and programs built on it: obeyed by Laravel 8 and older, the port decides in 9 and
 * newer.
 */
const laravelLegacy: Dialect = {
  id: 'laravel-legacy',
  name: 'Laravel (MAIL_ENCRYPTION)',
  ecosystem: 'php',
  detect: {
    strong: ['MAIL_ENCRYPTION', 'MAIL_DRIVER'],
    // Beside MAIL_MAILER, which the newer versions have too, MAIL_ENCRYPTION tells.
    proves: (slots) => slots.has('security'),
    never: [
      'MAIL_SCHEME',
      'MAIL_STARTTLS',
      'MAIL_SSL_TLS',
      'MAIL_USE_TLS',
      'MAIL_USE_SSL',
      // BookStack, Snipe-IT and Firefly III.
      'MAIL_VERIFY_SSL',
      'MAIL_TLS_VERIFY_PEER',
      'FIREFLY_III_LAYOUT',
    ],
  },
  keys: {
    enable: ['MAIL_MAILER', 'MAIL_DRIVER'],
    host: ['MAIL_HOST'],
    port: ['MAIL_PORT'],
    security: ['MAIL_ENCRYPTION'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_FROM_ADDRESS', 'MAIL_FROM'],
    fromName: ['MAIL_FROM_NAME'],
    domain: ['MAIL_EHLO_DOMAIN'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const stopped = mailerReading(settings);
    if (stopped !== undefined) return stopped;
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    const newer = newerReading(settings);
    const version = settings.version('laravel/framework');
    if (version !== undefined) return isAtLeast(version, '9') ? newer : (olderReading(settings, true) ?? newer);
    const older = isNewer(settings) ? undefined : olderReading(settings, false);
    return older === undefined
      ? newer
      : [
          { ...newer, when: SYMFONY },
          { ...older, when: SWIFT },
        ];
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const implicitPort = portNumber(settings.text('port') ?? '') === 465;
    // Only the port makes the newer versions start TLS at once, and only the word does it in the older ones.
    if (mode === 'implicit')
      return [{ slot: 'security', value: 'ssl' }, ...(implicitPort ? [] : [{ slot: 'port', value: 465 }])];
    if (mode !== 'opportunistic') return undefined;
    return [{ slot: 'security', value: 'tls' }, ...(implicitPort ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    // The keys above MAIL_ tell that it is Laravel 9 or newer.
    starttls587: {
      file: '.env',
      text: 'FILESYSTEM_DISK=local\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_ENCRYPTION=tls\nMAIL_FROM_ADDRESS=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'FILESYSTEM_DISK=local\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=465\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_ENCRYPTION=ssl\nMAIL_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAIL_DRIVER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_ENCRYPTION=ssl\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/laravel/framework/blob/v8.83.27/src/Illuminate/Mail/MailManager.php',
      read: '2026-11-23',
      note: 'SwiftMailer gets the value as it is; run with Laravel 8.83, 9.52 and 10.50 on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/laravel/framework/blob/v10.48.0/src/Illuminate/Mail/MailManager.php',
      read: '2026-11-23',
      note: 'createSmtpTransport: tls with 465 is smtps, everything else leaves it to the port',
    },
    {
      url: 'https://github.com/laravel/framework/issues/53704',
      read: '2026-11-23',
      note: 'Laravel 11.34.0 to 11.34.2 with symfony/mailer 7.2 refused all values but tls: three releases of one month, not judged here',
    },
  ],
};

export default laravelLegacy;

/** Laravel 9 to 11.34, on symfony/mailer: the port decides, whatever the word; 11.35 and newer do not even read it. */
function newerReading(settings: Settings): Reading {
  const port = portNumber(settings.text('port') ?? '') ?? DEFAULT_PORT;
  return port === 465 ? reading('implicit', ['port']) : reading('opportunistic', [], { port });
}

/** Laravel 8 and older, on SwiftMailer; undefined where its reading is not worth a word to everybody else. */
function olderReading(settings: Settings, isSure: boolean): Reading | undefined {
  const setting = knownIn(settings, 'security');
  const word = setting?.text.trim() ?? 'tls';
  const port = DEFAULT_PORT;
  // Nothing is what most files of the newer versions say, where it does no harm.
  if (setting === undefined || isUnset(word)) {
    return isSure || isOlder(settings)
      ? reading(setting === undefined ? 'starttls' : 'none', ['security'], { port })
      : undefined;
  }
  if (/^tls$/i.test(word)) return reading('starttls', ['security'], { port });
  if (/^ssl$/i.test(word)) return reading('implicit', ['security'], { port });
  return refused(unknownWord(setting, settings, isSure), { port });
}

function unknownWord(setting: KnownSetting, settings: Settings, isSure: boolean): Fault {
  const value = meansImplicit(settings, setting.text) ? 'ssl' : 'tls';
  return {
    rule: 'invalid-value',
    slot: 'security',
    message: `${setting.key} is tls, ssl or empty; with "${setting.text.slice(0, 30)}" Laravel cannot connect${isSure ? '' : ', or ignores it since version 9'}.`,
    writes: [{ slot: 'security', value }],
    fix: `Write ${value}`,
    ...(isSure ? {} : { severity: 'warning' as const }),
  };
}

/** Keys that the stock .env has since Laravel 9 or 11; older applications have no use for them. */
const NEWER_KEYS = [
  'FILESYSTEM_DISK',
  'VITE_APP_NAME',
  'VITE_PUSHER_APP_KEY',
  'VITE_REVERB_APP_KEY',
  'APP_LOCALE',
  'APP_MAINTENANCE_DRIVER',
  'BROADCAST_CONNECTION',
  'CACHE_STORE',
  'PHP_CLI_SERVER_WORKERS',
  'BCRYPT_ROUNDS',
];

function isNewer(settings: Settings): boolean {
  return NEWER_KEYS.some((key) => settings.sibling(key) !== undefined);
}

/** MAIL_DRIVER is the name of Laravel 6 and older, FILESYSTEM_DRIVER of 8 and older. */
function isOlder(settings: Settings): boolean {
  const enable = knownIn(settings, 'enable');
  return enable?.key.endsWith('MAIL_DRIVER') === true && settings.sibling('FILESYSTEM_DRIVER') !== undefined;
}
