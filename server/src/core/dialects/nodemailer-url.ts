import { connectionUrlReading, connectionUrlWrites } from '../clients/nodemailerUrl.ts';
import type { Dialect } from '../model.ts';

/** nodemailer's connection URL in an environment variable: `SMTP_URL=smtps://user:password@host:465`. */
const nodemailerUrl: Dialect = {
  id: 'nodemailer-url',
  name: 'nodemailer connection URL',
  ecosystem: 'node',
  detect: {
    strong: [
      'SMTP_CONNECTION_URL',
      'MAILER_SMTP_URL',
      'PDS_EMAIL_SMTP_URL',
      'SMTP_URL',
      'SMTP_URI',
      /^(?:MAIL_URL|EMAIL_URL|MAIL_SERVER_URL|EMAIL_SERVER_URL|SMTP_DSN|SMTP_SERVER_URL)=smtps?:\/\//i,
    ],
    // Rust programs on lettre and Ory Kratos read other parameters from URLs of the same look.
    never: [/=smtps?:\/\/[^\s]{0,300}[?&](?:tls|disable_starttls|skip_ssl_verify)=/i, /^MAILER_DSN=/],
  },
  keys: {
    url: [
      'SMTP_URL',
      'SMTP_URI',
      'SMTP_CONNECTION_URL',
      'MAILER_SMTP_URL',
      'PDS_EMAIL_SMTP_URL',
      'MAIL_URL',
      'EMAIL_URL',
      'MAIL_SERVER_URL',
      'EMAIL_SERVER_URL',
      'SMTP_DSN',
      'SMTP_SERVER_URL',
    ],
    from: ['SMTP_FROM', 'EMAIL_FROM', 'MAIL_FROM', 'EMAIL_FROM_ADDRESS', 'PDS_EMAIL_FROM_ADDRESS'],
  },
  read: connectionUrlReading,
  write: connectionUrlWrites,

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_URL=smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:587?requireTLS=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_URL=smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_URL=smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nodemailer/nodemailer/blob/2f667f4272/lib/shared/index.js',
      read: '2026-11-23',
      note: 'parseConnectionUrl: the scheme sets secure, the query cannot change it; run with nodemailer 6.10, 7.0 and 10.6',
    },
    {
      url: 'https://github.com/langfuse/langfuse/blob/6275144614/packages/shared/src/env.ts',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/hoppscotch/hoppscotch/blob/afc2cf181c/packages/hoppscotch-backend/src/mailer/helper.ts',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/wekan/wekan/issues/1845',
      read: '2026-11-23',
      note: 'reserved characters in the password',
    },
  ],
};

export default nodemailerUrl;
