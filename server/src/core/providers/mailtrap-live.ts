import type { Provider } from '../model.ts';

export default {
  id: 'mailtrap-live',
  name: 'Mailtrap Email Sending (live)',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^(live|bulk)\.smtp\.mailtrap\.io$/i, example: 'live.smtp.mailtrap.io', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 2525, mode: 'starttls', status: 'unverified' },
    { port: 25, mode: 'starttls', status: 'unverified' },
    { port: 465, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'live.smtp.mailtrap.io', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'literal',
      literal: 'api',
      also: ['smtp@mailtrap.io'],
      hint: 'exactly api',
      source: 'Symfony mailer bridge (2024)',
    },
    password: { kind: 'api_key', pattern: /^[0-9a-f]{32}$/, hint: 'API token', source: 'Symfony mailer bridge (2024)' },
  },
  docs: ['https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration'],
  sources: [
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: 'live.smtp.mailtrap.io:587, user api' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    {
      ref: 'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration',
      grade: 'A',
      supports: 'transactional and bulk streams; credentials per domain (ports not in the stored excerpt)',
    },
  ],
  notes: ['smtp@mailtrap.io is another user name that is seen in public code.'],
} satisfies Provider;
