import type { Provider } from '../model.ts';

export default {
  id: 'mailpit',
  name: 'Mailpit',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?mailpit(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'mailpit',
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
  docs: ['https://github.com/axllent/mailpit'],
  unread: ['https://mailpit.axllent.org/docs/'],
  sources: [
    {
      ref: 'axllent/mailpit@408b30d README, config.go, cmd/root.go',
      grade: 'A',
      supports:
        'SMTP 1025, UI 8025; STARTTLS only with cert flags; --smtp-auth-allow-insecure needed for PLAIN without TLS',
    },
  ],
  notes: ['Compose service names resolve as hosts: a name without a dot is local.'],
} satisfies Provider;
