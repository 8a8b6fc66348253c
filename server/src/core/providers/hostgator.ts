import type { Provider } from '../model.ts';

export default {
  id: 'hostgator',
  name: 'HostGator',
  kind: 'hosting',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^gator\d{1,9}\.hostgator\.com$/i, example: 'gator1234.hostgator.com', status: 'unverified' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'unverified' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 26, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'gatorNNNN.hostgator.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.hostgator.com/help'],
  sources: [{ ref: 'general knowledge, not checked', grade: 'D' }],
} satisfies Provider;
