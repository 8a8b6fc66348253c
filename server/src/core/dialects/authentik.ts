import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'AUTHENTIK_EMAIL__USE_TLS', implicit: 'AUTHENTIK_EMAIL__USE_SSL' },
  defaults: { starttls: false, implicit: false },
  isOn: ({ text }) => text.trim().toLowerCase() === 'true',
  port: 25,
  on: 'true',
  off: 'false',
};

/** authentik's environment: nested keys take a double underscore, and only the word `true` is true. */
const authentik: Dialect = {
  id: 'authentik',
  name: 'authentik',
  ecosystem: 'python',
  detect: {
    strong: [/(?:^|\.)AUTHENTIK_EMAIL__[A-Z]/, 'authentik.email.host'],
    images: [/(?:^|\/)goauthentik\/(?:server|authentik)$/],
  },
  keys: {
    host: ['AUTHENTIK_EMAIL__HOST', 'authentik.email.host'],
    port: ['AUTHENTIK_EMAIL__PORT', 'authentik.email.port'],
    security: ['AUTHENTIK_EMAIL__USE_TLS', 'authentik.email.use_tls'],
    ssl: ['AUTHENTIK_EMAIL__USE_SSL', 'authentik.email.use_ssl'],
    user: ['AUTHENTIK_EMAIL__USERNAME', 'authentik.email.username'],
    password: ['AUTHENTIK_EMAIL__PASSWORD', 'authentik.email.password'],
    from: ['AUTHENTIK_EMAIL__FROM', 'authentik.email.from'],
    timeout: ['AUTHENTIK_EMAIL__TIMEOUT', 'authentik.email.timeout'],
  },

  read: (settings) => readAppFlags(settings, FLAGS),

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'AUTHENTIK_EMAIL__HOST=smtp.example.com\nAUTHENTIK_EMAIL__PORT=587\nAUTHENTIK_EMAIL__USE_TLS=true\nAUTHENTIK_EMAIL__USERNAME=app@example.com\nAUTHENTIK_EMAIL__PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'AUTHENTIK_EMAIL__HOST=smtp.example.com\nAUTHENTIK_EMAIL__PORT=465\nAUTHENTIK_EMAIL__USE_SSL=true\nAUTHENTIK_EMAIL__USERNAME=app@example.com\nAUTHENTIK_EMAIL__PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'AUTHENTIK_EMAIL__HOST=smtp.example.com\nAUTHENTIK_EMAIL__PORT=465\nAUTHENTIK_EMAIL__USE_TLS=true\nAUTHENTIK_EMAIL__USERNAME=app@example.com\nAUTHENTIK_EMAIL__PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    { url: 'https://github.com/goauthentik/authentik/blob/001bae2d05/authentik/lib/default.yml', read: '2026-11-23' },
    {
      url: 'https://github.com/goauthentik/authentik/blob/02fd22b7a3/authentik/stages/email/models.py',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py',
      read: '2026-11-23',
      note: 'mutual exclusion ValueError; login only if user AND password',
    },
    {
      url: 'https://github.com/goauthentik/authentik/blob/037bd1f06adbc8fdf44c9053173d0c0ca81c420d/authentik/lib/config.py',
      read: '2026-11-25',
      note: 'get_bool',
    },
  ],
};

export default authentik;
