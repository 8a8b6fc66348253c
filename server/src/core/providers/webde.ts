import type { Provider } from '../model.ts';

export default {
  id: 'webde',
  name: 'WEB.DE',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.web\.de$/i, example: 'smtp.web.de', status: 'current' }],
  emailDomains: ['web.de'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.web.de', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'localpart_or_email', hint: 'ISPDB uses the local part' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://hilfe.web.de/pop-imap/imap/imap-serverdaten.html'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 and 587, LOCAL PART as username' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'access must be enabled' },
  ],
} satisfies Provider;
