import type { Provider } from '../model.ts';

export default {
  id: 'godaddy',
  name: 'GoDaddy Workspace / Professional Email',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^(?:smtpout(?:\.(?:asia|europe))?|smtp\.(?:asia|europe))\.secureserver\.net$/i,
      example: 'smtpout.secureserver.net',
      status: 'current',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 80, mode: 'none', status: 'discouraged', note: 'no TLS: the password travels in clear text' },
    { port: 3535, mode: 'none', status: 'unverified' },
    { port: 25, mode: 'none', status: 'discouraged', note: 'what nodemailer still lists, without TLS' },
  ],
  recommended: { host: 'smtpout.secureserver.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://www.godaddy.com/help'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465 TLS, 80 without TLS' },
    {
      ref: 'nodemailer 10.6.0 well-known services',
      grade: 'B',
      supports: 'port 25, no TLS: outdated and insecure default',
    },
  ],
  notes: [
    'The nodemailer services "Godaddy…" mean port 25 with opportunistic TLS.',
    'Shared hosting relays through localhost:25 (unverified).',
    'Many GoDaddy mailboxes are Microsoft 365 by now: smtp.office365.com (unverified).',
  ],
} satisfies Provider;
