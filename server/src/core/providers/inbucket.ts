import type { Provider } from '../model.ts';

export default {
  id: 'inbucket',
  name: 'Inbucket',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?inbucket(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'inbucket',
      status: 'current',
    },
    {
      pattern: /^(?:localhost|127(?:\.\d{1,3}){3}|::1|host\.docker\.internal)$/i,
      example: 'localhost',
      status: 'current',
      shared: true,
    },
  ],
  endpoints: [{ port: 2500, mode: 'none', status: 'recommended' }],
  recommended: { host: 'localhost', port: 2500, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: ['https://github.com/inbucket/inbucket'],
  unread: ['https://inbucket.org'],
  sources: [{ ref: 'inbucket/inbucket@e56c6d5 doc/config.md', grade: 'A', supports: '0.0.0.0:2500, web 9000' }],
} satisfies Provider;
