import type { Provider } from '../model.ts';

export default {
  id: 'yandex',
  name: 'Yandex Mail / Yandex 360',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.(yandex|ya)\.(ru|com|net|kz|by|com\.tr|ua)$/i, example: 'smtp.yandex.ru', status: 'current' },
  ],
  emailDomains: ['yandex.ru', 'yandex.com', 'ya.ru'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.yandex.ru', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password', pattern: /^[a-z]{16}$/, hint: 'app password', grade: 'D' },
  },
  docs: [],
  unread: ['https://yandex.com/support/mail/mail-clients/others.html'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: 'smtp.yandex.com:465' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'smtp.yandex.ru:465' },
    { ref: 'caronc/apprise@cf17bc9 email/templates.py', grade: 'B', supports: 'smtp.yandex.ru:465, user id as login' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'IMAP must be enabled' },
  ],
} satisfies Provider;
