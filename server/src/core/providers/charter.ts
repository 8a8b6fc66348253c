import type { Provider } from '../model.ts';

export default {
  id: 'charter',
  name: 'Charter / Spectrum',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^mobile\.charter\.net$/i, example: 'mobile.charter.net', status: 'current' }],
  emailDomains: ['charter.net'],
  endpoints: [{ port: 587, mode: 'implicit', status: 'recommended', note: 'implicit TLS on 587' }],
  recommended: { host: 'mobile.charter.net', port: 587, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.spectrum.net/support'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '587 with socketType SSL' }],
  notes: ['The exception to "587 is STARTTLS".'],
} satisfies Provider;
