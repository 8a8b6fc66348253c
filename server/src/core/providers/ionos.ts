import type { Provider } from '../model.ts';

export default {
  id: 'ionos',
  name: 'IONOS (1&1)',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.ionos\.(com|de|co\.uk|fr|es|it|mx)$/i, example: 'smtp.ionos.de', status: 'current' },
    {
      pattern: /^smtp\.1und1\.de$/i,
      example: 'smtp.1und1.de',
      status: 'legacy',
      replacement: 'smtp.ionos.de',
      note: 'old brand; the Thunderbird ISPDB and nodemailer still use it',
    },
    {
      pattern: /^smtp\.1and1\.(com|co\.uk|fr|es|it)$/i,
      example: 'smtp.1and1.com',
      status: 'legacy',
      replacement: 'smtp.ionos.$1',
      note: 'old brand; the Thunderbird ISPDB and nodemailer still use it',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'B' },
  ],
  recommended: { host: 'smtp.ionos.de', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.ionos.com/help/email'],
  sources: [
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: 'smtp.ionos.de, 587' },
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 and 587 under the 1&1 names' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'the 1&1 names, 465' },
    {
      ref: 'public configuration files that name smtp.ionos.de (ten)',
      grade: 'C',
      supports: '465 with TLS, 587 with STARTTLS',
    },
  ],
} satisfies Provider;
