import type { Provider } from '../model.ts';

export default {
  id: 'cloudflare',
  name: 'Cloudflare Email Service',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.mx\.cloudflare\.net$/i, example: 'smtp.mx.cloudflare.net', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unsupported' },
    { port: 25, mode: 'none', status: 'unsupported' },
  ],
  recommended: { host: 'smtp.mx.cloudflare.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'api_token', hint: 'the literal string api_token' },
    password: { kind: 'api_key', hint: 'Cloudflare API token with Email Sending: Edit' },
  },
  docs: ['https://developers.cloudflare.com/email-service/api/send-emails/smtp/'],
  sources: [
    {
      ref: 'https://developers.cloudflare.com/email-service/api/send-emails/smtp/',
      grade: 'A',
      supports: '465 implicit only; 587/25 not supported; api_token',
    },
  ],
} satisfies Provider;
