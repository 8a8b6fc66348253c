import { isMode, known } from '../effective.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';

const rule: Rule = {
  id: 'untested-settings',
  severity: 'hint',
  off: true,
  stability: 'preview',
  fix: 'none',
  summary: 'The settings have changed since their last connection test.',
  docs: {
    what: 'Settings whose server, port, encryption or user are not those of a connection test that passed. The password is not compared.',
    why: 'What looks right may still be refused: only a connection shows it.',
    how: 'Run the connection test (`smtplint test`, or the lens above the block).',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=465\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    options: { tested: ['django|smtp.acme.dev|465/implicit|app@acme.dev'] },
    whenNot: 'Files whose settings are used on another machine than the one that tests.',
    sources: [{ url: 'https://github.com/smtplint/smtplint/blob/main/README.md', read: '2026-11-23' }],
  },

  check(block, { options }): readonly Report[] {
    const host = known(block, 'host');
    if (options.tested === undefined || host === undefined || block.file.role !== 'live') return [];
    if (block.reach !== 'remote' || !block.readings.some(({ outcome }) => isMode(outcome))) return [];
    if (options.tested.includes(fingerprintOf(block))) return [];
    return [
      {
        message: say`These settings have passed no connection test since they changed. Run the test.`,
        range: host.range,
      },
    ];
  },
};

export default rule;
