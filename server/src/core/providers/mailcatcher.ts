import type { Provider } from '../model.ts';

export default {
  id: 'mailcatcher',
  name: 'MailCatcher',
  kind: 'local_catcher',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern:
        /^(?:[a-z0-9_-]{1,60}[-_])?mailcatcher(?:[-_][a-z0-9_-]{1,60})?(?:\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)?$/i,
      example: 'mailcatcher',
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
  recommended: { host: '127.0.0.1', port: 1025, mode: 'none' },
  anonymous: 'allowed',
  login: { mechanisms: ['PLAIN', 'LOGIN'], user: { kind: 'none_or_any' }, password: { kind: 'none_or_any' } },
  docs: ['https://github.com/sj26/mailcatcher'],
  sources: [{ ref: 'sj26/mailcatcher@18a9cb7 README, lib/mail_catcher.rb', grade: 'A', supports: '1025/1080' }],
} satisfies Provider;
