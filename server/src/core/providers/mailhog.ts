import type { Provider } from '../model.ts';

export default {
  id: 'mailhog',
  name: 'MailHog',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?mailhog(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'mailhog',
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
  docs: ['https://github.com/mailhog/MailHog'],
  sources: [
    { ref: 'mailhog/MailHog@e6fa068 docs/CONFIG.md', grade: 'A', supports: '1025/8025; last commit 2022-08-02' },
  ],
  notes: ['Unmaintained: the last commit is of 2022-08-02.'],
} satisfies Provider;
