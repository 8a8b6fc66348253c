import type { Provider } from '../model.ts';

export default {
  id: 'comcast',
  name: 'Comcast Xfinity',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.comcast\.net$/i, example: 'smtp.comcast.net', status: 'current' }],
  emailDomains: ['comcast.net'],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'supported' },
    { port: 465, mode: 'implicit', status: 'recommended' },
  ],
  recommended: { host: 'smtp.comcast.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.xfinity.com/support'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465, 587; OAuth2 or password' },
    { ref: 'caronc/apprise@cf17bc9 email/templates.py', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
