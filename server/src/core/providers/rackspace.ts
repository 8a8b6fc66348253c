import type { Provider } from '../model.ts';

export default {
  id: 'rackspace',
  name: 'Rackspace Email',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^secure(\d{1,9})?\.emailsrvr\.com$/i, example: 'secure.emailsrvr.com', status: 'current' },
    {
      pattern: /^smtp\.emailsrvr\.com$/i,
      example: 'smtp.emailsrvr.com',
      status: 'unverified',
      replacement: 'secure.emailsrvr.com',
      note: 'said to be the name without TLS',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'secure.emailsrvr.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://docs.rackspace.com/docs/rackspace-email-settings'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
  ],
} satisfies Provider;
