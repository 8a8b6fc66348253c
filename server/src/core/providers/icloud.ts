import type { Provider } from '../model.ts';

export default {
  id: 'icloud',
  name: 'iCloud Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.mail\.me\.com$/i, example: 'smtp.mail.me.com', status: 'current' },
    {
      pattern: /^p\d{1,9}-smtp\.mail\.me\.com$/i,
      example: 'p03-smtp.mail.me.com',
      status: 'unverified',
      replacement: 'smtp.mail.me.com',
      note: 'old names of single servers',
    },
  ],
  emailDomains: ['icloud.com', 'me.com', 'mac.com'],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    {
      port: 465,
      mode: 'implicit',
      status: 'unverified',
      note: 'sources disagree: meshworld.in says refused, postigo.net and sendarix.com say it works; Apple lists 587 only',
    },
  ],
  recommended: { host: 'smtp.mail.me.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'app_password',
      pattern: /^[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}$/,
      hint: 'app-specific password; needs 2FA',
      source: 'chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://support.apple.com/102525'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '587 STARTTLS' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app-specific password (2024-10)' },
    {
      ref: 'https://clean.email/blog/email-settings/icloud-email-settings',
      grade: 'C',
      supports: '587; "if SSL fails use TLS or STARTTLS"; full address for SMTP',
    },
  ],
} satisfies Provider;
