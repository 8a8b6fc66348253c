import { type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import type { Dialect, Settings } from '../model.ts';
import { knownIn, refused } from '../read.ts';

const APP: NodemailerApp = {
  // JSON, and empty is false; anything else stops the program.
  isOn: ({ text }) => (/^(?:true|1)$/.test(text) ? true : /^(?:false|0|)$/.test(text) ? false : undefined),
  missing: true,
};

/** Outline: SMTP_SECURE is true unless it is set to false. */
const outline: Dialect = {
  id: 'outline',
  name: 'Outline',
  ecosystem: 'node',
  detect: { strong: ['UTILS_SECRET'], images: [/(?:^|\/)outline$/] },
  keys: {
    service: ['SMTP_SERVICE'],
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    security: ['SMTP_SECURE'],
    ignoreTLS: ['SMTP_DISABLE_STARTTLS'],
    user: ['SMTP_USERNAME'],
    password: ['SMTP_PASSWORD'],
    from: ['SMTP_FROM_EMAIL'],
    replyTo: ['SMTP_REPLY_EMAIL'],
  },

  read(settings: Settings) {
    const service = knownIn(settings, 'service');
    const other = (['host', 'port'] as const).find((slot) => (knownIn(settings, slot)?.text ?? '') !== '');
    if (service !== undefined && service.text !== '' && other !== undefined) {
      return refused({
        rule: 'conflicting-settings',
        slot: 'service',
        related: [other],
        message: 'Outline does not start with SMTP_SERVICE beside SMTP_HOST or SMTP_PORT: keep one of the two forms.',
        writes: [{ slot: 'service', value: null }],
        fix: 'Remove SMTP_SERVICE',
      });
    }
    return readNodemailerApp(settings, APP);
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, APP),

  examples: {
    starttls587: {
      file: '.env',
      text: 'UTILS_SECRET=${OUTLINE_UTILS_SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nSMTP_FROM_EMAIL=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'UTILS_SECRET=${OUTLINE_UTILS_SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nSMTP_FROM_EMAIL=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'UTILS_SECRET=${OUTLINE_UTILS_SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nSMTP_FROM_EMAIL=app@example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/outline/outline/blob/d77dcdf853/server/env.ts#L397-L476', read: '2026-11-23' },
    {
      url: 'https://github.com/outline/outline/blob/d77dcdf853/server/emails/mailer.tsx#L288-L325',
      read: '2026-11-23',
    },
    { url: 'https://github.com/outline/outline/blob/d77dcdf853/.env.sample#L215-L221', read: '2026-11-23' },
  ],
};

export default outline;
