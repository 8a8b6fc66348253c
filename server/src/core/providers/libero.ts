import type { Provider } from '../model.ts';

export default {
  id: 'libero',
  name: 'Libero',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.libero\.it$/i, example: 'smtp.libero.it', status: 'current' }],
  emailDomains: ['libero.it'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.libero.it', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://aiuto.libero.it'],
  sources: [{ ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' }],
} satisfies Provider;
