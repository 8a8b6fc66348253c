import type { Provider } from '../model.ts';

export default {
  id: 'siteground',
  name: 'SiteGround',
  kind: 'hosting',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^[a-z0-9-]{1,63}\.(sgvps\.net|siteground\.(biz|eu|us|asia))$/i,
      example: 'gukm1055.siteground.biz',
      status: 'unverified',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'unverified' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 2525, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: '<server>.siteground.biz', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.siteground.com/kb'],
  sources: [{ ref: 'general knowledge, not checked', grade: 'D' }],
} satisfies Provider;
