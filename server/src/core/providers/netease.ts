import type { Provider } from '../model.ts';

export default {
  id: 'netease',
  name: 'NetEase 163 / 126 / yeah.net',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.(?:163\.com|126\.com|yeah\.net|vip\.163\.com)$/i, example: 'smtp.163.com', status: 'current' },
  ],
  emailDomains: ['163.com', '126.com', 'yeah.net', 'vip.163.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 994, mode: 'implicit', status: 'unverified' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'smtp.163.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'authorization_code',
      pattern: /^[A-Za-z]{16}$/,
      hint: 'authorization code',
      source: 'chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://help.mail.163.com'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL for 163, 126, yeah.net' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'caronc/apprise@cf17bc9 email/templates.py', grade: 'B', supports: '465' },
    {
      ref: 'chatmail/provider-db (2026-04-21)',
      grade: 'B',
      supports: 'enable SMTP, use third-party auth code (2024-11)',
    },
  ],
} satisfies Provider;
