import type { Provider } from '../model.ts';

export default {
  id: 'sendgrid',
  name: 'Twilio SendGrid',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^smtp(\.eu)?\.sendgrid\.net$/i,
      example: 'smtp.sendgrid.net',
      status: 'current',
      note: 'smtp.eu.sendgrid.net is the EU region (Symfony bridge tests)',
    },
  ],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp.sendgrid.net', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'literal',
      literal: 'apikey',
      hint: 'exactly the word apikey, not the key and not an account name',
      source: "the provider's documentation",
    },
    password: {
      kind: 'api_key',
      pattern: /^SG\.[A-Za-z0-9_=.-]{66}$/,
      hint: 'API key with Mail Send permission; 69 chars, SG.<22>.<43>',
      source: 'gitleaks detection rules',
    },
  },
  deprecations: [
    {
      what: 'account user name and password',
      date: '2020-12',
      kind: 'account-password',
      source:
        'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/upgrade-your-authentication-method-to-api-keys',
      grade: 'A',
      note: 'Twilio: as of the fourth quarter of 2020',
    },
  ],
  docs: [
    'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
    'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/upgrade-your-authentication-method-to-api-keys',
  ],
  sources: [
    {
      ref: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api.md',
      grade: 'A',
      supports: 'host, apikey, ports and modes, 587 recommended',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '465, apikey' },
    { ref: 'gitleaks detection rules', grade: 'B', supports: 'key shape' },
    {
      ref: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/upgrade-your-authentication-method-to-api-keys',
      grade: 'A',
      supports: 'any SMTP user but apikey is a refused password login; keys have 69 characters',
    },
  ],
  notes: ['The GitLab documentation still has a section with user name and password.'],
} satisfies Provider;
