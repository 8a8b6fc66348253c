import type { Provider } from '../model.ts';

export default {
  id: 'orange-fr',
  name: 'Orange / Wanadoo (FR)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.orange\.fr$/i, example: 'smtp.orange.fr', status: 'current' }],
  emailDomains: ['orange.fr', 'wanadoo.fr'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.orange.fr', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://assistance.orange.fr'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' }],
} satisfies Provider;
