import { faultReports } from '../faultRule.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'conflicting-settings',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'Settings that contradict each other, or that the program refuses together.',
  docs: {
    what: 'Two settings of which only one can be: STARTTLS and implicit TLS both on, flags that the framework refuses together.',
    why: 'Django, aiosmtplib, Flask-Mail and newer Ruby mail raise an error and send nothing; others silently pick one of the two.',
    how: 'Keep the one that the port speaks: implicit TLS on 465, STARTTLS on 587.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=False\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A program that overrides one of the two settings elsewhere.',
    sources: [
      { url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py', read: '2026-11-23' },
      { url: 'https://github.com/mikel/mail/pull/1536', read: '2026-11-23' },
      { url: 'https://github.com/taigaio/taiga-docker/issues/69', read: '2026-11-23' },
    ],
  },

  check: (block) => faultReports('conflicting-settings', block),
};

export default rule;
