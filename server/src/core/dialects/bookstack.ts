import { isWord } from '../clients/flagPair.ts';
import { isUnset, mailerReading } from '../clients/laravel.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/** BookStack: the port decides about TLS from the first byte, and MAIL_ENCRYPTION only whether TLS is required. */
const bookstack: Dialect = {
  id: 'bookstack',
  name: 'BookStack',
  ecosystem: 'php',
  detect: { strong: ['MAIL_VERIFY_SSL'], images: [/(?:^|\/)bookstack$/] },
  keys: {
    enable: ['MAIL_DRIVER'],
    host: ['MAIL_HOST'],
    port: ['MAIL_PORT'],
    security: ['MAIL_ENCRYPTION'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_FROM'],
    fromName: ['MAIL_FROM_NAME'],
    verify: ['MAIL_VERIFY_SSL'],
    domain: ['MAIL_EHLO_DOMAIN'],
    ignoredMailer: ['MAIL_MAILER'],
    ignoredFrom: ['MAIL_FROM_ADDRESS'],
  },

  read(settings: Settings): Reading {
    const stopped = mailerReading(settings);
    if (stopped !== undefined) return stopped;
    const verifies = !isWord(knownIn(settings, 'verify'), ['false', '(false)']);
    if (anyDynamic(settings, ['port'])) return { ...UNKNOWN, verifies };
    const port = portNumber(settings.text('port') ?? '') ?? 587;
    const faults = [...notRead(settings, 'ignoredMailer', 'enable'), ...notRead(settings, 'ignoredFrom', 'from')];
    const more = { port, verifies, ...(faults.length === 0 ? {} : { faults }) };
    if (port === 465) return reading('implicit', ['port'], more);
    if (anyDynamic(settings, ['security'])) return { ...UNKNOWN, verifies };
    const word = settings.text('security')?.trim() ?? '';
    const required = !isUnset(word) && (word === 'tls' || word === 'ssl');
    return reading(required ? 'starttls' : 'opportunistic', present(settings, ['security']), more);
  },

  write(mode, settings): readonly Write[] | undefined {
    const onImplicitPort = portNumber(settings.text('port') ?? '') === 465;
    const moved: readonly Write[] = onImplicitPort ? [{ slot: 'port', value: 587 }] : [];
    switch (mode) {
      case 'implicit':
        return [
          { slot: 'security', value: 'ssl' },
          { slot: 'port', value: 465 },
        ];
      case 'starttls':
        return [{ slot: 'security', value: 'tls' }, ...moved];
      case 'opportunistic':
        return [{ slot: 'security', value: 'null' }, ...moved];
      case 'none':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_DRIVER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=tls\nMAIL_VERIFY_SSL=true\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_DRIVER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT=465\nMAIL_ENCRYPTION=ssl\nMAIL_VERIFY_SSL=true\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
    },
    broken: {
      rule: 'ignored-setting',
      file: 'docker-compose.yml',
      text: 'services:\n  wiki:\n    image: lscr.io/linuxserver/bookstack:25.11\n    environment:\n      MAIL_DRIVER: smtp\n      MAIL_HOST: smtp.example.com\n      MAIL_PORT: 587\n      MAIL_ENCRYPTION: tls\n      MAIL_FROM_ADDRESS: app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/BookStackApp/BookStack/blob/6f1c54d018/app/Config/mail.php#L13-L43',
      read: '2026-11-23',
      note: 'tls and ssl both mean that TLS is required; releases on Laravel 8 and older obeyed the word',
    },
    {
      url: 'https://github.com/BookStackApp/BookStack/blob/6f1c54d018/.env.example.complete#L74-L85',
      read: '2026-11-23',
    },
  ],
};

export default bookstack;

/** Laravel's usual name of a setting that has its older name here. */
function notRead(settings: Settings, slot: Slot, successor: Slot): readonly Fault[] {
  const setting = knownIn(settings, slot);
  // Without the image it may be another program with the same keys.
  const isSure = /bookstack$/.test(settings.evidence.image ?? '');
  if (setting === undefined || settings.has(successor) || !isSure) return [];
  const name = bookstack.keys[successor]?.[0] ?? successor;
  return [
    {
      rule: 'ignored-setting',
      slot,
      message: `BookStack does not read ${setting.key.split('.').at(-1)}: the name is ${name}.`,
      writes: [
        { slot: successor, value: setting.text },
        { slot, value: null },
      ],
      fix: `Rename it to ${name}`,
    },
  ];
}
