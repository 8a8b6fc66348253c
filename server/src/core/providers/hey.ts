import type { Provider } from '../model.ts';

export default {
  id: 'hey',
  name: 'HEY',
  kind: 'none',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.hey\.com$/i, example: 'smtp.hey.com', status: 'wrong' }],
  endpoints: [],
  docs: [],
  unread: ['https://www.hey.com'],
  sources: [{ ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'BROKEN: no IMAP/SMTP (2020-06)' }],
} satisfies Provider;
