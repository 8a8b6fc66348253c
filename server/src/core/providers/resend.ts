import type { Provider } from '../model.ts';

export default {
  id: 'resend',
  name: 'Resend',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.resend\.com$/i, example: 'smtp.resend.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 2465, mode: 'implicit', status: 'supported' },
    { port: 587, mode: 'opportunistic', status: 'supported' },
    { port: 2587, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
  ],
  recommended: { host: 'smtp.resend.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'resend', hint: 'exactly resend', source: "the provider's documentation" },
    password: {
      kind: 'api_key',
      pattern: /^re_[A-Za-z0-9_]{20,100}$/,
      hint: 'API key, prefix re_',
      source: "Symfony mailer bridge (2024); the provider's documentation",
    },
  },
  docs: ['https://resend.com/changelog/smtp-service'],
  unread: ['https://resend.com/docs/send-with-smtp'],
  sources: [
    {
      ref: 'https://resend.com/changelog/smtp-service.md',
      grade: 'A',
      supports: 'host, user, 465/2465 SSL, 25/587/2587 TLS or none, 465 recommended',
    },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '465, resend' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
