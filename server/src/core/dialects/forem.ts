import { readStarttlsOnly } from '../clients/starttlsOnly.ts';
import type { Dialect } from '../model.ts';

/** Forem has no switch for TLS: STARTTLS is used if offered, and 465 cannot work. */
const forem: Dialect = {
  id: 'forem',
  name: 'Forem',
  ecosystem: 'ruby',
  detect: {
    weak: ['COMMUNITY_NAME', 'FOREM_OWNER_SECRET', 'SMTP_USER_NAME'],
    never: ['EMAIL_DELIVERY_METHOD', 'SMTP_ENABLE_STARTTLS_AUTO'],
  },
  keys: {
    host: ['SMTP_ADDRESS'],
    port: ['SMTP_PORT'],
    user: ['SMTP_USER_NAME'],
    password: ['SMTP_PASSWORD'],
    auth: ['SMTP_AUTHENTICATION'],
    domain: ['SMTP_DOMAIN'],
  },

  read: (settings) => readStarttlsOnly(settings, 'Forem', 25),

  write: (mode) => (mode === 'opportunistic' ? [] : undefined),

  examples: {
    starttls587: {
      file: '.env',
      text: 'COMMUNITY_NAME=Forum\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT=587\nSMTP_USER_NAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_AUTHENTICATION=plain\n',
    },
    broken: {
      rule: 'implicit-tls-unsupported',
      file: '.env',
      text: 'COMMUNITY_NAME=Forum\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT=465\nSMTP_USER_NAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_AUTHENTICATION=plain\n',
    },
  },
  sources: [{ url: 'https://github.com/forem/forem/blob/05450d7bc1/app/models/settings/smtp.rb', read: '2026-11-23' }],
};

export default forem;
