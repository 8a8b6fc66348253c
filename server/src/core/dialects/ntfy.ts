import { readStarttlsOnly } from '../clients/starttlsOnly.ts';
import type { Dialect } from '../model.ts';

/**
 * ntfy's outgoing mail (`smtp-sender-*`; `smtp-server-*` is its own inbound server) is sent with Go's smtp.SendMail.
 */
const ntfy: Dialect = {
  id: 'ntfy',
  name: 'ntfy',
  ecosystem: 'go',
  detect: { strong: ['smtp-sender-addr', 'NTFY_SMTP_SENDER_ADDR'] },
  keys: {
    hostPort: ['smtp-sender-addr', 'NTFY_SMTP_SENDER_ADDR'],
    user: ['smtp-sender-user', 'NTFY_SMTP_SENDER_USER'],
    password: ['smtp-sender-pass', 'NTFY_SMTP_SENDER_PASS'],
    from: ['smtp-sender-from', 'NTFY_SMTP_SENDER_FROM'],
  },

  read: (settings) => readStarttlsOnly(settings, 'ntfy'),

  write: (mode) => (mode === 'opportunistic' ? [] : undefined),

  examples: {
    starttls587: {
      file: 'server.yml',
      text: 'smtp-sender-addr: "smtp.example.com:587"\nsmtp-sender-user: app@example.com\nsmtp-sender-pass: "${SMTP_PASSWORD}"\nsmtp-sender-from: app@example.com\n',
    },
    broken: {
      rule: 'implicit-tls-unsupported',
      file: 'server.yml',
      text: 'smtp-sender-addr: "smtp.example.com:465"\nsmtp-sender-user: app@example.com\nsmtp-sender-pass: "${SMTP_PASSWORD}"\nsmtp-sender-from: app@example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/binwiederhier/ntfy/blob/81a486adc1/server/smtp_sender.go#L40-L56', read: '2026-11-23' },
    { url: 'https://github.com/binwiederhier/ntfy/blob/81a486adc1/docs/config.md#L433-L446', read: '2026-11-23' },
  ],
};

export default ntfy;
