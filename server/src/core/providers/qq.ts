import type { Provider } from '../model.ts';

export default {
  id: 'qq',
  name: 'QQ Mail / Foxmail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.qq\.com$/i, example: 'smtp.qq.com', status: 'current' }],
  emailDomains: ['qq.com', 'foxmail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.qq.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'authorization_code',
      pattern: /^[a-z]{16}$/,
      hint: '16-letter authorization code, not the QQ password',
      source: 'chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://service.mail.qq.com'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'caronc/apprise@cf17bc9 email/templates.py', grade: 'B', supports: '587 STARTTLS' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'enable service + authorization code' },
  ],
} satisfies Provider;
