import type { Provider } from '../model.ts';

export default {
  id: 'onet-wp',
  name: 'Onet / WP / o2 (PL)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^(smtp\.poczta\.onet\.pl|smtp\.wp\.pl|poczta\.o2\.pl)$/i, example: 'smtp.wp.pl', status: 'current' },
  ],
  emailDomains: ['wp.pl', 'o2.pl'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported', hosts: /^(?:smtp\.poczta\.onet|poczta\.o2)\.pl$/i },
  ],
  recommended: { host: 'smtp.wp.pl', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://pomoc.wp.pl'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 all, 587 onet and o2' }],
} satisfies Provider;
