import type { Provider } from '../model.ts';

export default {
  id: 'posteo',
  name: 'Posteo',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^posteo\.de$/i, example: 'posteo.de', status: 'current' }],
  emailDomains: ['posteo.de'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'posteo.de', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password' },
  },
  docs: [],
  unread: ['https://posteo.de/en/help'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465, 587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app password required (2026-01)' },
  ],
} satisfies Provider;
