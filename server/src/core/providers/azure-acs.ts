import type { Provider } from '../model.ts';

export default {
  id: 'azure-acs',
  name: 'Azure Communication Services Email',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.azurecomm\.net$/i, example: 'smtp.azurecomm.net', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 25, mode: 'starttls', status: 'supported' },
    { port: 465, mode: 'implicit', status: 'unverified', note: 'Microsoft documents 587 and 25 only' },
  ],
  recommended: { host: 'smtp.azurecomm.net', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'composite',
      pattern: /^[^|\s]{1,63}\|[0-9a-fA-F-]{36}\|[0-9a-fA-F-]{36}$/,
      hint: '<ACS resource>|<Entra application id>|<Entra tenant id>, or a custom SmtpUsername resource',
    },
    password: { kind: 'client_secret', hint: 'client secret of the Entra application' },
  },
  docs: [
    'https://learn.microsoft.com/azure/communication-services/quickstarts/email/send-email-smtp/smtp-authentication',
  ],
  sources: [
    {
      ref: 'MicrosoftDocs/azure-docs@015d5ba articles/communication-services/quickstarts/email/send-email-smtp/smtp-authentication.md',
      grade: 'A',
      supports: '587 recommended or 25, TLS 1.2+, composite username',
    },
    {
      ref: 'https://learn.microsoft.com/en-gb/cli/azure/communication/smtp-username',
      grade: 'A',
      supports: 'custom SMTP usernames exist',
    },
    { ref: 'listmonk SMTP presets', grade: 'B', supports: '587 STARTTLS LOGIN' },
  ],
  notes: [
    'The user name contains | : quote it in YAML and .env files, percent-encode it in URLs.',
    'Older documentation is said to use a dot as separator (unverified).',
  ],
} satisfies Provider;
