import type { Provider } from '../model.ts';

export default {
  id: 'one-com',
  name: 'one.com',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^send\.one\.com$/i, example: 'send.one.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'send.one.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.one.com'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
