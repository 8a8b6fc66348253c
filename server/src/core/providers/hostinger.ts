import type { Provider } from '../model.ts';

export default {
  id: 'hostinger',
  name: 'Hostinger Email',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.hostinger\.(?:com|com\.br|[a-z]{2})$/i, example: 'smtp.hostinger.com', status: 'current' },
    { pattern: /^smtp\.titan\.email$/i, example: 'smtp.titan.email', status: 'unverified', note: 'Titan mail' },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'smtp.hostinger.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://support.hostinger.com'],
  sources: [
    {
      ref: 'public configuration files that name smtp.hostinger.com (ten)',
      grade: 'C',
      supports: '465 SSL, 587 STARTTLS',
    },
  ],
} satisfies Provider;
