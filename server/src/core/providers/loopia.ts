import type { Provider } from '../model.ts';

export default {
  id: 'loopia',
  name: 'Loopia',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^mailcluster\.loopia\.se$/i, example: 'mailcluster.loopia.se', status: 'current' }],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'mailcluster.loopia.se', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://support.loopia.com'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' }],
} satisfies Provider;
