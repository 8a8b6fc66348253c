import type { Provider } from '../model.ts';

export default {
  id: 'turbosmtp',
  name: 'turboSMTP',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^pro(\.eu)?\.turbo-smtp\.com$/i, example: 'pro.turbo-smtp.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'pro.turbo-smtp.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'smtp_credential' },
  },
  docs: [],
  unread: ['https://serversmtp.com'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' }],
} satisfies Provider;
