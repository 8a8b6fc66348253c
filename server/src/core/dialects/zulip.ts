import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'SETTING_EMAIL_USE_TLS', implicit: 'SETTING_EMAIL_USE_SSL' },
  defaults: { starttls: undefined, implicit: false },
  isOn: ({ text }) => (text === 'True' ? true : text === 'False' ? false : undefined),
  on: 'True',
  off: 'False',
};

/** docker-zulip hands `SETTING_*` to Zulip's Python settings, where `True` and `False` are literals. */
const zulip: Dialect = {
  id: 'zulip',
  name: 'docker-zulip',
  ecosystem: 'python',
  detect: {
    strong: [/(?:^|\.)SETTING_EMAIL_[A-Z]/, /(?:^|\.)ZULIP__EMAIL_PASSWORD=/],
    images: [/(?:^|\/)(?:docker-)?zulip$/],
  },
  keys: {
    host: ['SETTING_EMAIL_HOST'],
    port: ['SETTING_EMAIL_PORT'],
    security: ['SETTING_EMAIL_USE_TLS'],
    ssl: ['SETTING_EMAIL_USE_SSL'],
    user: ['SETTING_EMAIL_HOST_USER'],
    password: ['SECRETS_email_password', 'ZULIP__EMAIL_PASSWORD'],
    from: ['SETTING_NOREPLY_EMAIL_ADDRESS'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'SETTING_EMAIL_HOST=smtp.example.com\nSETTING_EMAIL_PORT=587\nSETTING_EMAIL_USE_TLS=True\nSETTING_EMAIL_HOST_USER=app@example.com\nSECRETS_email_password=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SETTING_EMAIL_HOST=smtp.example.com\nSETTING_EMAIL_PORT=465\nSETTING_EMAIL_USE_TLS=False\nSETTING_EMAIL_USE_SSL=True\nSETTING_EMAIL_HOST_USER=app@example.com\nSECRETS_email_password=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SETTING_EMAIL_HOST=smtp.example.com\nSETTING_EMAIL_PORT=465\nSETTING_EMAIL_USE_TLS=True\nSETTING_EMAIL_HOST_USER=app@example.com\nSECRETS_email_password=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/zulip/docker-zulip/blob/3a592adee9/compose.override.yaml.example#L66-L74',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/zulip/zulip/blob/0147c6adce/docs/production/email.md',
      read: '2026-11-23',
      note: '465 needs EMAIL_USE_SSL; password lives in zulip-secrets.conf email_password',
    },
  ],
};

export default zulip;
