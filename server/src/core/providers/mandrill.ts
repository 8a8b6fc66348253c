import type { Provider } from '../model.ts';

export default {
  id: 'mandrill',
  name: 'Mailchimp Transactional (Mandrill)',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.mandrillapp\.com$/i, example: 'smtp.mandrillapp.com', status: 'current' },
    {
      pattern: /^smtp\.(?:us-east|eu)[a-z0-9-]{0,30}\.mandrillapp\.com$/i,
      example: 'smtp.eu-central-1.mandrillapp.com',
      status: 'unverified',
    },
  ],
  endpoints: [
    { port: 587, mode: 'opportunistic', status: 'recommended' },
    { port: 2525, mode: 'opportunistic', status: 'unverified' },
    { port: 25, mode: 'opportunistic', status: 'unverified' },
    { port: 465, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'smtp.mandrillapp.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'any', hint: 'any text that is not empty (unverified)' },
    password: {
      kind: 'api_key',
      pattern: /^(md-)?[A-Za-z0-9_-]{22}$/,
      wrong: [
        {
          pattern: /^[0-9a-f]{32}-us\d{1,2}$/,
          means: 'a Mailchimp Marketing API key, not a Transactional (Mandrill) key',
          confidence: 'high',
        },
      ],
      hint: 'any valid Mandrill API key',
      source: 'gitleaks detection rules',
    },
  },
  docs: [],
  unread: ['https://mailchimp.com/developer/transactional/docs/smtp-integration/'],
  sources: [
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '587' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '587' },
    {
      ref: 'https://wso2.com/integration-platform/docs/connectors/catalog/marketing-social/mailchimp.transactional/setup-guide/',
      grade: 'C',
      supports: 'Mandrill key differs from the regular Mailchimp API key',
    },
  ],
} satisfies Provider;
