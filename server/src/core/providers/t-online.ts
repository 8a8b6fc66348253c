import type { Provider } from '../model.ts';

export default {
  id: 't-online',
  name: 'Telekom / T-Online',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^securesmtp\.t-online\.de$/i, example: 'securesmtp.t-online.de', status: 'current' }],
  emailDomains: ['t-online.de'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'securesmtp.t-online.de', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password' },
  },
  docs: [],
  unread: ['https://www.telekom.de/hilfe'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465, 587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app password' },
  ],
} satisfies Provider;
