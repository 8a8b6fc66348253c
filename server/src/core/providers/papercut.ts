import type { Provider } from '../model.ts';

export default {
  id: 'papercut',
  name: 'Papercut SMTP',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?papercut(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'papercut',
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
  docs: ['https://github.com/ChangemakerStudios/Papercut-SMTP'],
  sources: [
    {
      ref: 'ChangemakerStudios/Papercut-SMTP@3ec0a2f README, appsettings.json',
      grade: 'A',
      supports: 'service/docker 2525, desktop sample 25',
    },
  ],
} satisfies Provider;
