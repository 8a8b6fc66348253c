import { faultReports } from '../faultRule.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'deprecated-setting',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'A key or value that still works but has a successor.',
  docs: {
    what: 'A key or value that the program still reads, but has replaced by another.',
    why: 'It will stop working with an upgrade, and the old name often misleads: `SMTP_SSL=true` of Vaultwarden means STARTTLS, not TLS from the first byte.',
    how: 'Use the successor that the message names.',
    bad: [
      {
        file: 'docker-compose.yml',
        text: 'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      SMTP_HOST: smtp.acme.dev\n      SMTP_FROM: vault@acme.dev\n      SMTP_PORT: "587"\n      SMTP_SSL: "true"\n      SMTP_USERNAME: vault@acme.dev\n      SMTP_PASSWORD: ${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: 'docker-compose.yml',
        text: 'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      SMTP_HOST: smtp.acme.dev\n      SMTP_FROM: vault@acme.dev\n      SMTP_PORT: "587"\n      SMTP_SECURITY: starttls\n      SMTP_USERNAME: vault@acme.dev\n      SMTP_PASSWORD: ${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'An installation that stays on a version which has only the older name.',
    sources: [
      {
        url: 'https://github.com/dani-garcia/vaultwarden/blob/main/src/config.rs',
        read: '2026-11-23',
        note: 'SMTP_SSL and SMTP_EXPLICIT_TLS are converted to SMTP_SECURITY',
      },
    ],
  },

  check: (block) => faultReports('deprecated-setting', block),
};

export default rule;
