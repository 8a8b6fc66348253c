import type { Provider } from '../model.ts';

export default {
  id: 'sendcloud',
  name: 'SendCloud (CN)',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp2?\.sendcloud\.net$/i, example: 'smtp.sendcloud.net', status: 'current' }],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'smtp.sendcloud.net', port: 2525, mode: 'opportunistic' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'api_user' }, password: { kind: 'api_key' } },
  docs: [],
  unread: ['https://www.sendcloud.net/doc/'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '2525' }],
} satisfies Provider;
