import type { Provider } from '../model.ts';

export default {
  id: 'mailtrap-sandbox',
  name: 'Mailtrap Email Sandbox (testing inbox, never delivers)',
  kind: 'test_service',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^sandbox\.smtp\.mailtrap\.io$/i, example: 'sandbox.smtp.mailtrap.io', status: 'current' },
    {
      pattern: /^smtp\.mailtrap\.io$/i,
      example: 'smtp.mailtrap.io',
      status: 'retired',
      replacement: 'sandbox.smtp.mailtrap.io',
      grade: 'B',
      note: 'pre-2022 sandbox host',
    },
  ],
  endpoints: [
    { port: 2525, mode: 'opportunistic', status: 'recommended' },
    { port: 587, mode: 'opportunistic', status: 'supported', grade: 'C' },
    {
      port: 465,
      mode: 'opportunistic',
      status: 'supported',
      grade: 'C',
      note: 'no implicit TLS here: a clear-text listener with STARTTLS, like the other ports',
    },
    { port: 25, mode: 'opportunistic', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'sandbox.smtp.mailtrap.io', port: 2525, mode: 'opportunistic' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    user: { kind: 'generated', pattern: /^[0-9a-f]{14}$/, hint: '14 hex chars' },
    password: { kind: 'generated', pattern: /^[0-9a-f]{14}$/ },
  },
  docs: [],
  unread: ['https://docs.mailtrap.io/email-sandbox/setup/sandbox-integration'],
  sources: [
    {
      ref: 'a public copy of the credentials panel of smtp.mailtrap.io (address withheld: it holds credentials)',
      grade: 'C',
      supports: 'ports 25/465/2525, TLS optional, PLAIN/LOGIN/CRAM-MD5',
    },
    { ref: 'nodemailer 10.6.0 CHANGELOG', grade: 'B', supports: 'host and port changed in well-known (#1652)' },
  ],
  notes: [
    'The classic exception to "465 is implicit TLS".',
    'Mail is never delivered: in a production file every message disappears here.',
  ],
} satisfies Provider;
