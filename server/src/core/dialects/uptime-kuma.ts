import { type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import type { Dialect } from '../model.ts';
import { jsTruthy, knownIn } from '../read.ts';

const APP: NodemailerApp = { isOn: jsTruthy, missing: false };

/** Uptime Kuma's mail notification as its JSON backup holds it. */
const uptimeKuma: Dialect = {
  id: 'uptime-kuma',
  name: 'Uptime Kuma',
  ecosystem: 'node',
  detect: { strong: ['smtpIgnoreTLSError', 'smtpIgnoreSTARTTLS'], weak: ['smtpSecure', 'smtpUsername', 'smtpTo'] },
  keys: {
    host: ['smtpHost'],
    port: ['smtpPort'],
    security: ['smtpSecure'],
    ignoreTLS: ['smtpIgnoreSTARTTLS'],
    user: ['smtpUsername'],
    password: ['smtpPassword'],
    from: ['smtpFrom'],
    verify: ['smtpIgnoreTLSError'],
  },

  read(settings) {
    const ignored = knownIn(settings, 'verify');
    return readNodemailerApp(settings, APP, { verifies: ignored === undefined || !jsTruthy(ignored) });
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, APP),

  examples: {
    starttls587: {
      file: 'backup.json',
      text: '{\n  "smtpHost": "smtp.example.com",\n  "smtpPort": 587,\n  "smtpSecure": false,\n  "smtpIgnoreTLSError": false,\n  "smtpUsername": "app@example.com",\n  "smtpPassword": "${SMTP_PASSWORD}",\n  "smtpFrom": "app@example.com"\n}\n',
    },
    implicit465: {
      file: 'backup.json',
      text: '{\n  "smtpHost": "smtp.example.com",\n  "smtpPort": 465,\n  "smtpSecure": true,\n  "smtpIgnoreTLSError": false,\n  "smtpUsername": "app@example.com",\n  "smtpPassword": "${SMTP_PASSWORD}",\n  "smtpFrom": "app@example.com"\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'backup.json',
      text: '{\n  "smtpHost": "smtp.example.com",\n  "smtpPort": 587,\n  "smtpSecure": true,\n  "smtpIgnoreTLSError": false,\n  "smtpUsername": "app@example.com",\n  "smtpPassword": "${SMTP_PASSWORD}"\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/louislam/uptime-kuma/blob/6398a9581d/server/notification-providers/smtp.js#L12-L50',
      read: '2026-11-23',
    },
    { url: 'https://github.com/louislam/uptime-kuma/issues/318', read: '2026-11-23' },
    { url: 'https://github.com/louislam/uptime-kuma/issues/140', read: '2026-11-23' },
  ],
};

export default uptimeKuma;
