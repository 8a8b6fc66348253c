import type { Provider } from '../model.ts';

export default {
  id: 'smtp2go',
  name: 'SMTP2GO',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^mail(-us|-eu|-eu2|-au)?\.smtp2go\.com$/i, example: 'mail.smtp2go.com', status: 'current' },
    { pattern: /^smtpcorp\.com$/i, example: 'smtpcorp.com', status: 'unverified' },
  ],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'recommended' },
    { port: 587, mode: 'opportunistic', status: 'supported' },
    { port: 8025, mode: 'opportunistic', status: 'supported' },
    { port: 80, mode: 'opportunistic', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'discouraged' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 8465, mode: 'implicit', status: 'supported' },
    { port: 443, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'mail.smtp2go.com', port: 2525, mode: 'starttls' },
  anonymous: 'allowed',
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'generated', hint: 'an SMTP user from Sending > SMTP Users' },
    password: { kind: 'smtp_credential' },
  },
  docs: ['https://developers.smtp2go.com/docs/smtp-relay'],
  sources: [
    {
      ref: 'https://developers.smtp2go.com/docs/smtp-relay',
      grade: 'A',
      supports: 'all ports and modes, regional hosts, IP auth alternative',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '2525' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '465' },
  ],
  notes: ['443 and 8465 are implicit TLS here.', 'Login by IP address exists: missing credentials may be intended.'],
} satisfies Provider;
