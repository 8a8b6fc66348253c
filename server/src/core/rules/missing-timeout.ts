import { isMode, known } from '../effective.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'missing-timeout',
  severity: 'info',
  off: true,
  stability: 'preview',
  fix: 'safe',
  summary: 'The client waits for ever when the mail server does not answer.',
  docs: {
    what: 'Settings without a timeout, for a client that has none by default (Python smtplib, JavaMail).',
    why: 'A server that accepts the connection and says nothing, or a firewall that swallows packets, stops the worker or the web request that sends the mail, for ever.',
    how: 'Set the timeout of the framework, for instance to 10 seconds.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_TIMEOUT=10\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A program that sets its timeout in code.',
    sources: [
      { url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py', read: '2026-11-23' },
      { url: 'https://docs.spring.io/spring-boot/reference/io/email.html', read: '2026-11-23' },
    ],
  },

  check(block): readonly Report[] {
    const { waitsForEver } = block.dialect;
    const host = known(block, 'host');
    if (waitsForEver === undefined || host === undefined || block.reach === 'local') return [];
    if (waitsForEver.some(({ slot }) => block.settings.has(slot))) return [];
    if (!block.readings.some(({ outcome }) => isMode(outcome))) return [];
    return [
      {
        message: say`No timeout is set, and ${block.dialect.name} waits for ever when ${host.text.trim()} does not answer. Set one.`,
        range: host.range,
        fixes: fixOf(block, say`Set a timeout of 10 seconds`, waitsForEver),
      },
    ];
  },
};

export default rule;
