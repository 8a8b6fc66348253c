import type { Provider } from '../model.ts';

export default {
  id: 'zoho-campaigns',
  name: 'Zoho Campaigns SMTP API',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp-campaigns\.zoho\.(com|eu|in)$/i, example: 'smtp-campaigns.zoho.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 25, mode: 'none', status: 'discouraged' },
  ],
  recommended: { host: 'smtp-campaigns.zoho.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'apikey', hint: 'exactly apikey' },
    password: { kind: 'api_key' },
  },
  docs: ['https://zoho.com/campaigns/help/emailapi/smtp.html'],
  sources: [{ ref: 'https://zoho.com/campaigns/help/emailapi/smtp.html', grade: 'A', supports: 'all' }],
} satisfies Provider;
