import type { Provider } from '../model.ts';

export default {
  id: 'autosend',
  name: 'AutoSend',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.autosend\.com$/i, example: 'smtp.autosend.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp.autosend.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'autosend', hint: 'exactly autosend' },
    password: { kind: 'api_key', pattern: /^AS_\S{1,200}$/ },
  },
  docs: ['https://docs.autosend.com/quickstart/smtp'],
  sources: [
    {
      ref: 'https://docs.autosend.com/quickstart/smtp',
      grade: 'A',
      supports: '465 implicit, 587 STARTTLS; the doc sample itself is wrong (587 with secure:true)',
    },
  ],
} satisfies Provider;
