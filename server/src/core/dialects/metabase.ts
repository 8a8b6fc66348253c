import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect } from '../model.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { starttls: 'starttls', ssl: 'implicit', none: 'none' },
  missing: 'none',
  program: 'Metabase',
};

/** Metabase's environment. Its default is no encryption; what `tls` does inside its mail library was not verified. */
const metabase: Dialect = {
  id: 'metabase',
  name: 'Metabase',
  ecosystem: 'jvm',
  detect: { strong: [/(?:^|\.)MB_EMAIL_SMTP_[A-Z]/], images: [/(?:^|\/)metabase$/] },
  keys: {
    host: ['MB_EMAIL_SMTP_HOST'],
    port: ['MB_EMAIL_SMTP_PORT'],
    security: ['MB_EMAIL_SMTP_SECURITY'],
    user: ['MB_EMAIL_SMTP_USERNAME'],
    password: ['MB_EMAIL_SMTP_PASSWORD'],
    from: ['MB_EMAIL_FROM_ADDRESS'],
    fromName: ['MB_EMAIL_FROM_NAME'],
  },

  read: (settings) => readWords(settings, WORDS),

  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'MB_EMAIL_SMTP_HOST=smtp.example.com\nMB_EMAIL_SMTP_PORT=587\nMB_EMAIL_SMTP_SECURITY=starttls\nMB_EMAIL_SMTP_USERNAME=app@example.com\nMB_EMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'MB_EMAIL_SMTP_HOST=smtp.example.com\nMB_EMAIL_SMTP_PORT=465\nMB_EMAIL_SMTP_SECURITY=ssl\nMB_EMAIL_SMTP_USERNAME=app@example.com\nMB_EMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'encryption-off',
      file: '.env',
      text: 'MB_EMAIL_SMTP_HOST=smtp.example.com\nMB_EMAIL_SMTP_PORT=587\nMB_EMAIL_SMTP_USERNAME=app@example.com\nMB_EMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/metabase/metabase/blob/047680e224/src/metabase/email.clj',
      read: '2026-11-23',
      note: 'defsetting email-smtp-*; env form MB_<SETTING> is the documented convention',
    },
  ],
};

export default metabase;
