import { faultReports } from '../faultRule.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'invalid-value',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'A value that the program does not know, or reads other than it looks.',
  docs: {
    what: 'A security, authentication or boolean value that this framework does not know, or takes for something else: `MAIL_SCHEME=tls` in Laravel, the text "false" where any text is true, a URL scheme that means another mode here.',
    why: 'The program stops at start, or goes on with another mode than the file seems to say, often without encryption.',
    how: 'Write one of the values that the framework documents.',
    bad: [
      {
        file: '.env',
        text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=tls\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=app@acme.dev\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDRESS=app@acme.dev\n',
      },
      {
        file: '.env',
        text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_STARTTLS=tls\nMAIL_SSL_TLS=False\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_STARTTLS=yes\nMAIL_SSL_TLS=no\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
      },
    ],
    whenNot: 'A patched program, or a version of it that takes more values than smtplint knows.',
    sources: [
      { url: 'https://github.com/laravel/framework/issues/53704', read: '2026-11-23', note: 'MAIL_SCHEME=tls' },
      {
        url: 'https://github.com/sabuhish/fastapi-mail/blob/79b7842c2c/fastapi_mail/config.py#L9-L27',
        read: '2026-11-23',
      },
    ],
  },

  check: (block) => faultReports('invalid-value', block),
};

export default rule;
