import type { Provider } from '../model.ts';

export default {
  id: 'ovh',
  name: 'OVHcloud (MX Plan / E-mail Pro / Exchange)',
  kind: 'hosting',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^ssl0\.ovh\.net$/i, example: 'ssl0.ovh.net', status: 'current' },
    {
      pattern:
        /^(?:(?:ex|pro)\d{1,3}\.mail\.ovh\.(?:net|ca)|smtp\.mail\.ovh\.(?:net|ca)|exchange\.mail\.ovh\.net|ns0\.ovh\.net)$/i,
      example: 'pro1.mail.ovh.net',
      status: 'unverified',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: 'ssl0.ovh.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://help.ovhcloud.com/csm/en-mx-plan'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: 'ssl0.ovh.net:465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
    { ref: 'general knowledge, not checked', grade: 'D', supports: '587 and pro/ex hosts' },
  ],
} satisfies Provider;
