import type { Provider } from '../model.ts';

export default {
  id: 'infomaniak',
  name: 'Infomaniak',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^mail\.infomaniak\.(com|ch)$/i, example: 'mail.infomaniak.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'mail.infomaniak.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_or_app_password' },
  },
  docs: [],
  unread: ['https://www.infomaniak.com/en/support/faq/2023'],
  sources: [
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
  ],
} satisfies Provider;
