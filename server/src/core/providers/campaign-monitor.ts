import type { Provider } from '../model.ts';

export default {
  id: 'campaign-monitor',
  name: 'Campaign Monitor transactional',
  kind: 'transactional',
  verified: 'no',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.api\.createsend\.com$/i, example: 'smtp.api.createsend.com', status: 'unverified' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'unverified' },
    {
      port: 465,
      mode: 'implicit',
      status: 'unverified',
      note: 'GitLab sample has 465 with starttls_auto=true, tls=false (self-contradictory)',
    },
  ],
  recommended: { host: 'smtp.api.createsend.com', port: 587, mode: 'starttls' },
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'api_key' }, password: { kind: 'api_key' } },
  docs: [],
  unread: ['https://www.campaignmonitor.com'],
  sources: [{ ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: 'contradictory sample' }],
} satisfies Provider;
