import type { Provider } from '../model.ts';

export default {
  id: 'naver',
  name: 'Naver',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.naver\.com$/i, example: 'smtp.naver.com', status: 'current' }],
  emailDomains: ['naver.com'],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'supported' },
    { port: 465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp.naver.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'localpart_or_email' },
    password: { kind: 'mailbox_or_app_password' },
  },
  docs: [],
  unread: ['https://help.naver.com'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '587 STARTTLS; SMTP must be enabled' },
  ],
} satisfies Provider;
