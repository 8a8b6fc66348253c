import { isInactive, known } from '../effective.ts';
import { isOld, lowered } from '../facts.ts';
import type { HostPattern, LintOptions, Provider, Severity } from '../model.ts';
import { providerOfHost, replacementFor } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { providerWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'retired-host',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'The provider has replaced this host name.',
  docs: {
    what: 'A host name that its provider has switched off or replaced. A warning where it is gone, an information where it still answers beside its successor.',
    why: 'Old names stay in tutorials for years after they have stopped working, or get no new certificates.',
    how: 'Use the new name that the message gives.',
    bad: [
      { file: '.env', text: 'EMAIL_HOST=smtp.mailtrap.io\nEMAIL_PORT=2525\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=smtp-relay.sendinblue.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
    ],
    good: [
      { file: '.env', text: 'EMAIL_HOST=sandbox.smtp.mailtrap.io\nEMAIL_PORT=2525\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=smtp-relay.brevo.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'A provider who has told you to keep the old name.',
    sources: [
      { url: 'https://developers.brevo.com/docs/smtp-integration', read: '2026-11-23' },
      {
        url: 'https://github.com/nodemailer/nodemailer/blob/v10.6.0/CHANGELOG.md',
        read: '2026-11-23',
        note: 'smtp.mailtrap.io, smtp.live.com',
      },
    ],
  },

  check(block, { options }): readonly Report[] {
    const host = known(block, 'host');
    const match = host === undefined ? undefined : providerOfHost(host.text);
    if (host === undefined || match === undefined) return [];
    const { provider, pattern } = match;
    if (pattern.status !== 'retired' && pattern.status !== 'legacy') return [];
    const successor = replacementFor(host.text, pattern);
    const active = !isInactive(block);
    const name = providerWords(provider);
    const use = successor === undefined ? '' : say` Use ${successor}.`;
    return [
      {
        message:
          pattern.status === 'retired'
            ? say`${name} has replaced ${host.text.trim()}.${use}`
            : say`${name} has a newer name for ${host.text.trim()}.${use}`,
        range: host.range,
        severity: active ? severityOf(provider, pattern, options) : 'hint',
        tags: ['deprecated'],
        fixes:
          successor === undefined
            ? []
            : fixOf(block, say`Use ${successor}`, [{ slot: 'host', value: successor }], pattern.status === 'retired'),
      },
    ];
  },
};

export default rule;

function severityOf(provider: Provider, { status, grade }: HostPattern, options: LintOptions): Severity {
  if (provider.verified === 'no' || grade === 'D') return 'hint';
  const severity = status === 'retired' ? 'warning' : 'info';
  return isOld(provider.verifiedOn, options) ? lowered(severity) : severity;
}
