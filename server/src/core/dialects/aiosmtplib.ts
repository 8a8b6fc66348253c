import { yamlBoolean } from '../clients/flagPair.ts';
import type { Dialect, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, jsTruthy, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/** Python's aiosmtplib, whose arguments stand in a JSON or YAML file: `{ hostname, port, use_tls, start_tls }`. */
const aiosmtplib: Dialect = {
  id: 'aiosmtplib',
  name: 'aiosmtplib',
  ecosystem: 'python',
  detect: {
    // Its words are common ones (LDAP has a start_tls too), so that the map must be about mail.
    proves(slots, prefix) {
      if (!slots.has('host')) return false;
      if (prefix === '') return slots.has('starttls');
      return /smtp|mail/i.test(prefix) && ['starttls', 'security', 'user'].some((slot) => slots.has(slot));
    },
    // Words for the encryption that aiosmtplib has not: `mode: tls` of the Matrix Authentication Service, and the like.
    never: [
      ...['host', 'auth.user', 'auth.pass', 'transport', 'mode', 'encryption', 'protocol'],
      ...['tls', 'ssl', 'secure', 'use_ssl', 'enable_start_tls'],
    ],
  },
  keys: {
    host: ['hostname'],
    port: ['port'],
    security: ['use_tls'],
    starttls: ['start_tls'],
    user: ['username'],
    password: ['password'],
    verify: ['validate_certs'],
    timeout: ['timeout'],
    from: ['sender'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const useTls = pythonTruth(knownIn(settings, 'security'));
    const setting = knownIn(settings, 'starttls');
    const startTls = pythonTruth(setting);
    const verify = knownIn(settings, 'verify');
    const more = { verifies: verify === undefined || pythonTruth(verify) };
    if (useTls && startTls) return refused(bothOn(settings));
    if (useTls) return reading('implicit', ['security'], { ...more, port: 465 });
    const decidedBy = present(settings, ['starttls', 'security']);
    // None, as when it is missing, upgrades when the server offers it; only True itself requires it.
    if (setting === undefined || setting.type === 'null') {
      const automatic = reading('opportunistic', decidedBy, { ...more, port: 25 });
      // Without either argument nothing but the words `hostname` and `username` tells that aiosmtplib reads this.
      return decidedBy.length > 0 ? automatic : [{ ...automatic, when: 'aiosmtplib' }, UNKNOWN];
    }
    const exact = isTrue(setting);
    return reading(exact ? 'starttls' : 'none', ['starttls'], { ...more, port: startTls ? 587 : 25 });
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const off: Write[] = settings.has('security') ? [{ slot: 'security', value: false }] : [];
    switch (mode) {
      case 'implicit':
        return [
          { slot: 'security', value: true },
          ...(settings.has('starttls') ? [{ slot: 'starttls', value: false }] : []),
        ];
      case 'starttls':
        return [...off, { slot: 'starttls', value: true }];
      case 'opportunistic':
        // With a `use_tls` in the file it is clear whose arguments these are.
        return [
          { slot: 'security', value: false },
          { slot: 'starttls', value: null },
        ];
      case 'none':
        return [...off, { slot: 'starttls', value: false }];
    }
  },

  examples: {
    starttls587: {
      file: 'config.json',
      text: '{\n  "smtp": {\n    "hostname": "smtp.example.com",\n    "port": 587,\n    "use_tls": false,\n    "start_tls": true,\n    "username": "app@example.com",\n    "password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    implicit465: {
      file: 'config.json',
      text: '{\n  "smtp": {\n    "hostname": "smtp.example.com",\n    "port": 465,\n    "use_tls": true,\n    "username": "app@example.com",\n    "password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    broken: {
      rule: 'conflicting-settings',
      file: 'config.json',
      text: '{\n  "smtp": {\n    "hostname": "smtp.example.com",\n    "port": 587,\n    "use_tls": true,\n    "start_tls": true,\n    "username": "app@example.com",\n    "password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/cole/aiosmtplib/blob/320180ee44/src/aiosmtplib/smtp.py#L304-L305',
      read: '2026-11-23',
      note: 'also L50-L53 and L548-L556; run on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/element-hq/matrix-authentication-service/blob/682b8d26d/crates/config/src/sections/email.rs',
      read: '2026-11-27',
      note: 'the same hostname and username, and a mode of plain, starttls or tls',
    },
  ],
};

export default aiosmtplib;

/** Python's truth of a parsed value: a string is true unless it is empty, "false" too. */
function pythonTruth(setting: KnownSetting | undefined): boolean {
  if (setting === undefined) return false;
  return yamlBoolean(setting) ?? jsTruthy(setting);
}

function isTrue(setting: KnownSetting): boolean {
  return yamlBoolean(setting) === true;
}

function bothOn(settings: Settings) {
  const port = settings.text('port');
  const drop = port === '465' ? 'starttls' : 'security';
  return {
    rule: 'conflicting-settings',
    slot: 'starttls',
    related: ['security'],
    message:
      'use_tls and start_tls are both on: aiosmtplib raises ValueError. Keep use_tls for 465, start_tls for 587.',
    writes: [{ slot: drop, value: false }],
    fix: `Set ${drop === 'starttls' ? 'start_tls' : 'use_tls'} to false`,
  };
}
