import type { Provider } from '../model.ts';

export default {
  id: 'sparkpost',
  name: 'SparkPost / Bird',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp(\.eu)?\.sparkpostmail\.com$/i, example: 'smtp.sparkpostmail.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
  ],
  recommended: { host: 'smtp.sparkpostmail.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['LOGIN'],
    user: {
      kind: 'literal',
      literal: 'SMTP_Injection',
      hint: 'exactly SMTP_Injection (case as written)',
      source: "the provider's documentation",
    },
    password: { kind: 'api_key', pattern: /^[0-9a-f]{40}$/, hint: 'API key with "Send via SMTP" permission' },
  },
  docs: ['https://developers.sparkpost.com/api/smtp/'],
  sources: [
    {
      ref: 'https://developers.sparkpost.com/api/smtp/',
      grade: 'A',
      supports: 'hosts, 587/2525, STARTTLS, AUTH LOGIN, SMTP_Injection',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '587' },
  ],
} satisfies Provider;
