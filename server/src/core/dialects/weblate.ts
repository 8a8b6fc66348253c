import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'WEBLATE_EMAIL_USE_TLS', implicit: 'WEBLATE_EMAIL_USE_SSL' },
  defaults: { starttls: undefined, implicit: false },
  isOn: ({ text }) => ['true', 'yes', '1'].includes(text.toLowerCase()),
  on: '1',
  off: '0',
};

/**
 * Weblate's container. Newer versions choose the mode by the port when the flags are not set, so that only what is set
 * is judged.
 */
const weblate: Dialect = {
  id: 'weblate',
  name: 'Weblate',
  ecosystem: 'python',
  detect: { strong: [/(?:^|\.)WEBLATE_EMAIL_[A-Z]/], images: [/(?:^|\/)weblate$/] },
  keys: {
    host: ['WEBLATE_EMAIL_HOST'],
    port: ['WEBLATE_EMAIL_PORT'],
    security: ['WEBLATE_EMAIL_USE_TLS'],
    ssl: ['WEBLATE_EMAIL_USE_SSL'],
    user: ['WEBLATE_EMAIL_HOST_USER'],
    password: ['WEBLATE_EMAIL_HOST_PASSWORD'],
    from: ['WEBLATE_DEFAULT_FROM_EMAIL', 'WEBLATE_SERVER_EMAIL'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'WEBLATE_EMAIL_HOST=smtp.example.com\nWEBLATE_EMAIL_PORT=587\nWEBLATE_EMAIL_USE_TLS=1\nWEBLATE_EMAIL_HOST_USER=app@example.com\nWEBLATE_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'WEBLATE_EMAIL_HOST=smtp.example.com\nWEBLATE_EMAIL_PORT=465\nWEBLATE_EMAIL_USE_TLS=0\nWEBLATE_EMAIL_USE_SSL=1\nWEBLATE_EMAIL_HOST_USER=app@example.com\nWEBLATE_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'WEBLATE_EMAIL_HOST=smtp.example.com\nWEBLATE_EMAIL_PORT=465\nWEBLATE_EMAIL_USE_TLS=1\nWEBLATE_EMAIL_HOST_USER=app@example.com\nWEBLATE_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/WeblateOrg/weblate/blob/02107915e4/weblate/settings_docker.py',
      read: '2026-11-23',
      note: 'stored version is from 2019; newer versions infer TLS/SSL from the port - not verified',
    },
    { url: 'https://github.com/WeblateOrg/docker/blob/795a142bd3/start#L100', read: '2026-11-23' },
    {
      url: 'https://github.com/WeblateOrg/weblate/blob/0366ec6a3e1d189af2aed28e6ea02190aff3757e/weblate/utils/environment.py',
      read: '2026-11-25',
      note: 'get_env_bool',
    },
  ],
};

export default weblate;
