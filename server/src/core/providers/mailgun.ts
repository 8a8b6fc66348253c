import type { Provider } from '../model.ts';

export default {
  id: 'mailgun',
  name: 'Mailgun',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp(\.eu)?\.mailgun\.org$/i, example: 'smtp.mailgun.org', status: 'current' },
    {
      pattern: /^api(\.eu)?\.mailgun\.net$/i,
      example: 'api.mailgun.net',
      status: 'wrong',
      replacement: 'smtp$1.mailgun.org',
      note: 'HTTP API host',
    },
  ],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp.mailgun.org', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'full_email',
      pattern: /^[^@\s]{1,64}@[^@\s]{1,255}$/,
      hint: 'SMTP login at the sending domain, e.g. postmaster@mg.example.com',
      source: "the provider's documentation",
    },
    password: {
      kind: 'smtp_credential',
      wrong: [
        { pattern: /^key-[a-f0-9]{32}$/, means: 'Mailgun HTTP API key, not an SMTP password', confidence: 'medium' },
      ],
      hint: 'set per domain under SMTP credentials; not the control-panel password',
      source: "the provider's documentation; gitleaks detection rules",
    },
  },
  docs: ['https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp'],
  sources: [
    {
      ref: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp.md',
      grade: 'A',
      supports: 'ports 25/465/587/2525 and modes; per-domain credentials',
    },
    {
      ref: 'https://documentation.mailgun.com/docs/mailgun/user-manual/smtp-protocol/smtp-relay.md',
      grade: 'A',
      supports: 'not the control panel password',
    },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: 'smtp.<region>.mailgun.org:587' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    {
      ref: 'https://spreecommerce.org/docs/integrations/email/mailgun',
      grade: 'C',
      supports: 'US and EU are separate; 587 recommended',
    },
  ],
  notes: ['A wrong region answers 535: domains in the EU need smtp.eu.mailgun.org.'],
} satisfies Provider;
