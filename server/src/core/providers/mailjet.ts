import type { Provider } from '../model.ts';

export default {
  id: 'mailjet',
  name: 'Mailjet',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^in-v3\.mailjet\.com$/i, example: 'in-v3.mailjet.com', status: 'current' },
    {
      pattern: /^in(-v2)?\.mailjet\.com$/i,
      example: 'in.mailjet.com',
      status: 'retired',
      replacement: 'in-v3.mailjet.com',
      grade: 'B',
      note: "nodemailer still lists it; Symfony, GitLab, Google and Mailjet's own gem name in-v3",
    },
  ],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 588, mode: 'opportunistic', status: 'unverified' },
    { port: 80, mode: 'opportunistic', status: 'unverified' },
  ],
  recommended: { host: 'in-v3.mailjet.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'api_key',
      pattern: /^[0-9a-f]{32}$/,
      hint: 'API key (32 hex)',
      source: 'listmonk SMTP presets; omnibus-gitlab doc/settings/smtp.md@440b1f8',
    },
    password: { kind: 'api_secret', pattern: /^[0-9a-f]{32}$/, hint: 'Secret key (32 hex)' },
  },
  docs: ['https://cloud.google.com/compute/docs/tutorials/sending-mail/using-mailjet'],
  unread: ['https://dev.mailjet.com/smtp-relay/configuration/'],
  sources: [
    {
      ref: 'https://cloud.google.com/compute/docs/tutorials/sending-mail/using-mailjet',
      grade: 'A',
      supports: 'in-v3.mailjet.com:2525 with TLS (Google doc)',
    },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: 'in-v3.mailjet.com:587' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: 'in-v3.mailjet.com:587' },
    { ref: 'listmonk SMTP presets', grade: 'B', supports: '465 TLS' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'in.mailjet.com:587 (outdated host)' },
    {
      ref: 'https://rubydoc.info/gems/mailjet/Mailjet/Mailer',
      grade: 'A',
      supports: 'official gem: 587, api key / secret',
    },
  ],
} satisfies Provider;
