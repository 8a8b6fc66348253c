import type { Provider } from '../model.ts';

export default {
  id: 'yahoo',
  name: 'Yahoo Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.mail\.yahoo\.com$/i, example: 'smtp.mail.yahoo.com', status: 'current' },
    {
      pattern: /^(plus\.)?smtp\.mail\.yahoo\.(co\.uk|de|fr|es|it|ca|com\.au|com\.br|co\.in)$/i,
      example: 'smtp.mail.yahoo.co.uk',
      status: 'legacy',
      replacement: 'smtp.mail.yahoo.com',
      grade: 'C',
      note: 'old regional names, from a list of 2016',
    },
    {
      pattern: /^smtp\.mail\.yahoo\.co\.jp$/i,
      example: 'smtp.mail.yahoo.co.jp',
      status: 'current',
      note: 'Yahoo! JAPAN, another company: 465 only, the local part is the user name',
    },
  ],
  emailDomains: ['yahoo.com', 'ymail.com', 'rocketmail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported', hosts: /^smtp\.mail\.yahoo\.com$/i, grade: 'C' },
  ],
  recommended: { host: 'smtp.mail.yahoo.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'app_password',
      pattern: /^[a-z]{16}$/,
      hint: '16-char app password; account password refused',
      source: 'chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://help.yahoo.com/kb/SLN4724.html'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL, OAuth2 or password' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'app password required (checked 2025-09)' },
    {
      ref: 'https://github.com/FlowCrypt/flowcrypt-android/wiki/Email-providers-IMAP-SMTP-settings',
      grade: 'C',
      supports: '465 or 587',
    },
  ],
} satisfies Provider;
