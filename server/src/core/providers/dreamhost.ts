import type { Provider } from '../model.ts';

export default {
  id: 'dreamhost',
  name: 'DreamHost',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.dreamhost\.com$/i, example: 'smtp.dreamhost.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'smtp.dreamhost.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.dreamhost.com/hc/en-us/articles/214918038'],
  sources: [
    { ref: 'public configuration files that name smtp.dreamhost.com (ten)', grade: 'C', supports: '465 and 587' },
  ],
} satisfies Provider;
