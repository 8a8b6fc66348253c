import type { Provider } from '../model.ts';

export default {
  id: 'startmail',
  name: 'StartMail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.startmail\.com$/i, example: 'smtp.startmail.com', status: 'current' }],
  emailDomains: ['startmail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'smtp.startmail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password' },
  },
  docs: [],
  unread: ['https://support.startmail.com'],
  sources: [
    {
      ref: 'public configuration files that name smtp.startmail.com (ten)',
      grade: 'C',
      supports: '465 TLS (2 files), 587 STARTTLS (1 file)',
    },
  ],
} satisfies Provider;
