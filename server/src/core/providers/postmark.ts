import type { Provider } from '../model.ts';

export default {
  id: 'postmark',
  name: 'Postmark',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp(-broadcasts)?\.postmarkapp\.com$/i, example: 'smtp.postmarkapp.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'unsupported', note: 'no implicit TLS listener' },
  ],
  recommended: { host: 'smtp.postmarkapp.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'CRAM-MD5'],
    user: {
      kind: 'token',
      pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
      hint: 'Server API token (UUID) or an SMTP token access key',
      source: "the provider's documentation",
    },
    password: {
      kind: 'api_key',
      pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
      hint: 'with a server API token, user name and password are the same',
      source: "Symfony mailer bridge (2024); the provider's documentation",
    },
  },
  docs: ['https://postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using'],
  sources: [
    {
      ref: 'https://postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using',
      grade: 'A',
      supports: 'hosts, 25/2525/587, STARTTLS, token as user and pass',
    },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '587 user=pass=token' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '2525' },
    { ref: 'https://spreecommerce.org/docs/integrations/email/postmark', grade: 'C', supports: '465 hangs' },
  ],
  notes: [
    'User name and password are the same server API token, or the two parts of an SMTP token, which differ.',
    'The account API token does not log in over SMTP (unverified).',
  ],
} satisfies Provider;
