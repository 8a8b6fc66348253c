import type { Provider } from '../model.ts';

export default {
  id: 'all-inkl',
  name: 'ALL-INKL.COM',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^w[0-9a-f]{7,8}\.kasserver\.com$/i, example: 'w0123456.kasserver.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: '<login>.kasserver.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://all-inkl.com'],
  sources: [{ ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' }],
} satisfies Provider;
