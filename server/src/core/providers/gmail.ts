import type { Provider } from '../model.ts';

export default {
  id: 'gmail',
  name: 'Gmail / Google Workspace (mailbox SMTP)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.(gmail|googlemail)\.com$/i, example: 'smtp.gmail.com', status: 'current' }],
  emailDomains: ['gmail.com', 'googlemail.com'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 587, mode: 'starttls', status: 'supported' },
    { port: 25, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.gmail.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['XOAUTH2', 'OAUTHBEARER', 'PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'app_password_or_oauth2',
      pattern: /^[a-z]{4}[ ]?[a-z]{4}[ ]?[a-z]{4}[ ]?[a-z]{4}$/,
      hint: '16 lowercase letters, usually shown as 4 groups with spaces; needs 2-Step Verification. A normal account password is refused.',
      source:
        'nodemailer guide using-gmail.md@bb7f2a9; Symfony docs mailer.rst@3e03b46; chatmail/provider-db (2026-04-21)',
    },
  },
  deprecations: [
    {
      what: 'account password (less secure apps), personal accounts',
      date: '2022-05-30',
      kind: 'account-password',
      source: 'nodemailer guide using-gmail.md@bb7f2a9',
      grade: 'B',
    },
    {
      what: 'account password (less secure apps), Google Workspace',
      date: '2025-05-01',
      kind: 'account-password',
      source: 'https://nanopo.st/reference/lsa-app-passwords-2026/ (quotes Google)',
      grade: 'C',
      note: 'guanacostech.com says June 2024; the page that quotes Google wins',
    },
    {
      what: '3DES ciphers',
      date: '2025-05-30',
      kind: 'tls',
      source: 'https://cloud-captains.com/en/article/how-to-configure-smtp-relay-google-workspace/',
      grade: 'C',
    },
  ],
  docs: ['https://support.google.com/mail/answer/185833', 'https://support.google.com/a/answer/176600'],
  unread: ['https://support.google.com/mail/answer/7126229'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465 SSL, OAuth2 then password, full e-mail' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '587 STARTTLS' },
    { ref: 'caronc/apprise@cf17bc9 email/templates.py', grade: 'B', supports: '587 STARTTLS' },
    {
      ref: 'nodemailer guide using-gmail.md@bb7f2a9',
      grade: 'B',
      supports: 'LSA off 2022-05-30; app password or OAuth2',
    },
    {
      ref: 'https://nanopo.st/reference/lsa-app-passwords-2026/',
      grade: 'C',
      supports: 'quotes Google: Workspace LSA off 2025-05-01',
    },
    {
      ref: 'READMEs that cite support.google.com/mail/answer/185833 and /a/answer/176600',
      grade: 'C',
      supports: 'how to make an app password; device and app set-up',
    },
  ],
  notes: [
    'The From address is rewritten to the account unless it is a configured alias.',
    'Not meant for application mail in production (nodemailer guide); smtp-relay.gmail.com or a transactional provider is.',
    'The spaces in an app password are for reading only; Google is said to accept both forms (unverified).',
  ],
} satisfies Provider;
