import { transportReading } from '../clients/nodemailer.ts';
import { portNumber } from '../effective.ts';
import { matchEnvKey, spellEnvKey } from '../keyPatterns.ts';
import type { Dialect, KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, UNKNOWN } from '../read.ts';

/** SMTP_* variables whose neighbours prove a Node program: SMTP_SECURE becomes nodemailer's `secure`. */
const nodemailerEnv: Dialect = {
  id: 'nodemailer-env',
  name: 'nodemailer',
  ecosystem: 'node',
  detect: {
    strong: [
      /(?:^|[._])NODEMAILER_[A-Z_]+=/,
      /(?:^|[._])(?:SMTP|MAIL|EMAIL|MAILER)_(?:TLS_)?REJECT_UNAUTHORIZED(?:_TLS)?=/,
      /(?:^|[._])(?:SMTP|MAIL|EMAIL|MAILER)_(?:UNSAFE_)?IGNORE_?TLS=/,
    ],
    weak: [
      /(?:^|[._])(?:SMTP|MAIL|EMAIL|MAILER)_SECURE=(?:true|false)$/i,
      'NODE_ENV',
      'NODE_OPTIONS',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'NEXTAUTH_URL',
      'NEXTAUTH_SECRET',
      'BETTER_AUTH_SECRET',
      'BETTER_AUTH_URL',
      /^NEXT_PUBLIC_[A-Z_]+=/,
    ],
    never: [
      'APP_KEY',
      'DJANGO_SETTINGS_MODULE',
      'RAILS_ENV',
      'MAIL_MAILER',
      'MAIL_DRIVER',
      // Strapi and Payload, which go by their own names.
      'ADMIN_JWT_SECRET',
      'TRANSFER_TOKEN_SALT',
      'PAYLOAD_SECRET',
      // Documenso's own names end alike.
      /^NEXT_PRIVATE_SMTP_[A-Z]/,
    ],
  },
  keys: {},
  match: matchEnvKey,
  spell: spellEnvKey,

  read(settings: Settings): Reading | readonly Reading[] {
    // Words and flags of other programs say nothing about how this one fills in its transport.
    if (anyDynamic(settings, ['security', ...OTHER])) return UNKNOWN;
    if (settings.has('scheme') || OTHER.some((slot) => settings.has(slot))) return UNKNOWN;
    const setting = knownIn(settings, 'security');
    const secure = setting === undefined ? undefined : secureOf(setting, settings);
    if (secure === 'unknown') return UNKNOWN;
    const rejects = settings.text('verify');
    return transportReading(settings, {
      ...(secure === undefined ? {} : { secure }),
      requireTLS: isOn(settings, 'requireTLS'),
      ignoreTLS: isOn(settings, 'ignoreTLS'),
      ...(rejects === undefined || rejects === '' ? {} : { verifies: !/^(?:false|0|no|off)$/i.test(rejects) }),
    });
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const flag = (slot: Slot, value: boolean): readonly Write[] => (settings.has(slot) ? [{ slot, value }] : []);
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: true }];
      case 'starttls':
        return [{ slot: 'security', value: false }, { slot: 'requireTLS', value: true }, ...flag('ignoreTLS', false)];
      case 'opportunistic':
        return [{ slot: 'security', value: false }, ...flag('requireTLS', false), ...flag('ignoreTLS', false)];
      case 'none':
        return [{ slot: 'security', value: false }, ...flag('requireTLS', false), { slot: 'ignoreTLS', value: true }];
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'NODE_ENV=production\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_REQUIRE_TLS=true\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'NODE_ENV=production\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'NODE_ENV=production\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=false\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nodemailer/nodemailer/blob/2f667f4272/lib/smtp-connection/index.js',
      read: '2026-11-23',
      note: 'four ways to pass SMTP_SECURE to nodemailer 10.6 were run on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/nodemailer/nodemailer/issues/1154', read: '2026-11-23' },
  ],
};

export default nodemailerEnv;

const OTHER: readonly Slot[] = ['encryption', 'tls', 'ssl', 'starttls', 'autoTls'];

/**
 * The truth of SMTP_SECURE, where every way to pass it agrees. Programs compare it with "true", parse it, or take any
 * text as true; the last makes `false` true, which nobody who writes false relies on.
 */
function secureOf({ text }: KnownSetting, settings: Settings): boolean | undefined | 'unknown' {
  const word = text.trim().toLowerCase();
  if (word === 'true') return true;
  if (word === 'false') return false;
  // Empty: false when compared, but for some the port decides then.
  if (word === '') return portNumber(settings.text('port') ?? '') === 465 ? 'unknown' : undefined;
  return 'unknown';
}

function isOn(settings: Settings, slot: Slot): boolean {
  return /^(?:true|1|yes|on)$/i.test(settings.text(slot) ?? '');
}
