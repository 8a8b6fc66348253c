import { faultReports } from '../faultRule.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'dsn-encoding',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'Reserved characters in the login of a mail URL are not percent-encoded.',
  docs: {
    what: 'A `#`, `/`, `?` or a lone `%` in the user name or password of a mail URL (DSN), as it stands.',
    why: 'Such a character ends the login early: the rest is read as path, query or fragment, and the client reports an invalid URL or logs in with half a password.',
    how: 'Percent-encode the character: `#` is `%23`, `/` is `%2F`, `?` is `%3F`, `%` is `%25`, `@` is `%40`.',
    bad: [{ file: '.env', text: 'EMAIL_URL="smtp+tls://app:pa#ss@smtp.example.com:587"\n' }],
    good: [
      { file: '.env', text: 'EMAIL_URL=smtp+tls://app:pa%23ss@smtp.example.com:587\n' },
      { file: '.env', text: 'EMAIL_URL=smtp+tls://app:${SMTP_PASSWORD}@smtp.example.com:587\n' },
    ],
    whenNot: 'A program that takes its URL apart by hand and wants the characters as they are.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc3986#section-2.2', read: '2026-11-23' },
      { url: 'https://github.com/symfony/symfony-docs/pull/9824', read: '2026-11-23' },
      { url: 'https://github.com/wekan/wekan/issues/1845', read: '2026-11-23' },
    ],
  },

  check: (block) => faultReports('dsn-encoding', block),
};

export default rule;
