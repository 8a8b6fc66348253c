import type { Provider } from '../model.ts';

export default {
  id: 'greenmail',
  name: 'GreenMail',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?greenmail(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'greenmail',
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
    { port: 3025, mode: 'none', status: 'recommended' },
    { port: 3465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'localhost', port: 3025, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: ['https://github.com/greenmail-mail-test/greenmail'],
  unread: ['https://greenmail-mail-test.github.io/greenmail/'],
  sources: [
    {
      ref: 'greenmail-mail-test/greenmail@659cd21 ServerSetupTest.java, docker README',
      grade: 'A',
      supports: 'offset 3000: 3025 SMTP, 3465 SMTPS',
    },
  ],
} satisfies Provider;
