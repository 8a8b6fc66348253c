import { isInactive, known } from '../effective.ts';
import { nearestHost } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { providerWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'host-typo',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: "The host is a slip or two away from a provider's.",
  docs: {
    what: "A host that differs from a provider's SMTP host by what fingers do: a turned, doubled, missing or neighbouring letter.",
    why: 'The name does not exist, or it belongs to somebody who collects mail and passwords that were meant for another.',
    how: 'Correct the name.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmial.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=smtp.mail.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'A domain of your own that happens to look like that of a provider.',
    sources: [
      { url: 'https://github.com/nodemailer/nodemailer/blob/v10.6.0/lib/well-known/services.json', read: '2026-11-23' },
    ],
  },

  check(block): readonly Report[] {
    const host = known(block, 'host');
    const near = host === undefined || block.reach === 'local' ? undefined : nearestHost(host.text);
    if (host === undefined || near === undefined) return [];
    return [
      {
        message: say`${host.text.trim()} looks like a slip of ${near.host} (${providerWords(near.provider)}). Correct the name.`,
        range: host.range,
        ...(isInactive(block) ? { severity: 'warning' as const } : {}),
        confidence: near.distance === 1 ? 'certain' : 'likely',
        fixes: fixOf(block, say`Use ${near.host}`, [{ slot: 'host', value: near.host }]),
      },
    ];
  },
};

export default rule;
