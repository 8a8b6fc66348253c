import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'An ignore comment silences nothing.',
  docs: {
    what: 'A `smtplint-ignore` comment whose rule has nothing to say at that place.',
    why: 'The mistake was mended and the comment stayed: it would hide the next one.',
    how: 'Remove the comment.',
    bad: [{ file: '.env', text: '# smtplint-ignore port-25-submission\nEMAIL_HOST=localhost\nEMAIL_PORT=1025\n' }],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=25 # smtplint-ignore port-25-submission\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A rule that speaks only on some days or in some versions.',
    sources: [
      {
        url: 'https://github.com/smtplint/smtplint/blob/main/README.md',
        read: '2026-11-23',
        note: 'the form of ignore comments',
      },
    ],
  },

  // `suppress` makes these findings, after all rules have spoken.
  check: () => [],
};

export default rule;
