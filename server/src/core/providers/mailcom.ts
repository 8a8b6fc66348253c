import type { Provider } from '../model.ts';

export default {
  id: 'mailcom',
  name: 'mail.com',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.mail\.com$/i, example: 'smtp.mail.com', status: 'current' }],
  emailDomains: ['mail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.mail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://support.mail.com'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 and 587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'premium feature, must be activated (2024-03)' },
  ],
} satisfies Provider;
