import type { Provider } from '../model.ts';

export default {
  id: 'fastmail',
  name: 'Fastmail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.fastmail\.com$/i, example: 'smtp.fastmail.com', status: 'current' },
    {
      pattern: /^mail\.messagingengine\.com$/i,
      example: 'mail.messagingengine.com',
      status: 'legacy',
      replacement: 'smtp.fastmail.com',
      note: 'old shared host',
    },
    {
      pattern: /^smtps-proxy\.fastmail\.com$/i,
      example: 'smtps-proxy.fastmail.com',
      status: 'unverified',
      note: 'implicit TLS on 443 for networks that block mail ports',
    },
  ],
  emailDomains: ['fastmail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 443, mode: 'implicit', status: 'unverified', hosts: /^smtps-proxy\.fastmail\.com$/i },
  ],
  recommended: { host: 'smtp.fastmail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'app_password',
      pattern: /^[a-z0-9]{16}$/,
      hint: 'app password with SMTP access; account password refused',
      source: 'omnibus-gitlab doc/settings/smtp.md@440b1f8; chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://www.fastmail.help/hc/en-us/articles/1500000278342'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    {
      ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8',
      grade: 'B',
      supports: '465; app password required even without 2FA',
    },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app password' },
  ],
} satisfies Provider;
