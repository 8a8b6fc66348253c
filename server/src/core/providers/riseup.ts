import type { Provider } from '../model.ts';

export default {
  id: 'riseup',
  name: 'Riseup',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^mail\.riseup\.net$/i, example: 'mail.riseup.net', status: 'current' }],
  emailDomains: ['riseup.net'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'mail.riseup.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://riseup.net'],
  sources: [{ ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '465 (2024-08)' }],
} satisfies Provider;
