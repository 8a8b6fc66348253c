import type { Provider } from '../model.ts';

export default {
  id: 'mailbox-org',
  name: 'mailbox.org',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.mailbox\.org$/i, example: 'smtp.mailbox.org', status: 'current' }],
  emailDomains: ['mailbox.org'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.mailbox.org', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://kb.mailbox.org'],
  sources: [
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '465' },
    {
      ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8',
      grade: 'B',
      supports: '465 (sample disables certificate checks)',
    },
  ],
} satisfies Provider;
