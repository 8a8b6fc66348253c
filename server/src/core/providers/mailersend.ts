import type { Provider } from '../model.ts';

export default {
  id: 'mailersend',
  name: 'MailerSend',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.mailersend\.net$/i, example: 'smtp.mailersend.net', status: 'current' },
    {
      pattern: /^smtp\.mailersend\.com$/i,
      example: 'smtp.mailersend.com',
      status: 'unverified',
      replacement: 'smtp.mailersend.net',
      note: 'MailerSend uses the .net name',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 2525, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'smtp.mailersend.net', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'generated', pattern: /^MS_[A-Za-z0-9]{1,40}@\S{1,255}$/, hint: 'MS_xxxxxx@<domain>' },
    password: {
      kind: 'smtp_credential',
      wrong: [
        {
          pattern: /^mlsn\.[\w.-]{1,200}$/,
          means: 'a MailerSend API token; SMTP users have their own password',
          confidence: 'medium',
        },
      ],
    },
  },
  docs: [],
  unread: ['https://www.mailersend.com/help/smtp-relay'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '587' },
    {
      ref: 'public configuration files that name smtp.mailersend.net (ten)',
      grade: 'C',
      supports: '587, user MS_xxxxxx@domain; API tokens start mlsn.',
    },
  ],
} satisfies Provider;
