import type { Provider } from '../model.ts';

export default {
  id: 'outlook-com',
  name: 'Outlook.com / Hotmail / Live (consumer)',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp-mail\.outlook\.com$/i, example: 'smtp-mail.outlook.com', status: 'current' },
    {
      pattern: /^smtp\.live\.com$/i,
      example: 'smtp.live.com',
      status: 'retired',
      replacement: 'smtp-mail.outlook.com',
      grade: 'B',
      note: 'old Hotmail host',
    },
    {
      pattern: /^smtp\.outlook\.com$/i,
      example: 'smtp.outlook.com',
      status: 'unverified',
      note: 'used by apprise; not in ISPDB/nodemailer',
    },
  ],
  emailDomains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 465, mode: 'implicit', status: 'unverified', note: 'Microsoft lists 587 only' },
  ],
  recommended: { host: 'smtp-mail.outlook.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['XOAUTH2'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'oauth2_only', hint: 'passwords and app passwords no longer work' },
  },
  deprecations: [
    {
      what: 'password login (Basic authentication), app passwords too',
      date: '2024-09-16',
      kind: 'any-password',
      source: 'two reports of the Microsoft notice (2024); Thunderbird ISPDB and Microsoft list OAuth2 only',
      grade: 'B',
    },
  ],
  docs: ['https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353'],
  unread: [
    'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
  ],
  sources: [
    {
      ref: 'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353 (read in a copy)',
      grade: 'B',
      supports: 'smtp-mail.outlook.com, 587, STARTTLS, OAuth2 / Modern Auth required',
    },
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '587 STARTTLS, OAuth2 only' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    {
      ref: 'chatmail/provider-db (2026-04-21)',
      grade: 'B',
      supports: 'outlook.com BROKEN: passwords refused (2024-11)',
    },
    {
      ref: 'https://techissuestoday.com/how-to-update-outlook-email-settings-to-avoid-losing-access-after-september-16/',
      grade: 'C',
      supports: '2024-09-16',
    },
    {
      ref: 'https://3ait.co.uk/blog/security-changes-coming-to-people-with-outlook-and-hotmail-addresses',
      grade: 'C',
      supports: '2024-09-16',
    },
    { ref: 'nodemailer 10.6.0 CHANGELOG', grade: 'B', supports: 'host updated from smtp.live.com' },
  ],
  notes: [
    'A password configured for this host cannot work.',
    'smtp.outlook.com appears in apprise, but neither in the Thunderbird ISPDB nor in nodemailer.',
  ],
} satisfies Provider;
