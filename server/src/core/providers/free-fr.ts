import type { Provider } from '../model.ts';

export default {
  id: 'free-fr',
  name: 'Free (FR)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.free\.fr$/i, example: 'smtp.free.fr', status: 'current' }],
  emailDomains: ['free.fr'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.free.fr', port: 465, mode: 'implicit' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'localpart' }, password: { kind: 'mailbox_password' } },
  docs: [],
  unread: ['https://assistance.free.fr'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465, local part' }],
} satisfies Provider;
