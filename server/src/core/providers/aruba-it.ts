import type { Provider } from '../model.ts';

export default {
  id: 'aruba-it',
  name: 'Aruba',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtps\.(pec\.)?aruba\.it$/i, example: 'smtps.aruba.it', status: 'current' },
    { pattern: /^smtp\.aruba\.it$/i, example: 'smtp.aruba.it', status: 'unverified', replacement: 'smtps.aruba.it' },
  ],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtps.aruba.it', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://guide.aruba.it'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: 'smtps.pec.aruba.it:465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
