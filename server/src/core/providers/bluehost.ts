import type { Provider } from '../model.ts';

export default {
  id: 'bluehost',
  name: 'Bluehost',
  kind: 'hosting',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^box\d{1,9}\.bluehost\.com$/i, example: 'box1234.bluehost.com', status: 'unverified' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'unverified' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 26, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'mail.<your-domain>', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.bluehost.com/help'],
  sources: [{ ref: 'general knowledge, not checked', grade: 'D' }],
  notes: ['mail.<domain> is the name of any cPanel server, so only boxNNNN.bluehost.com identifies the provider.'],
} satisfies Provider;
