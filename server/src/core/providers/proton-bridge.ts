import type { Provider } from '../model.ts';

export default {
  id: 'proton-bridge',
  name: 'Proton Mail Bridge (local)',
  kind: 'local_bridge',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^(?:localhost|127\.0\.0\.1)$/i, example: '127.0.0.1', status: 'current', shared: true }],
  endpoints: [{ port: 1025, mode: 'starttls', status: 'recommended' }],
  recommended: { host: '127.0.0.1', port: 1025, mode: 'starttls' },
  selfSigned: true,
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'generated', hint: 'password shown by Bridge' },
  },
  docs: [],
  unread: ['https://proton.me/mail/bridge'],
  sources: [
    {
      ref: 'https://xenocept.com/docs/email-setup/proton.html',
      grade: 'C',
      supports: '127.0.0.1, typically 1025, generated password',
    },
  ],
  notes: [
    'The same host and port as Mailpit, MailHog and MailDev: localhost:1025 with STARTTLS and a login is legitimate.',
  ],
} satisfies Provider;
