import type { Provider } from '../model.ts';

export default {
  id: 'tencent-exmail',
  name: 'Tencent Exmail (WeCom mail)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^(hw)?smtp\.exmail\.qq\.com$/i, example: 'smtp.exmail.qq.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.exmail.qq.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_or_client_password' },
  },
  docs: [],
  unread: ['https://open.work.weixin.qq.com/help2/pc/19886'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
