import { transportReading } from '../clients/nodemailer.ts';
import type { Dialect } from '../model.ts';

/** Budibase's SMTP_* variables: the port alone decides, and the certificate is never checked. */
const budibase: Dialect = {
  id: 'budibase',
  name: 'Budibase',
  ecosystem: 'node',
  detect: {
    strong: ['SMTP_FALLBACK_ENABLED'],
    weak: ['BUDIBASE_ENVIRONMENT', 'BB_ADMIN_USER_EMAIL', 'SMTP_FROM_ADDRESS', 'INTERNAL_API_KEY'],
    images: [/(?:^|\/)budibase\/[\w-]{1,30}$/, /(?:^|\/)budibase$/],
  },
  keys: {
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASSWORD'],
    from: ['SMTP_FROM_ADDRESS'],
  },

  read: (settings) => transportReading(settings, { requireTLS: false, ignoreTLS: false, verifies: false }),

  write(mode) {
    if (mode === 'implicit') return [{ slot: 'port', value: 465 }];
    return mode === 'opportunistic' ? [{ slot: 'port', value: 587 }] : undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/Budibase/budibase/blob/0349bd0d88/packages/worker/src/utilities/email.ts',
      read: '2026-11-23',
      note: 'createSMTPTransport()',
    },
  ],
};

export default budibase;
