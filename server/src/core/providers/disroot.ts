import type { Provider } from '../model.ts';

export default {
  id: 'disroot',
  name: 'Disroot',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^disroot\.org$/i, example: 'disroot.org', status: 'current' }],
  emailDomains: ['disroot.org'],
  endpoints: [{ port: 587, mode: 'starttls', status: 'recommended' }],
  recommended: { host: 'disroot.org', port: 587, mode: 'starttls' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'localpart' }, password: { kind: 'mailbox_password' } },
  docs: [],
  unread: ['https://disroot.org'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587 LOGIN' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: '587, local part' },
  ],
} satisfies Provider;
