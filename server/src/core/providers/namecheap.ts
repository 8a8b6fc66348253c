import type { Provider } from '../model.ts';

export default {
  id: 'namecheap',
  name: 'Namecheap Private Email',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^mail\.privateemail\.com$/i, example: 'mail.privateemail.com', status: 'current' },
    { pattern: /^smtp\.privateemail\.com$/i, example: 'smtp.privateemail.com', status: 'unverified' },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'mail.privateemail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.namecheap.com/support/knowledgebase/article.aspx/1179/2175/'],
  sources: [
    {
      ref: 'https://mailflowauthority.com/email-infrastructure/private-email-imap-settings',
      grade: 'C',
      supports: '465 SSL, 587 STARTTLS',
    },
    {
      ref: 'https://glama.ai/mcp/servers/pushkarsingh32/privateemail-mcp/schema',
      grade: 'C',
      supports: '465 TLS, else STARTTLS',
    },
  ],
} satisfies Provider;
