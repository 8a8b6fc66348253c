import type { Dialect, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** ActiveModel's words for false; an empty text is nil. */
const FALSE: readonly string[] = ['', '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'];

/**
 * Chatwoot's environment: every text but a few words for false is true, and STARTTLS is used if offered unless it is
 * switched off.
 */
const chatwoot: Dialect = {
  id: 'chatwoot',
  name: 'Chatwoot',
  ecosystem: 'ruby',
  detect: {
    weak: ['MAILER_SENDER_EMAIL', 'SMTP_ADDRESS', 'MAILER_INBOUND_EMAIL_DOMAIN'],
    images: [/(?:^|\/)chatwoot$/],
    never: ['SMTP_USER_NAME', 'SMTP_LOGIN', 'SMTP_HOST', 'EMAIL_DELIVERY_METHOD'],
  },
  keys: {
    host: ['SMTP_ADDRESS'],
    port: ['SMTP_PORT'],
    security: ['SMTP_TLS'],
    ssl: ['SMTP_SSL'],
    starttls: ['SMTP_ENABLE_STARTTLS_AUTO'],
    user: ['SMTP_USERNAME'],
    password: ['SMTP_PASSWORD'],
    auth: ['SMTP_AUTHENTICATION'],
    verify: ['SMTP_OPENSSL_VERIFY_MODE'],
    domain: ['SMTP_DOMAIN'],
    from: ['MAILER_SENDER_EMAIL'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'ssl', 'starttls'])) return UNKNOWN;
    const verifies = settings.text('verify')?.trim().toLowerCase() !== 'none';
    const implicit = (['security', 'ssl'] as const).find((slot) => isTrue(settings.text(slot)));
    if (implicit !== undefined) return reading('implicit', [implicit], { port: 587, verifies });
    const starttls = settings.text('starttls');
    const outcome = starttls === undefined || isTrue(starttls) ? 'opportunistic' : 'none';
    return reading(outcome, present(settings, ['starttls']), { port: 587, verifies });
  },

  write(mode, settings) {
    const drop: Write[] = ['security', 'ssl']
      .filter((slot) => settings.has(slot))
      .map((slot) => ({ slot, value: null }));
    switch (mode) {
      case 'implicit':
        return [
          { slot: 'security', value: 'true' },
          { slot: 'starttls', value: 'false' },
          ...drop.filter(({ slot }) => slot === 'ssl'),
        ];
      case 'opportunistic':
        return [...drop, { slot: 'starttls', value: 'true' }];
      case 'none':
        return [...drop, { slot: 'starttls', value: 'false' }];
      case 'starttls':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'FRONTEND_URL=https://chat.example.com\nMAILER_SENDER_EMAIL=app@example.com\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_ENABLE_STARTTLS_AUTO=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'FRONTEND_URL=https://chat.example.com\nMAILER_SENDER_EMAIL=app@example.com\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_TLS=true\nSMTP_ENABLE_STARTTLS_AUTO=false\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'FRONTEND_URL=https://chat.example.com\nMAILER_SENDER_EMAIL=app@example.com\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    { url: 'https://github.com/chatwoot/chatwoot/blob/0d58012f66/config/initializers/mailer.rb', read: '2026-11-23' },
    {
      url: 'https://github.com/mikel/mail/blob/d645d7b5b7/lib/mail/network/delivery_methods/smtp.rb#L83-L185',
      read: '2026-11-23',
    },
  ],
};

export default chatwoot;

function isTrue(text: string | undefined): boolean {
  return text !== undefined && !FALSE.includes(text);
}
