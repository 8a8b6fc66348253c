import type { Provider } from '../model.ts';

export default {
  id: 'usesend',
  name: 'useSend',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.usesend\.com$/i, example: 'smtp.usesend.com', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 2465, mode: 'implicit', status: 'supported' },
    { port: 587, mode: 'starttls', status: 'supported' },
    { port: 2587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.usesend.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'usesend', hint: 'exactly usesend' },
    password: { kind: 'api_key', pattern: /^us_\S{1,200}$/ },
  },
  docs: ['https://docs.usesend.com/get-started/smtp'],
  sources: [
    {
      ref: 'https://docs.usesend.com/get-started/smtp',
      grade: 'A',
      supports: 'ports, user; the doc sample itself is wrong (465 with secure:false and rejectUnauthorized:false)',
    },
  ],
} satisfies Provider;
