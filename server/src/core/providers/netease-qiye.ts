import type { Provider } from '../model.ts';

export default {
  id: 'netease-qiye',
  name: 'NetEase Enterprise mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.ym\.163\.com$/i, example: 'smtp.ym.163.com', status: 'current' },
    { pattern: /^smtp\.qiye\.163\.com$/i, example: 'smtp.qiye.163.com', status: 'unverified' },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 994, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'smtp.ym.163.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://qiye.163.com'],
  sources: [
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: 'smtp.ym.163.com:465' },
    { ref: 'general knowledge, not checked', grade: 'D', supports: 'smtp.qiye.163.com, 994' },
  ],
} satisfies Provider;
