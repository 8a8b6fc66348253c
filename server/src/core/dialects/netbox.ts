import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'EMAIL_USE_TLS', implicit: 'EMAIL_USE_SSL' },
  defaults: { starttls: false, implicit: false },
  isOn: ({ text }) => text.trim().toLowerCase() === 'true',
  port: 25,
  on: 'true',
  off: 'false',
};

/** netbox-docker's environment: EMAIL_SERVER is a host here, and only the word `true` is true. */
const netbox: Dialect = {
  id: 'netbox',
  name: 'netbox-docker',
  ecosystem: 'python',
  detect: {
    strong: ['EMAIL_SSL_CERTFILE'],
    weak: [/(?:^|\.)EMAIL_SERVER=[^:]{1,200}$/, 'EMAIL_USE_TLS', 'EMAIL_USE_SSL'],
    images: [/(?:^|\/)netbox$/],
    files: [/(?:^|\/)netbox\.env$/],
    never: [/(?:^|\.)EMAIL_SERVER=[a-z+]{1,20}:\/\//i, 'EMAIL_SERVER_HOST', 'NEXTAUTH_URL', 'AUTH_SECRET'],
  },
  keys: {
    host: ['EMAIL_SERVER'],
    port: ['EMAIL_PORT'],
    security: ['EMAIL_USE_TLS'],
    ssl: ['EMAIL_USE_SSL'],
    user: ['EMAIL_USERNAME'],
    password: ['EMAIL_PASSWORD'],
    from: ['EMAIL_FROM'],
    timeout: ['EMAIL_TIMEOUT'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: 'env/netbox.env',
      text: 'EMAIL_SERVER=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=true\nEMAIL_USERNAME=app@example.com\nEMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'env/netbox.env',
      text: 'EMAIL_SERVER=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_SSL=true\nEMAIL_USERNAME=app@example.com\nEMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'env/netbox.env',
      text: 'EMAIL_SERVER=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=true\nEMAIL_USERNAME=app@example.com\nEMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/netbox-community/netbox/blob/43fe81f9e8/netbox/netbox/settings.py#L455-L465',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/netbox-community/netbox-docker/blob/27bf52cf3e/configuration/configuration.py#L173-L183',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/netbox-community/netbox-docker/blob/27bf52cf3e/env/netbox.env#L6-L16',
      read: '2026-11-23',
    },
  ],
};

export default netbox;
