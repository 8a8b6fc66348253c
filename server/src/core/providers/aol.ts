import type { Provider } from '../model.ts';

export default {
  id: 'aol',
  name: 'AOL Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.aol\.com$/i, example: 'smtp.aol.com', status: 'current' }],
  emailDomains: ['aol.com', 'aim.com', 'verizon.net'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.aol.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password', pattern: /^[a-z]{16}$/, source: 'chatmail/provider-db (2026-04-21)' },
  },
  docs: [],
  unread: ['https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app password' },
  ],
} satisfies Provider;
