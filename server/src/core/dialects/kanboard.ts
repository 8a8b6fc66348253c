import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings } from '../model.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { tls: 'starttls', ssl: 'implicit', '': 'none' },
  missing: 'none',
  port: 25,
  program: 'Kanboard',
};

/** Kanboard's MAIL_SMTP_* variables; without a word for encryption it encrypts nothing. */
const kanboard: Dialect = {
  id: 'kanboard',
  name: 'Kanboard',
  ecosystem: 'php',
  detect: {
    strong: ['MAIL_SMTP_HOSTNAME', 'MAIL_SMTP_HELO_NAME'],
    weak: ['MAIL_TRANSPORT', 'MAIL_SMTP_ENCRYPTION'],
    images: [/(?:^|\/)kanboard$/],
  },
  keys: {
    enable: ['MAIL_TRANSPORT'],
    host: ['MAIL_SMTP_HOSTNAME'],
    port: ['MAIL_SMTP_PORT'],
    security: ['MAIL_SMTP_ENCRYPTION'],
    user: ['MAIL_SMTP_USERNAME'],
    password: ['MAIL_SMTP_PASSWORD'],
    from: ['MAIL_FROM'],
    domain: ['MAIL_SMTP_HELO_NAME'],
  },

  read(settings: Settings): Reading {
    const transport = settings.get('enable');
    const name = settings.text('enable')?.trim() ?? 'mail';
    if (transport.state !== 'dynamic' && name !== 'smtp') {
      const message = `Kanboard sends by ${name} and not by these settings: they need MAIL_TRANSPORT=smtp.`;
      const fix = { writes: [{ slot: 'enable', value: 'smtp' }], title: 'Set MAIL_TRANSPORT to smtp' };
      return switchedOff(settings, 'enable', message, fix);
    }
    return readWords(settings, WORDS);
  },

  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_TRANSPORT=smtp\nMAIL_SMTP_HOSTNAME=smtp.example.com\nMAIL_SMTP_PORT=587\nMAIL_SMTP_ENCRYPTION=tls\nMAIL_SMTP_USERNAME=app@example.com\nMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_TRANSPORT=smtp\nMAIL_SMTP_HOSTNAME=smtp.example.com\nMAIL_SMTP_PORT=465\nMAIL_SMTP_ENCRYPTION=ssl\nMAIL_SMTP_USERNAME=app@example.com\nMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAIL_TRANSPORT=smtp\nMAIL_SMTP_HOSTNAME=smtp.example.com\nMAIL_SMTP_PORT=465\nMAIL_SMTP_ENCRYPTION=tls\nMAIL_SMTP_USERNAME=app@example.com\nMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    { url: 'https://github.com/kanboard/kanboard/blob/2cba210dba/app/constants.php#L112-L118', read: '2026-11-23' },
    { url: 'https://github.com/kanboard/kanboard/blob/2cba210dba/config.default.php#L48-L56', read: '2026-11-23' },
    {
      url: 'https://github.com/kanboard/kanboard/blob/2cba210dba/app/Core/Mail/Transport/Smtp.php#L23-L29',
      read: '2026-11-23',
      note: 'the word goes to setEncryption as it is',
    },
  ],
};

export default kanboard;
