import type { Provider } from '../model.ts';

export default {
  id: 'mailru',
  name: 'Mail.ru / VK Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.mail\.ru$/i, example: 'smtp.mail.ru', status: 'current' }],
  emailDomains: ['mail.ru'],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.mail.ru', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'app_password',
      hint: 'external application password',
      source: 'chatmail/provider-db (2026-04-21)',
    },
  },
  docs: [],
  unread: ['https://help.mail.ru/mail/mailer/popsmtp/'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '465, 587' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    {
      ref: 'chatmail/provider-db (2026-04-21)',
      grade: 'B',
      supports: 'external-app password (2026-04); vk.com uses the same host',
    },
  ],
} satisfies Provider;
