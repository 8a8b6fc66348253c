import type { Provider } from '../model.ts';

export default {
  id: 'plunk',
  name: 'Plunk',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^(next-)?smtp\.useplunk\.com$/i,
      example: 'smtp.useplunk.com',
      status: 'current',
      note: 'next-smtp is the v2 host (public files)',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 2465, mode: 'implicit', status: 'supported', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'C' },
    { port: 2587, mode: 'starttls', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'smtp.useplunk.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'plunk', hint: 'exactly plunk', grade: 'C' },
    password: { kind: 'api_key', pattern: /^sk_[0-9a-f]{1,200}$/, hint: 'secret key sk_...' },
  },
  docs: [],
  unread: ['https://docs.useplunk.com'],
  sources: [
    {
      ref: 'public configuration files that name smtp.useplunk.com (ten incl. a scrape of docs getting-started/smtp)',
      grade: 'C',
      supports: '465, 587, 2465, 2587; user plunk; secret API key',
    },
    { ref: 'useplunk/plunk@07cea20 (2025-10-02)', grade: 'B', supports: 'no SMTP text in that snapshot' },
  ],
} satisfies Provider;
