import type { Provider } from '../model.ts';

export default {
  id: 'seznam',
  name: 'Seznam',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.seznam\.cz$/i, example: 'smtp.seznam.cz', status: 'current' }],
  emailDomains: ['seznam.cz'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.seznam.cz', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://napoveda.seznam.cz'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
