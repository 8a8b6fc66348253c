import { type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

const APP: NodemailerApp = {
  // `true`, `false`, `null` and numbers are cast; any other text stays a text.
  isOn: ({ text }) => (/^(?:true|1)$/.test(text) ? true : /^(?:false|0|null)$/.test(text) ? false : undefined),
  missing: 'port',
};

/** Directus: EMAIL_SMTP_* count only with EMAIL_TRANSPORT=smtp, since its default is sendmail. */
const directus: Dialect = {
  id: 'directus',
  name: 'Directus',
  ecosystem: 'node',
  detect: {
    strong: [
      'EMAIL_TRANSPORT',
      'EMAIL_SMTP_SECURE',
      'EMAIL_SMTP_IGNORE_TLS',
      'EMAIL_SMTP_POOL',
      'EMAIL_SMTP_TLS_REJECT_UNAUTHORIZED',
    ],
    weak: ['EMAIL_SMTP_HOST', 'EMAIL_FROM', 'ADMIN_EMAIL', 'DB_CLIENT'],
    images: [/(?:^|\/)directus$/],
    never: ['EMAIL_SMTP', 'BASEROW_PUBLIC_URL'],
  },
  keys: {
    enable: ['EMAIL_TRANSPORT'],
    host: ['EMAIL_SMTP_HOST'],
    port: ['EMAIL_SMTP_PORT'],
    security: ['EMAIL_SMTP_SECURE'],
    ignoreTLS: ['EMAIL_SMTP_IGNORE_TLS'],
    user: ['EMAIL_SMTP_USER'],
    password: ['EMAIL_SMTP_PASSWORD'],
    from: ['EMAIL_FROM'],
    verify: ['EMAIL_SMTP_TLS_REJECT_UNAUTHORIZED'],
  },

  read(settings: Settings) {
    const transport = settings.get('enable');
    if (transport.state === 'dynamic') return UNKNOWN;
    const name = settings.text('enable') ?? 'sendmail';
    if (name.toLowerCase() !== 'smtp') {
      const why = settings.has('enable') ? 'is' : 'is not set and its default is';
      const message = `EMAIL_TRANSPORT ${why} "${name.slice(0, 40)}": Directus does not read the EMAIL_SMTP_ settings.`;
      return switchedOff(settings, 'enable', message, {
        writes: [{ slot: 'enable', value: 'smtp' }],
        title: 'Use smtp',
      });
    }
    const rejects = settings.text('verify');
    return readNodemailerApp(settings, APP, rejects === undefined ? {} : { verifies: rejects !== 'false' });
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, APP),

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_TRANSPORT=smtp\nEMAIL_FROM=app@example.com\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=587\nEMAIL_SMTP_SECURE=false\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_TRANSPORT=smtp\nEMAIL_FROM=app@example.com\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=465\nEMAIL_SMTP_SECURE=true\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_TRANSPORT=smtp\nEMAIL_FROM=app@example.com\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=465\nEMAIL_SMTP_SECURE=false\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    { url: 'https://github.com/directus/directus/blob/0863456ebc/api/src/mailer.ts', read: '2026-11-23' },
    {
      url: 'https://github.com/directus/directus/blob/00faaa9398/packages/env/src/constants/defaults.ts',
      read: '2026-11-23',
      note: 'EMAIL_TRANSPORT is sendmail by default',
    },
    { url: 'https://github.com/directus/directus/pull/7082', read: '2026-11-23' },
  ],
};

export default directus;
