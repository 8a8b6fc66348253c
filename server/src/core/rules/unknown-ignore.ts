import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'unknown-ignore',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'An ignore comment names a rule that does not exist.',
  docs: {
    what: 'A `smtplint-ignore` comment with an id that no rule has.',
    why: 'It silences nothing. What it was meant to silence is still reported, or a later slip hides there unseen.',
    how: 'Correct the id (`smtplint rules` lists them), or remove the comment.',
    bad: [{ file: '.env', text: '# smtplint-ignore port-25\nEMAIL_HOST=localhost\nEMAIL_PORT=25\n' }],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\n# smtplint-ignore port-25-submission -- our relay, reached by VPN\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A project that is checked by several versions of smtplint, of which some do not have the rule.',
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
