import { isWord } from '../clients/flagPair.ts';
import { isUnset, mailerReading } from '../clients/laravel.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/** Snipe-IT and Firefly III: Laravel with keys of their own, where the port decides and certificates can be left unchecked. */
const laravelDerived: Dialect = {
  id: 'laravel-derived',
  name: 'Snipe-IT or Firefly III',
  ecosystem: 'php',
  detect: {
    strong: ['MAIL_TLS_VERIFY_PEER', 'FIREFLY_III_LAYOUT'],
    weak: ['MAIL_FROM_ADDR', 'MAIL_REPLYTO_ADDR', 'MAIL_VERIFY_PEER'],
    images: [/(?:^|\/)snipe-it$/, /^fireflyiii\/core$/],
  },
  keys: {
    enable: ['MAIL_MAILER', 'MAIL_DRIVER'],
    host: ['MAIL_HOST'],
    port: ['MAIL_PORT'],
    security: ['MAIL_SCHEME'],
    encryption: ['MAIL_ENCRYPTION'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_FROM_ADDR', 'MAIL_FROM', 'MAIL_FROM_ADDRESS'],
    fromName: ['MAIL_FROM_NAME'],
    verify: ['MAIL_TLS_VERIFY_PEER', 'MAIL_VERIFY_PEER'],
    domain: ['MAIL_EHLO_DOMAIN'],
  },

  read(settings: Settings): Reading {
    const stopped = mailerReading(settings);
    if (stopped !== undefined) return stopped;
    const faults = ignored(settings);
    const verifies = !isWord(knownIn(settings, 'verify'), ['false', '(false)']);
    const more = faults.length === 0 ? { verifies } : { verifies, faults };
    if (anyDynamic(settings, ['security', 'port'])) return { ...UNKNOWN, ...more };
    const scheme = settings.text('security')?.trim() ?? '';
    if (scheme === 'smtps') return reading('implicit', ['security'], more);
    if (scheme !== 'smtp' && !isUnset(scheme)) return { ...UNKNOWN, ...more };
    return portNumber(settings.text('port') ?? '') === 465
      ? reading('implicit', ['port'], more)
      : reading('opportunistic', present(settings, ['security', 'port']), more);
  },

  write(mode, settings): readonly Write[] | undefined {
    const scheme = (value: string): readonly Write[] => (settings.has('security') ? [{ slot: 'security', value }] : []);
    if (mode === 'implicit') return [...scheme('smtps'), { slot: 'port', value: 465 }];
    if (mode !== 'opportunistic') return undefined;
    const onImplicitPort = portNumber(settings.text('port') ?? '') === 465;
    return [...scheme('smtp'), ...(onImplicitPort ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDR=app@example.com\nMAIL_TLS_VERIFY_PEER=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=465\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDR=app@example.com\nMAIL_TLS_VERIFY_PEER=true\n',
    },
    broken: {
      rule: 'ignored-setting',
      file: '.env',
      text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=tls\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDR=app@example.com\nMAIL_TLS_VERIFY_PEER=true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/snipe/snipe-it/blob/5aa5c48018/.env.example#L53-L67',
      read: '2026-11-23',
      note: 'MAIL_ENCRYPTION is no longer supported; config/mail.php#L49-L164',
    },
    { url: 'https://github.com/firefly-iii/firefly-iii/blob/a95b82b14c/config/mail.php#L37-L53', read: '2026-11-23' },
  ],
};

export default laravelDerived;

/** Snipe-IT's own sample says so; without its keys it may be another program. */
function ignored(settings: Settings): readonly Fault[] {
  const isSnipe =
    /snipe-it$/.test(settings.evidence.image ?? '') || settings.sibling('MAIL_TLS_VERIFY_PEER') !== undefined;
  const encryption = knownIn(settings, 'encryption');
  if (!isSnipe || encryption === undefined || isUnset(encryption.text.trim())) return [];
  return [
    {
      rule: 'ignored-setting',
      slot: 'encryption',
      message:
        'Snipe-IT does not read MAIL_ENCRYPTION any more: the port decides, and STARTTLS is used when it is offered.',
      writes: [{ slot: 'encryption', value: null }],
      fix: 'Remove MAIL_ENCRYPTION',
      severity: 'info',
    },
  ];
}
