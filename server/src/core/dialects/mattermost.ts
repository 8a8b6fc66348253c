import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect, Reading, Settings } from '../model.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { STARTTLS: 'starttls', TLS: 'implicit', '': 'none', PLAIN: 'none' },
  missing: 'none',
  program: 'Mattermost',
};

/**
 * Mattermost's EmailSettings in config.json and MM_EMAILSETTINGS_* in the environment: `TLS` is TLS from the first
 * byte.
 */
const mattermost: Dialect = {
  id: 'mattermost',
  name: 'Mattermost',
  ecosystem: 'go',
  detect: {
    strong: ['EmailSettings.ConnectionSecurity', 'EmailSettings.EnableSMTPAuth', /(?:^|\.)MM_EMAILSETTINGS_[A-Z]/],
    images: [/(?:^|\/)mattermost-(?:team|enterprise)-edition$/],
  },
  keys: {
    host: ['EmailSettings.SMTPServer', 'MM_EMAILSETTINGS_SMTPSERVER'],
    port: ['EmailSettings.SMTPPort', 'MM_EMAILSETTINGS_SMTPPORT'],
    security: ['EmailSettings.ConnectionSecurity', 'MM_EMAILSETTINGS_CONNECTIONSECURITY'],
    user: ['EmailSettings.SMTPUsername', 'MM_EMAILSETTINGS_SMTPUSERNAME'],
    password: ['EmailSettings.SMTPPassword', 'MM_EMAILSETTINGS_SMTPPASSWORD'],
    auth: ['EmailSettings.EnableSMTPAuth', 'MM_EMAILSETTINGS_ENABLESMTPAUTH'],
    from: ['EmailSettings.FeedbackEmail', 'MM_EMAILSETTINGS_FEEDBACKEMAIL'],
    verify: ['EmailSettings.SkipServerCertificateVerification', 'MM_EMAILSETTINGS_SKIPSERVERCERTIFICATEVERIFICATION'],
    timeout: ['EmailSettings.SMTPServerTimeout', 'MM_EMAILSETTINGS_SMTPSERVERTIMEOUT'],
  },

  read(settings: Settings): Reading {
    const verifies = settings.text('verify')?.trim().toLowerCase() !== 'true';
    return { ...readWords(settings, WORDS), verifies };
  },

  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: 'config.json',
      text: '{\n  "EmailSettings": {\n    "SMTPServer": "smtp.example.com",\n    "SMTPPort": "587",\n    "ConnectionSecurity": "STARTTLS",\n    "EnableSMTPAuth": true,\n    "SMTPUsername": "app@example.com",\n    "SMTPPassword": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    implicit465: {
      file: 'config.json',
      text: '{\n  "EmailSettings": {\n    "SMTPServer": "smtp.example.com",\n    "SMTPPort": "465",\n    "ConnectionSecurity": "TLS",\n    "EnableSMTPAuth": true,\n    "SMTPUsername": "app@example.com",\n    "SMTPPassword": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config.json',
      text: '{\n  "EmailSettings": {\n    "SMTPServer": "smtp.example.com",\n    "SMTPPort": "465",\n    "ConnectionSecurity": "STARTTLS",\n    "EnableSMTPAuth": true,\n    "SMTPUsername": "app@example.com",\n    "SMTPPassword": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/mattermost/mattermost/blob/0e6193511b/server/platform/shared/mail/mail.go',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/mattermost/mattermost/blob/004a635ec6/server/public/model/config.go',
      read: '2026-11-23',
    },
    { url: 'https://github.com/mattermost/mattermost/issues/11326', read: '2026-11-23' },
    { url: 'https://github.com/mattermost/mattermost/issues/5493', read: '2026-11-23' },
  ],
};

export default mattermost;
