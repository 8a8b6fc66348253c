import type { Provider } from '../model.ts';

export default {
  id: 'elastic-email',
  name: 'Elastic Email',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.elasticemail\.com$/i, example: 'smtp.elasticemail.com', status: 'current' },
    { pattern: /^smtp25\.elasticemail\.com$/i, example: 'smtp25.elasticemail.com', status: 'unverified' },
  ],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'recommended', grade: 'C' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 587, mode: 'opportunistic', status: 'unverified' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'smtp.elasticemail.com', port: 2525, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'smtp_credential',
      hint: 'SMTP password generated in Settings > SMTP (not the account password)',
    },
  },
  docs: [],
  unread: ['https://help.elasticemail.com/en/articles/4803409'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465 secure' },
    { ref: 'public configuration files', grade: 'C', supports: '2525' },
  ],
} satisfies Provider;
