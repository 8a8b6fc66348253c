import type { Provider } from '../model.ts';

export default {
  id: 'smtp-com',
  name: 'SMTP.com',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^send\.smtp\.com$/i, example: 'send.smtp.com', status: 'current' }],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'recommended' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 2082, mode: 'opportunistic', status: 'supported' },
  ],
  recommended: { host: 'send.smtp.com', port: 2525, mode: 'starttls' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'generated' }, password: { kind: 'smtp_credential' } },
  docs: [],
  unread: ['https://www.smtp.com'],
  sources: [{ ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '25; 2525, 2082 if blocked' }],
} satisfies Provider;
