import type { Dialect, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, jsTruthy, knownIn, present, reading, UNKNOWN } from '../read.ts';

const FLAGS = ['security', 'requireTLS', 'ignoreTLS'] as const;

/** nodemailer's transport object in a JSON or YAML file: `{ host, port, secure, auth: { user, pass } }`. */
const nodemailerJson: Dialect = {
  id: 'nodemailer-json',
  name: 'nodemailer transport object',
  ecosystem: 'node',
  detect: {
    strong: ['auth.pass', 'requireTLS', 'ignoreTLS', 'opportunisticTLS', 'secureConnection', 'tls.rejectUnauthorized'],
    weak: ['secure', 'auth.user', 'smtp.host', 'host', 'port'],
    never: ['spring.mail.host', 'smtp_settings.address'],
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
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, FLAGS)) return UNKNOWN;
    const secure = knownIn(settings, 'security');
    // `secure: null` counts as given: only a missing key lets port 465 decide.
    const implicit = secure === undefined ? settings.text('port')?.trim() === '465' : jsTruthy(secure);
    const rejects = knownIn(settings, 'verify');
    const verifies = rejects === undefined || jsTruthy(rejects) || rejects.type !== 'boolean';
    if (implicit) return reading('implicit', secure === undefined ? ['port'] : ['security'], { port: 465, verifies });
    const flag = (slot: string): boolean => {
      const setting = knownIn(settings, slot);
      return setting !== undefined && jsTruthy(setting);
    };
    const decidedBy = present(settings, FLAGS);
    const requires = flag('requireTLS');
    const ignores = flag('ignoreTLS');
    if (requires && ignores) {
      return [
        reading('starttls', decidedBy, { port: 587, verifies, when: 'nodemailer 10' }),
        reading('none', decidedBy, { port: 587, verifies, when: 'nodemailer 9 and older' }),
      ];
    }
    if (ignores) return reading('none', ['ignoreTLS'], { port: 587, verifies });
    return reading(requires ? 'starttls' : 'opportunistic', decidedBy, { port: 587, verifies });
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const drop = (slot: string): Write[] => (settings.has(slot) ? [{ slot, value: null }] : []);
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: true }];
      case 'starttls':
        return [{ slot: 'security', value: false }, { slot: 'requireTLS', value: true }, ...drop('ignoreTLS')];
      case 'opportunistic':
        return [{ slot: 'security', value: false }, ...drop('requireTLS'), ...drop('ignoreTLS')];
      case 'none':
        return [{ slot: 'security', value: false }, ...drop('requireTLS'), { slot: 'ignoreTLS', value: true }];
    }
  },

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
      url: 'https://github.com/nodemailer/nodemailer/blob/v10.6.0/lib/smtp-connection/index.js',
      read: '2026-11-23',
      note: 'secure, requireTLS and ignoreTLS; run with nodemailer 6.10, 7.0, 9.0 and 10.6 against servers on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/nodemailer/nodemailer/issues/440', read: '2026-11-23' },
  ],
};

export default nodemailerJson;
