import { dials465, transportReading, transportWrites } from '../clients/nodemailer.ts';
import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, jsTruthy, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/** Ghost: `mail` in config.production.json, or the same keys joined by `__` in the environment. */
const ghost: Dialect = {
  id: 'ghost',
  name: 'Ghost',
  ecosystem: 'node',
  detect: {
    strong: [
      'mail__options__host',
      'mail__options__port',
      'mail__options__secure',
      'mail__options__auth__user',
      'mail.options.host',
      'mail.options.auth.user',
    ],
    weak: ['mail__transport', 'mail.transport', 'mail__from', 'mail__options__service', 'mail.options.service'],
    images: [/^(?:library\/)?ghost$/, /^tryghost\/ghost/],
    files: [/(?:^|\/)config\.(?:production|development|staging)\.json$/],
  },
  keys: {
    enable: ['mail__transport', 'mail.transport'],
    host: ['mail__options__host', 'mail.options.host'],
    port: ['mail__options__port', 'mail.options.port'],
    security: ['mail__options__secure', 'mail.options.secure'],
    secureConnection: ['mail__options__secureConnection', 'mail.options.secureConnection'],
    requireTLS: ['mail__options__requireTLS', 'mail.options.requireTLS'],
    ignoreTLS: ['mail__options__ignoreTLS', 'mail.options.ignoreTLS'],
    verify: ['mail__options__tls__rejectUnauthorized', 'mail.options.tls.rejectUnauthorized'],
    user: ['mail__options__auth__user', 'mail.options.auth.user'],
    password: ['mail__options__auth__pass', 'mail.options.auth.pass'],
    service: ['mail__options__service', 'mail.options.service'],
    from: ['mail__from', 'mail.from'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const stopped = transportOf(settings);
    if (stopped !== undefined) return stopped;
    if (anyDynamic(settings, ['secureConnection', 'service'])) return UNKNOWN;
    // A well-known service name replaces host, port and secure.
    if ((settings.text('service') ?? '') !== '') return UNKNOWN;
    const flag = (slot: string): boolean => truthOf(knownIn(settings, slot)) === true;
    // Ghost's fork of the transport copies `secureConnection` over `secure`.
    const older = truthOf(knownIn(settings, 'secureConnection'));
    const secure = older ?? truthOf(knownIn(settings, 'security'));
    return transportReading(settings, {
      ...(secure === undefined ? {} : { secure }),
      secureSlots: older === undefined ? ['security'] : ['secureConnection'],
      requireTLS: flag('requireTLS'),
      ignoreTLS: flag('ignoreTLS'),
      verifies: truthOf(knownIn(settings, 'verify')) !== false,
      faults: [...misread(settings, 'security'), ...misread(settings, 'secureConnection')],
    });
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const older = settings.has('secureConnection') ? [{ slot: 'secureConnection', value: null }] : [];
    return [...transportWrites(mode, settings), ...older];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'mail__transport=SMTP\nmail__options__host=smtp.example.com\nmail__options__port=587\nmail__options__secure=false\nmail__options__requireTLS=true\nmail__options__auth__user=blog@example.com\nmail__options__auth__pass=${MAIL_PASSWORD}\nmail__from=blog@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'mail__transport=SMTP\nmail__options__host=smtp.example.com\nmail__options__port=465\nmail__options__secure=true\nmail__options__auth__user=blog@example.com\nmail__options__auth__pass=${MAIL_PASSWORD}\nmail__from=blog@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'mail__transport=SMTP\nmail__options__host=smtp.example.com\nmail__options__port=587\nmail__options__secure=true\nmail__options__auth__user=blog@example.com\nmail__options__auth__pass=${MAIL_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/TryGhost/Ghost/blob/0214c771a3/ghost/core/core/server/services/mail/GhostMailer.js',
      read: '2026-11-23',
      note: 'run with @tryghost/nodemailer 2.3 on 25, 465, 587 and 2525; the environment is read by nconf with parseValues',
    },
    { url: 'https://github.com/TryGhost/Ghost/issues/10996', read: '2026-11-23' },
    {
      url: 'https://github.com/TryGhost/Ghost/issues/14979',
      read: '2026-11-23',
      note: 'service replaces host and port',
    },
  ],
};

export default ghost;

/** nconf parses environment values as JSON where it can: `false` and `0` are false there, `False` is a string. */
function truthOf(setting: KnownSetting | undefined): boolean | undefined {
  if (setting === undefined) return undefined;
  if (setting.key.includes('__')) return !['false', '0', '', 'null', 'undefined'].includes(setting.text.trim());
  return jsTruthy(setting);
}

/** A word that looks false and counts as true. */
function misread(settings: Settings, slot: string): readonly Fault[] {
  const setting = knownIn(settings, slot);
  if (setting === undefined || truthOf(setting) !== true || !/^(?:false|no|off|0|none)$/i.test(setting.text)) return [];
  return [
    {
      rule: 'invalid-value',
      slot,
      message: `Ghost reads ${setting.text} here as a text that is not empty, which counts as true: write false.`,
      writes: [{ slot, value: false }],
      fix: 'Write false',
      // On 465 it happens to be right.
      ...(dials465(settings) ? { severity: 'info' as const } : {}),
    },
  ];
}

/** What the transport makes of the block, when it is not SMTP. Without one, the host is used all the same. */
function transportOf(settings: Settings): Reading | undefined {
  const transport = knownIn(settings, 'enable');
  if (transport === undefined) return undefined;
  const name = transport.text.trim().toLowerCase();
  if (name === '' || name === 'smtp' || name === 'direct') return undefined;
  if (['sendmail', 'ses', 'mailgun', 'stub', 'log'].includes(name))
    return reading('disabled', present(settings, ['enable']));
  return refused({
    rule: 'invalid-value',
    slot: 'enable',
    message: `Ghost knows no mail transport "${transport.text}": write SMTP.`,
    writes: [{ slot: 'enable', value: 'SMTP' }],
    fix: 'Use the transport SMTP',
  });
}
