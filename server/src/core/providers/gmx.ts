import type { Provider } from '../model.ts';

export default {
  id: 'gmx',
  name: 'GMX',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^(mail|smtp)\.gmx\.(com|net|de|at|ch|co\.uk)$/i, example: 'mail.gmx.net', status: 'current' }],
  emailDomains: ['gmx.de', 'gmx.net', 'gmx.com', 'gmx.at', 'gmx.ch'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'mail.gmx.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://support.gmx.com/pop-imap/imap/server.html'],
  sources: [
    {
      ref: 'Thunderbird ISPDB (2026-03-12)',
      grade: 'B',
      supports: 'mail.gmx.net (.net/.de/.at/.ch) and mail.gmx.com (others), 465 and 587',
    },
    {
      ref: 'nodemailer 10.6.0 well-known services',
      grade: 'B',
      supports: 'mail.gmx.com:587 also for gmx.net/gmx.de (differs)',
    },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'POP3/IMAP must be enabled first' },
  ],
  notes: ['550 or 535 until "POP3/IMAP access" is switched on in the web mail.'],
} satisfies Provider;
