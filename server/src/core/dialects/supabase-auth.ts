import type { Dialect, Reading, Settings } from '../model.ts';
import { present, reading, UNKNOWN } from '../read.ts';

/**
 * Supabase Auth (GoTrue): the port alone decides. 465 is TLS from the first byte, every other port upgrades if it can.
 */
const supabaseAuth: Dialect = {
  id: 'supabase-auth',
  name: 'Supabase Auth',
  ecosystem: 'go',
  detect: {
    strong: [/(?:^|\.)GOTRUE_SMTP_[A-Z]/],
    weak: ['SMTP_ADMIN_EMAIL', 'SMTP_SENDER_NAME'],
    images: [/(?:^|\/)supabase\/gotrue$/],
  },
  keys: {
    host: ['GOTRUE_SMTP_HOST', 'SMTP_HOST'],
    port: ['GOTRUE_SMTP_PORT', 'SMTP_PORT'],
    user: ['GOTRUE_SMTP_USER', 'SMTP_USER'],
    password: ['GOTRUE_SMTP_PASS', 'SMTP_PASS'],
    from: ['GOTRUE_SMTP_ADMIN_EMAIL', 'SMTP_ADMIN_EMAIL'],
    fromName: ['GOTRUE_SMTP_SENDER_NAME', 'SMTP_SENDER_NAME'],
  },

  read(settings: Settings): Reading {
    if (settings.get('port').state === 'dynamic') return UNKNOWN;
    if (settings.text('port')?.trim() === '465') return reading('implicit', ['port'], { port: 587 });
    return reading('opportunistic', present(settings, ['port']), { port: 587 });
  },

  write(mode, settings) {
    // There is no other switch than the port.
    return mode === (settings.text('port')?.trim() === '465' ? 'implicit' : 'opportunistic') ? [] : undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'GOTRUE_SMTP_HOST=smtp.example.com\nGOTRUE_SMTP_PORT=587\nGOTRUE_SMTP_USER=app@example.com\nGOTRUE_SMTP_PASS=${SMTP_PASSWORD}\nGOTRUE_SMTP_ADMIN_EMAIL=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'GOTRUE_SMTP_HOST=smtp.example.com\nGOTRUE_SMTP_PORT=465\nGOTRUE_SMTP_USER=app@example.com\nGOTRUE_SMTP_PASS=${SMTP_PASSWORD}\nGOTRUE_SMTP_ADMIN_EMAIL=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/supabase/auth/blob/bc32168e13/internal/conf/configuration.go#L573-L583',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/supabase/auth/blob/bc32168e13/internal/mailer/mailmeclient/mailmeclient.go#L67',
      read: '2026-11-23',
    },
    { url: 'https://github.com/supabase/auth/blob/bc32168e13/example.env#L18-L25', read: '2026-11-23' },
    { url: 'https://github.com/go-gomail/gomail/blob/81ebce5c23/smtp.go#L46', read: '2026-11-23' },
  ],
};

export default supabaseAuth;
