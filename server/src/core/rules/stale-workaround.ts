import { isMode, known } from '../effective.ts';
import { faultReports } from '../faultRule.ts';
import type { Block } from '../model.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'stale-workaround',
  severity: 'info',
  stability: 'stable',
  fix: 'safe',
  summary: 'Copied advice that no longer helps, or now harms.',
  docs: {
    what: 'A setting that once worked around a fault of old servers or clients: `tls: { ciphers: "SSLv3" }` for nodemailer, `smtp_require_tls: false` beside port 465 for Alertmanager.',
    why: 'The fault is gone. What is left of the advice weakens the encryption, or hides the real cause.',
    how: 'Remove the setting; where mail then fails, look for the real cause.',
    bad: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.office365.com",\n  "port": 587,\n  "secure": false,\n  "requireTLS": true,\n  "auth": { "user": "me", "pass": "${P}" },\n  "tls": { "ciphers": "SSLv3" }\n}\n',
      },
    ],
    good: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.office365.com",\n  "port": 587,\n  "secure": false,\n  "requireTLS": true,\n  "auth": { "user": "me", "pass": "${P}" },\n  "tls": { "ciphers": "HIGH" }\n}\n',
      },
    ],
    whenNot: 'A very old server that really needs the workaround.',
    sources: [
      { url: 'https://github.com/directus/directus/pull/7082', read: '2026-11-23' },
      { url: 'https://github.com/prometheus/alertmanager/issues/980', read: '2026-11-23' },
    ],
  },

  check: (block) => [...faultReports('stale-workaround', block), ...oldCiphers(block)],
};

export default rule;

/** OpenSSL reads "SSLv3" as the ciphers of that time, not as a protocol. */
function oldCiphers(block: Block): readonly Report[] {
  const ciphers = known(block, 'ciphers');
  if (ciphers === undefined || block.reach === 'local' || !/^\s*(?:SSLv[23]|TLSv1)\s*$/i.test(ciphers.text)) return [];
  if (!block.readings.some(({ outcome }) => isMode(outcome))) return [];
  return [
    {
      message: say`ciphers ${ciphers.text.trim()} leaves only the oldest ciphers and mends nothing today. Remove it.`,
      range: ciphers.range,
      fixes: fixOf(block, say`Remove the old ciphers`, [{ slot: 'ciphers', value: null }]),
    },
  ];
}
