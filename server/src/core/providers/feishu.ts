import type { Provider } from '../model.ts';

export default {
  id: 'feishu',
  name: 'Feishu / Lark Mail',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.(feishu\.cn|larksuite\.com)$/i, example: 'smtp.feishu.cn', status: 'current' }],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.feishu.cn', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.feishu.cn/hc'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' }],
} satisfies Provider;
