import type { Provider } from '../model.ts';

export default {
  id: 'maildev',
  name: 'MailDev',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?maildev(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'maildev',
      status: 'current',
    },
    {
      pattern: /^(?:localhost|127(?:\.\d{1,3}){3}|::1|host\.docker\.internal)$/i,
      example: 'localhost',
      status: 'current',
      shared: true,
    },
  ],
  endpoints: [{ port: 1025, mode: 'none', status: 'recommended' }],
  recommended: { host: 'localhost', port: 1025, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: ['https://github.com/maildev/maildev'],
  sources: [
    { ref: 'maildev/maildev@7756cfa docs/api.md, docs/docker.md', grade: 'A', supports: 'SMTP 1025, web 1080' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '1025 ignoreTLS' },
  ],
} satisfies Provider;
