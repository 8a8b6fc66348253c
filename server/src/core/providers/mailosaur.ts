import type { Provider } from '../model.ts';

export default {
  id: 'mailosaur',
  name: 'Mailosaur',
  kind: 'test_service',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^(smtp\.)?mailosaur\.net$/i, example: 'mailosaur.net', status: 'unverified' },
    { pattern: /^mailosaur\.io$/i, example: 'mailosaur.io', status: 'unverified' },
  ],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'unverified' },
    { port: 587, mode: 'opportunistic', status: 'unverified' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'mailosaur.net', port: 2525, mode: 'opportunistic' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: [],
  unread: ['https://mailosaur.com/docs'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'mailosaur.io:25 (old domain)' }],
} satisfies Provider;
