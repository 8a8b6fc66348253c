import type { Provider } from '../model.ts';

export default {
  id: 'rambler',
  name: 'Rambler',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.rambler\.ru$/i, example: 'smtp.rambler.ru', status: 'current' }],
  emailDomains: ['rambler.ru'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.rambler.ru', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.rambler.ru'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'mail clients must be enabled' },
  ],
} satisfies Provider;
