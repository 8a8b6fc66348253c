import type { Provider } from '../model.ts';

export default {
  id: 'rediffmail',
  name: 'Rediffmail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.rediffmail\.com$/i, example: 'smtp.rediffmail.com', status: 'current' }],
  emailDomains: ['rediffmail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 586, mode: 'implicit', status: 'supported' },
    { port: 587, mode: 'none', status: 'discouraged' },
  ],
  recommended: { host: 'smtp.rediffmail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.rediff.com'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '586 SSL, 465 SSL, 587 plain' }],
  notes: ['586 is implicit TLS and 587 plain: another exception.'],
} satisfies Provider;
