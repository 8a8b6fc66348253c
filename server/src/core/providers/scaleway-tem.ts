import type { Provider } from '../model.ts';

export default {
  id: 'scaleway-tem',
  name: 'Scaleway Transactional Email',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.tem\.(scaleway\.com|scw\.cloud)$/i, example: 'smtp.tem.scaleway.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 2587, mode: 'starttls', status: 'supported' },
    { port: 25, mode: 'starttls', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 2465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp.tem.scaleway.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'uuid',
      pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
      hint: 'Project ID of the TEM domain',
    },
    password: {
      kind: 'api_secret',
      pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
      hint: 'secret key of an API key',
    },
  },
  docs: ['https://www.scaleway.com/en/docs/transactional-email/reference-content/smtp-configuration/'],
  sources: [
    {
      ref: 'scaleway/docs-content@4665240 pages/transactional-email/reference-content/smtp-configuration.mdx',
      grade: 'A',
      supports: 'host smtp.tem.scaleway.com, all ports, encryption mandatory, PLAIN/LOGIN',
    },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: 'smtp.tem.scw.cloud:465' },
  ],
  notes: ['The Symfony bridge uses smtp.tem.scw.cloud; both names are current.'],
} satisfies Provider;
