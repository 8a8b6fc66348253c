import type { Provider } from '../model.ts';

export default {
  id: 'runbox',
  name: 'Runbox',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^(smtp|mail)\.runbox\.com$/i, example: 'smtp.runbox.com', status: 'current' }],
  emailDomains: ['runbox.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.runbox.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.runbox.com'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' }],
} satisfies Provider;
