import { readStarttlsOnly } from '../clients/starttlsOnly.ts';
import type { Dialect } from '../model.ts';

/** GoToSocial sends with Go's smtp.SendMail, which upgrades if it can and cannot speak TLS from the first byte. */
const gotosocial: Dialect = {
  id: 'gotosocial',
  name: 'GoToSocial',
  ecosystem: 'go',
  detect: {
    strong: ['smtp-disclose-recipients', /(?:^|\.)GTS_SMTP_[A-Z]/],
    proves: (slots, prefix) => prefix === '' && ['host', 'port', 'from'].every((slot) => slots.has(slot)),
    images: [/(?:^|\/)gotosocial$/],
  },
  keys: {
    host: ['smtp-host', 'GTS_SMTP_HOST'],
    port: ['smtp-port', 'GTS_SMTP_PORT'],
    user: ['smtp-username', 'GTS_SMTP_USERNAME'],
    password: ['smtp-password', 'GTS_SMTP_PASSWORD'],
    from: ['smtp-from', 'GTS_SMTP_FROM'],
  },

  read: (settings) => readStarttlsOnly(settings, 'GoToSocial'),

  write: (mode) => (mode === 'opportunistic' ? [] : undefined),

  examples: {
    starttls587: {
      file: 'config.yaml',
      text: 'smtp-host: smtp.example.com\nsmtp-port: 587\nsmtp-username: app@example.com\nsmtp-password: "${SMTP_PASSWORD}"\nsmtp-from: app@example.com\n',
    },
    broken: {
      rule: 'implicit-tls-unsupported',
      file: 'config.yaml',
      text: 'smtp-host: smtp.example.com\nsmtp-port: 465\nsmtp-username: app@example.com\nsmtp-password: "${SMTP_PASSWORD}"\nsmtp-from: app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/superseriousbusiness/gotosocial/blob/57cb4fe748/example/config.yaml#L1018-L1054',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/superseriousbusiness/gotosocial/blob/57cb4fe748/internal/email/common.go#L48',
      read: '2026-11-23',
    },
  ],
};

export default gotosocial;
