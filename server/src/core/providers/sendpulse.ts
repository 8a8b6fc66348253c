import type { Provider } from '../model.ts';

export default {
  id: 'sendpulse',
  name: 'SendPulse',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp-pulse\.com$/i, example: 'smtp-pulse.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 2525, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'smtp-pulse.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'smtp_credential' },
  },
  docs: [],
  unread: ['https://sendpulse.com/features/smtp'],
  sources: [{ ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' }],
} satisfies Provider;
