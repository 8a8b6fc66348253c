import type { Provider } from '../model.ts';

export default {
  id: 'smtp4dev',
  name: 'smtp4dev',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?smtp4dev(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'smtp4dev',
      status: 'current',
    },
    {
      pattern: /^(?:localhost|127(?:\.\d{1,3}){3}|::1|host\.docker\.internal)$/i,
      example: 'localhost',
      status: 'current',
      shared: true,
    },
  ],
  endpoints: [
    { port: 25, mode: 'none', status: 'recommended' },
    { port: 2525, mode: 'none', status: 'supported' },
  ],
  recommended: { host: 'localhost', port: 25, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: ['https://github.com/rnwood/smtp4dev'],
  sources: [
    {
      ref: 'rnwood/smtp4dev@738a75f Rnwood.Smtp4dev/appsettings.json',
      grade: 'A',
      supports: 'Port 25, TlsMode None, auth not required',
    },
    { ref: 'rnwood/smtp4dev docs/Docker-Security.md', grade: 'A', supports: '2525:25 mapping' },
  ],
  notes: ['localhost:25 is legitimate in development.'],
} satisfies Provider;
