import type { Provider } from '../model.ts';

export default {
  id: 'opensrs',
  name: 'OpenSRS hosted email',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^mail\.hostedemail\.com$/i, example: 'mail.hostedemail.com', status: 'current' }],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'mail.hostedemail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.opensrs.com'],
  sources: [{ ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' }],
} satisfies Provider;
