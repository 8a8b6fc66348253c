import type { Provider } from '../model.ts';

export default {
  id: 'proton',
  name: 'Proton Mail SMTP submission',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.protonmail\.ch$/i, example: 'smtp.protonmail.ch', status: 'current' },
    {
      pattern: /^smtp\.proton(mail)?\.(me|com)$/i,
      example: 'smtp.proton.me',
      status: 'wrong',
      replacement: 'smtp.protonmail.ch',
      note: 'said to be no SMTP host',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 465, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'smtp.protonmail.ch', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the custom-domain address the token was made for' },
    password: {
      kind: 'smtp_token',
      pattern: /^[A-Z0-9]{16}$/,
      hint: 'SMTP token, not the account password; paid plans with a custom domain',
    },
  },
  docs: [],
  unread: ['https://proton.me/support/smtp-submission'],
  sources: [
    {
      ref: 'https://proton.me/support/ru/smtp-submission',
      grade: 'A',
      supports: 'page exists (stored copy is mostly UI strings)',
    },
    {
      ref: 'https://dotcompc.ir/support/fr/smtp-submission',
      grade: 'C',
      supports: 'mirror of the Proton article: token per address, plan limits',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'smtp.protonmail.ch:587 requireTLS' },
  ],
  notes: ['sendarix.com claims that Proton has no direct SMTP; the Proton article contradicts it.'],
} satisfies Provider;
