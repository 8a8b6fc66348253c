import type { Provider } from '../model.ts';

export default {
  id: 'aliyun-mail',
  name: 'Aliyun (Alibaba) personal and enterprise mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.(aliyun\.com|qiye\.aliyun\.com)$/i, example: 'smtp.qiye.aliyun.com', status: 'current' },
    {
      pattern: /^smtp\.mxhichina\.com$/i,
      example: 'smtp.mxhichina.com',
      status: 'legacy',
      replacement: 'smtp.qiye.aliyun.com',
      note: 'older name of enterprise mail; still listed by nodemailer and GitLab',
    },
  ],
  emailDomains: ['aliyun.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'smtp.qiye.aliyun.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.aliyun.com'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'smtp.aliyun.com:465' },
  ],
} satisfies Provider;
