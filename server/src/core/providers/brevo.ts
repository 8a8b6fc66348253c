import type { Provider } from '../model.ts';

export default {
  id: 'brevo',
  name: 'Brevo (formerly Sendinblue)',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp-relay\.brevo\.com$/i, example: 'smtp-relay.brevo.com', status: 'current' },
    {
      pattern: /^smtp-relay\.sendinblue\.com$/i,
      example: 'smtp-relay.sendinblue.com',
      status: 'legacy',
      replacement: 'smtp-relay.brevo.com',
      note: 'old brand, still in the GitLab documentation',
    },
  ],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'supported' },
    { port: 465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'smtp-relay.brevo.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the login on the SMTP page; newer accounts get <id>@smtp-brevo.com' },
    password: {
      kind: 'smtp_credential',
      pattern: /^xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}$/,
      wrong: [
        {
          pattern: /^xkeysib-[\w-]{1,200}$/,
          means: 'a Brevo API key; SMTP needs an SMTP key (xsmtpsib-…)',
          confidence: 'high',
        },
      ],
      hint: 'SMTP key, prefix xsmtpsib-; older accounts may have a 16-character password',
      source: "the provider's documentation; public configuration files",
    },
  },
  docs: ['https://developers.brevo.com/docs/smtp-integration'],
  sources: [
    {
      ref: 'https://developers.brevo.com/docs/smtp-integration.md',
      grade: 'A',
      supports: 'SMTP key not API key; 587/2525 "non-encrypted", 465 SSL/TLS',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: 'old host with 465' },
    { ref: 'gitleaks detection rules', grade: 'B', supports: 'xkeysib shape' },
  ],
  notes: [
    'Brevo tells users to leave the encryption empty except on 465, which sends the key in clear text. Both 465 with implicit TLS and 587 with STARTTLS work.',
  ],
} satisfies Provider;
