import type { Provider } from '../model.ts';

export default {
  id: 'purelymail',
  name: 'Purelymail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.purelymail\.com$/i, example: 'smtp.purelymail.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.purelymail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://purelymail.com/docs'],
  sources: [{ ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '465 (2023-12)' }],
} satisfies Provider;
