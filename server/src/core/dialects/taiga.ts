import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'EMAIL_USE_TLS', implicit: 'EMAIL_USE_SSL' },
  defaults: { starttls: undefined, implicit: false },
  isOn: ({ text }) => text === 'True',
  port: 587,
  on: 'True',
  off: 'False',
};

/** taiga-docker's environment: EMAIL_BACKEND is a short word, and a flag is on for exactly `True`. */
const taiga: Dialect = {
  id: 'taiga',
  name: 'Taiga',
  ecosystem: 'python',
  detect: {
    strong: [/(?:^|\.)TAIGA_[A-Z_]{1,60}=/],
    images: [/(?:^|\/)taigaio\/taiga-back$/],
  },
  keys: {
    enable: ['EMAIL_BACKEND'],
    host: ['EMAIL_HOST'],
    port: ['EMAIL_PORT'],
    security: ['EMAIL_USE_TLS'],
    ssl: ['EMAIL_USE_SSL'],
    user: ['EMAIL_HOST_USER'],
    password: ['EMAIL_HOST_PASSWORD'],
    from: ['EMAIL_DEFAULT_FROM', 'DEFAULT_FROM_EMAIL'],
  },

  read(settings: Settings) {
    const backend = settings.text('enable')?.trim() ?? '';
    if (/(?:^|\.)console(?:\.|$)/.test(backend)) {
      return switchedOff(settings, 'enable', 'EMAIL_BACKEND is console: Taiga prints mail to its log.', {
        writes: [{ slot: 'enable', value: backend.replace('console', 'smtp') }],
        title: 'Use the SMTP backend',
      });
    }
    return readAppFlags(settings, FLAGS);
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'TAIGA_DOMAIN=tasks.example.com\nEMAIL_BACKEND=smtp\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=False\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'TAIGA_DOMAIN=tasks.example.com\nEMAIL_BACKEND=smtp\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=False\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'TAIGA_DOMAIN=tasks.example.com\nEMAIL_BACKEND=smtp\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=False\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    { url: 'https://github.com/taigaio/taiga-docker/blob/83d19c5729/.env#L16-L24', read: '2026-11-23' },
    { url: 'https://github.com/taigaio/taiga-docker/issues/69', read: '2026-11-23' },
    {
      url: 'https://github.com/taigaio/taiga-back/blob/116b96cacabe65aca2d69414077119933ad7088b/docker/config.py',
      read: '2026-11-25',
    },
  ],
};

export default taiga;
