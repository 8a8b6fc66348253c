import type { Provider } from '../model.ts';

export default {
  id: 'migadu',
  name: 'Migadu',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.migadu\.com$/i, example: 'smtp.migadu.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.migadu.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.migadu.com/guides/'],
  sources: [{ ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '465, 587 (2024-09)' }],
} satisfies Provider;
