import type { Provider } from '../model.ts';

export default {
  id: 'aliyun-directmail',
  name: 'Alibaba Cloud Direct Mail',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtpdm(-[a-z0-9-]{1,63})?\.aliyun(cs)?\.com$/i, example: 'smtpdm.aliyun.com', status: 'current' },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 80, mode: 'none', status: 'discouraged' },
    { port: 25, mode: 'none', status: 'unverified' },
  ],
  recommended: { host: 'smtpdm.aliyun.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the sender address created in the console' },
    password: { kind: 'smtp_credential', hint: 'SMTP password set per sender address' },
  },
  docs: [],
  unread: ['https://www.alibabacloud.com/help/en/direct-mail'],
  sources: [
    {
      ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8',
      grade: 'B',
      supports: '465 TLS and 80 without TLS; regional smtpdm-ap-southeast-1',
    },
  ],
  notes: ['80 is plain SMTP without STARTTLS: the password travels in clear text.'],
} satisfies Provider;
