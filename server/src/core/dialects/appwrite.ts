import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { reading } from '../read.ts';

/** PHPMailer compares with `ssl` and `tls` exactly, and Appwrite switches its automatic upgrade off. */
const WORDS: ModeWords = {
  slot: 'security',
  modes: { tls: 'starttls', ssl: 'implicit', '': 'none' },
  missing: 'none',
  port: 25,
  other: 'none',
  program: 'Appwrite',
};

/** Appwrite's _APP_SMTP_* variables: anything but `tls` and `ssl` encrypts nothing. */
const appwrite: Dialect = {
  id: 'appwrite',
  name: 'Appwrite',
  ecosystem: 'php',
  detect: { strong: [/(?:^|\.)_APP_SMTP_[A-Z]/] },
  keys: {
    host: ['_APP_SMTP_HOST'],
    port: ['_APP_SMTP_PORT'],
    security: ['_APP_SMTP_SECURE'],
    user: ['_APP_SMTP_USERNAME'],
    password: ['_APP_SMTP_PASSWORD'],
    from: ['_APP_SYSTEM_EMAIL_ADDRESS'],
    fromName: ['_APP_SYSTEM_EMAIL_NAME'],
  },

  read(settings: Settings): Reading {
    const word = settings.text('security')?.trim() ?? '';
    // Not a word of Appwrite, but it does what it says.
    return /^(?:false|none|null|off|no|0)$/i.test(word)
      ? reading('none', ['security'], { port: 25 })
      : readWords(settings, WORDS);
  },
  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: '.env',
      text: '_APP_SMTP_HOST=smtp.example.com\n_APP_SMTP_PORT=587\n_APP_SMTP_SECURE=tls\n_APP_SMTP_USERNAME=app@example.com\n_APP_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: '_APP_SMTP_HOST=smtp.example.com\n_APP_SMTP_PORT=465\n_APP_SMTP_SECURE=ssl\n_APP_SMTP_USERNAME=app@example.com\n_APP_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: '_APP_SMTP_HOST=smtp.example.com\n_APP_SMTP_PORT=465\n_APP_SMTP_SECURE=tls\n_APP_SMTP_USERNAME=app@example.com\n_APP_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/appwrite/appwrite/blob/0cefd06153/app/config/variables.php#L572-L615',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/appwrite/appwrite/blob/0049265c8a09b62183f1504fe4b3818be1f3b72f/app/init/registers.php',
      read: '2026-11-23',
      note: 'SMTPSecure takes the value as it is, SMTPAutoTLS = false',
    },
  ],
};

export default appwrite;
