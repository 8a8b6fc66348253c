import type { Provider } from '../model.ts';

export default {
  id: 'localhost-mta',
  name: 'Local MTA (postfix/sendmail/exim on this machine)',
  kind: 'local_mta',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i, example: 'localhost', status: 'current', shared: true },
  ],
  endpoints: [
    { port: 25, mode: 'none', status: 'recommended' },
    { port: 587, mode: 'opportunistic', status: 'supported' },
  ],
  recommended: { host: 'localhost', port: 25, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: [],
  sources: [
    {
      ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8',
      grade: 'B',
      supports: 'GitLab documents localhost:25 as a supported setup',
    },
  ],
  notes: ['Port 25 without TLS is normal on the loopback interface.'],
} satisfies Provider;
