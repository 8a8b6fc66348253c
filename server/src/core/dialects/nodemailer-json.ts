import { dials465, transportReading, transportWrites } from '../clients/nodemailer.ts';
import { isMailObject } from '../keyPatterns.ts';
import type { Dialect, Fault, Reading, Settings } from '../model.ts';
import { anyDynamic, jsTruthy, knownIn, reading, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';

/** nodemailer's transport object in a JSON or YAML file: `{ host, port, secure, auth: { user, pass } }`. */
const nodemailerJson: Dialect = {
  id: 'nodemailer-json',
  name: 'nodemailer',
  ecosystem: 'node',
  detect: {
    // Databases and proxies have `host`, `port` and `auth` too: the object's name, or three keys together, must tell.
    proves: (slots, prefix) =>
      (slots.has('host') || slots.has('service')) &&
      (slots.has('password') || slots.has('user') || !slots.has('otherLogin')) &&
      (isMailObject(prefix)
        ? OWN_SLOTS.some((slot) => slots.has(slot))
        : slots.has('password') && (slots.has('security') || slots.has('requireTLS') || slots.has('ignoreTLS'))),
    // Nodemailer's `tls` is an object.
    never: ['spring.mail.host', 'smtp_settings.address', /(?:^|\.)tls=(?:true|false)$/],
  },
  keys: {
    host: ['host'],
    port: ['port'],
    security: ['secure'],
    requireTLS: ['requireTLS'],
    ignoreTLS: ['ignoreTLS'],
    user: ['auth.user'],
    password: ['auth.pass'],
    auth: ['auth.type'],
    verify: ['tls.rejectUnauthorized'],
    minTls: ['tls.minVersion'],
    ciphers: ['tls.ciphers'],
    domain: ['name'],
    service: ['service'],
    timeout: ['connectionTimeout'],
    secureConnection: ['secureConnection'],
    // A login beside the host, and not in `auth`, is what other programs have.
    otherLogin: ['username', 'password', 'user', 'pass'],
    from: ['from'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    // The name of a well-known service replaces host, port and secure.
    if (anyDynamic(settings, ['service']) || (settings.text('service') ?? '') !== '') return UNKNOWN;
    const secure = knownIn(settings, 'security');
    const flag = (slot: string): boolean => {
      const setting = knownIn(settings, slot);
      return setting !== undefined && jsTruthy(setting);
    };
    const rejects = knownIn(settings, 'verify');
    // Node checks the certificate unless the option is exactly false.
    const verifies = rejects === undefined || rejects.type !== 'boolean' || jsTruthy(rejects);
    const today = transportReading(settings, {
      ...(secure === undefined ? {} : { secure: jsTruthy(secure) }),
      requireTLS: flag('requireTLS'),
      ignoreTLS: flag('ignoreTLS'),
      verifies,
      faults: [...misread(settings), ...oldName(settings)],
    });
    if (secure !== undefined || !flag('secureConnection')) return today;
    // The name of version 0: whoever still runs it gets what the setting says.
    const version = settings.version('nodemailer');
    if (version !== undefined && isAtLeast(version, '1')) return today;
    const faults = oldName(settings);
    const old = reading('implicit', ['secureConnection'], { port: 465, verifies, when: 'nodemailer 0', faults });
    return ['outcome' in today ? [today] : today, old].flat();
  },

  write: transportWrites,

  examples: {
    starttls587: {
      file: 'config.json',
      text: '{\n  "smtp": {\n    "host": "smtp.example.com",\n    "port": 587,\n    "secure": false,\n    "requireTLS": true,\n    "auth": { "user": "app@example.com", "pass": "${SMTP_PASS}" }\n  }\n}\n',
    },
    implicit465: {
      file: 'config.json',
      text: '{\n  "smtp": {\n    "host": "smtp.example.com",\n    "port": 465,\n    "secure": true,\n    "auth": { "user": "app@example.com", "pass": "${SMTP_PASS}" }\n  }\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config.json',
      text: '{\n  "smtp": {\n    "host": "smtp.example.com",\n    "port": 587,\n    "secure": true,\n    "auth": { "user": "app@example.com", "pass": "${SMTP_PASS}" }\n  }\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nodemailer/nodemailer/blob/2f667f4272/lib/smtp-connection/index.js',
      read: '2026-11-23',
      note: 'secure, requireTLS and ignoreTLS; run with nodemailer 6.10, 7.0, 9.0 and 10.6 against servers on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/nodemailer/nodemailer/issues/440', read: '2026-11-23' },
    { url: 'https://github.com/nodemailer/nodemailer/issues/1154', read: '2026-11-23' },
  ],
};

export default nodemailerJson;

/** Keys that few others than nodemailer have inside a mail object. */
const OWN_SLOTS = ['security', 'requireTLS', 'ignoreTLS', 'secureConnection', 'password', 'user', 'ciphers'] as const;

/** `secure` is taken by its truth: every text but the empty one is true, `"false"` and `"starttls"` too. */
function misread(settings: Settings): readonly Fault[] {
  const secure = knownIn(settings, 'security');
  if (secure === undefined || secure.type !== 'string' || secure.text === '' || /^true$/i.test(secure.text)) return [];
  // On a port that starts in plain text only false works, whatever the word means.
  const implicit = dials465(settings) || !/^(?:25|587|2525)$/.test(settings.text('port')?.trim() ?? '');
  return [
    {
      rule: 'invalid-value',
      slot: 'security',
      message: `secure is true or false; the text "${secure.text.slice(0, 20)}" counts as true, which means TLS from the first byte.`,
      writes: [{ slot: 'security', value: implicit }],
      fix: `Write ${implicit}`,
      // On 465 it happens to be right.
      ...(dials465(settings) ? { severity: 'info' as const } : {}),
    },
  ];
}

/** `secureConnection` is what version 0 called `secure`; version 1 and newer take no notice of it. */
function oldName(settings: Settings): readonly Fault[] {
  const old = knownIn(settings, 'secureConnection');
  if (old === undefined) return [];
  const version = settings.version('nodemailer');
  // Whoever writes `secure` as well has left version 0 behind.
  if (settings.has('security') || (version !== undefined && isAtLeast(version, '1'))) {
    return [
      {
        rule: 'ignored-setting',
        slot: 'secureConnection',
        message: 'nodemailer reads secure; secureConnection is the name of version 0 and has no effect.',
        // The port decides instead, which is what the setting meant to say on 465.
        severity: 'info',
      },
    ];
  }
  // Renaming is safe where the port says the same already.
  const writes =
    jsTruthy(old) === dials465(settings)
      ? [
          { slot: 'secureConnection', value: null },
          { slot: 'security', value: jsTruthy(old) },
        ]
      : undefined;
  return [
    {
      rule: 'deprecated-setting',
      slot: 'secureConnection',
      message: 'secureConnection is the name of nodemailer 0; since version 1 it is called secure.',
      ...(writes === undefined ? {} : { writes, fix: 'Write secure' }),
    },
  ];
}
