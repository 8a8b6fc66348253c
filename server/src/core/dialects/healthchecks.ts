import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'EMAIL_USE_TLS', implicit: 'EMAIL_USE_SSL' },
  defaults: { starttls: true, implicit: false },
  isOn: ({ text }) => (text === 'True' ? true : text === 'False' || text === '' ? false : undefined),
  port: 587,
  on: 'True',
  off: 'False',
};

/** Healthchecks: STARTTLS is on by default, so that EMAIL_USE_SSL needs it off; only `True` and `False` are words. */
const healthchecks: Dialect = {
  id: 'healthchecks',
  name: 'Healthchecks',
  ecosystem: 'python',
  detect: {
    strong: ['EMAIL_USE_VERIFICATION', 'PING_EMAIL_DOMAIN', 'PING_ENDPOINT', 'PING_BODY_LIMIT'],
    images: [/(?:^|\/)healthchecks$/],
  },
  keys: {
    host: ['EMAIL_HOST'],
    port: ['EMAIL_PORT'],
    security: ['EMAIL_USE_TLS'],
    ssl: ['EMAIL_USE_SSL'],
    user: ['EMAIL_HOST_USER'],
    password: ['EMAIL_HOST_PASSWORD'],
    from: ['DEFAULT_FROM_EMAIL'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: 'docker/.env',
      text: 'EMAIL_USE_VERIFICATION=True\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'docker/.env',
      text: 'EMAIL_USE_VERIFICATION=True\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=False\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'conflicting-settings',
      file: 'docker/.env',
      text: 'EMAIL_USE_VERIFICATION=True\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/healthchecks/healthchecks/blob/29b5ec2510/hc/settings.py#L316-L335',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/healthchecks/healthchecks/blob/29b5ec2510/docker/.env.example#L16-L21',
      read: '2026-11-23',
    },
  ],
};

export default healthchecks;
