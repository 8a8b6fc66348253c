import type { Provider } from '../model.ts';

export default {
  id: 'a2hosting',
  name: 'A2 / hosting.com',
  kind: 'hosting',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})?\.a2hosting\.com$/i,
      example: 'az1-ss1.a2hosting.com',
      status: 'unverified',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'unverified' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 2525, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: '<server>.a2hosting.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.a2hosting.com/kb'],
  sources: [{ ref: 'general knowledge, not checked', grade: 'D' }],
} satisfies Provider;
