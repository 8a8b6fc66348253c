import { type AppFlags, readAppFlags, words, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'PAPERLESS_EMAIL_USE_TLS', implicit: 'PAPERLESS_EMAIL_USE_SSL' },
  defaults: { starttls: false, implicit: false },
  isOn: words(['true', '1', 't', 'y', 'yes'], ['false', '0', 'f', 'n', 'no']),
  port: 25,
  on: 'true',
  off: 'false',
};

/** Paperless-ngx's environment in front of Django's mail settings. */
const paperlessNgx: Dialect = {
  id: 'paperless-ngx',
  name: 'Paperless-ngx',
  ecosystem: 'python',
  detect: { strong: [/(?:^|\.)PAPERLESS_EMAIL_[A-Z]/], images: [/(?:^|\/)paperless-ngx$/] },
  keys: {
    host: ['PAPERLESS_EMAIL_HOST'],
    port: ['PAPERLESS_EMAIL_PORT'],
    security: ['PAPERLESS_EMAIL_USE_TLS'],
    ssl: ['PAPERLESS_EMAIL_USE_SSL'],
    user: ['PAPERLESS_EMAIL_HOST_USER'],
    password: ['PAPERLESS_EMAIL_HOST_PASSWORD'],
    from: ['PAPERLESS_EMAIL_FROM'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'PAPERLESS_EMAIL_HOST=smtp.example.com\nPAPERLESS_EMAIL_PORT=587\nPAPERLESS_EMAIL_USE_TLS=true\nPAPERLESS_EMAIL_HOST_USER=app@example.com\nPAPERLESS_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'PAPERLESS_EMAIL_HOST=smtp.example.com\nPAPERLESS_EMAIL_PORT=465\nPAPERLESS_EMAIL_USE_SSL=true\nPAPERLESS_EMAIL_HOST_USER=app@example.com\nPAPERLESS_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'PAPERLESS_EMAIL_HOST=smtp.example.com\nPAPERLESS_EMAIL_PORT=465\nPAPERLESS_EMAIL_USE_TLS=true\nPAPERLESS_EMAIL_HOST_USER=app@example.com\nPAPERLESS_EMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/paperless-ngx/paperless-ngx/blob/b0e0e8a353/src/paperless/settings/__init__.py#L296-L308',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/paperless-ngx/paperless-ngx/blob/b0e0e8a353/docs/configuration.md#L2002-L2026',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py',
      read: '2026-11-23',
      note: 'mutual exclusion ValueError; login only if user AND password',
    },
    {
      url: 'https://github.com/paperless-ngx/paperless-ngx/blob/0a5c8ae4dc8acd8f1e3c08629041fd3453bbe135/src/paperless/settings/parsers.py',
      read: '2026-11-25',
      note: 'str_to_bool',
    },
  ],
};

export default paperlessNgx;
