import type { Provider } from '../model.ts';

export default {
  id: 'forward-email',
  name: 'Forward Email',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.forwardemail\.net$/i, example: 'smtp.forwardemail.net', status: 'current' }],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 2525, mode: 'starttls', status: 'unverified' },
    { port: 2465, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'smtp.forwardemail.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'smtp_credential', hint: 'generated per alias/domain' },
  },
  docs: [],
  unread: ['https://forwardemail.net/faq'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'listmonk SMTP presets', grade: 'B', supports: '465 TLS' },
  ],
} satisfies Provider;
