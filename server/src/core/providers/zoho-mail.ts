import type { Provider } from '../model.ts';

export default {
  id: 'zoho-mail',
  name: 'Zoho Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp(pro)?\.zoho\.(com|eu|in|jp|sa|com\.au|com\.cn)$/i, example: 'smtp.zoho.com', status: 'current' },
    { pattern: /^smtp(pro)?\.zohocloud\.ca$/i, example: 'smtp.zohocloud.ca', status: 'current' },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'supported' },
  ],
  recommended: { host: 'smtp.zoho.com', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_or_app_password', hint: 'app password when 2FA is on' },
  },
  docs: [],
  unread: ['https://www.zoho.com/mail/help/zoho-smtp.html'],
  sources: [
    {
      ref: 'Thunderbird ISPDB (2026-03-12)',
      grade: 'B',
      supports: '465 and 587 per data centre (.com .eu .in .jp .com.au, zohocloud.ca)',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465, authMethod LOGIN' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '587' },
    {
      ref: 'https://gist.github.com/raffeyang/801e43dc02a706c097cc1d1b9d50ce93',
      grade: 'C',
      supports: 'smtppro.zoho.com:465',
    },
  ],
  notes: [
    'smtp.zoho.* is said to serve personal and smtppro.zoho.* organisation accounts (unverified).',
    'A wrong data centre answers 535.',
  ],
} satisfies Provider;
