import { isMode, known } from '../effective.ts';
import { endpointsFor } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { allOf, say } from '../say.ts';
import { providerWords } from '../words.ts';

const rule: Rule = {
  id: 'backup-port',
  severity: 'hint',
  stability: 'stable',
  fix: 'none',
  summary: 'Port 2525 is a fallback of providers that also offer 587 or 465.',
  docs: {
    what: 'Port 2525 at a provider that documents 587 or 465 as well.',
    why: 'No standard assigns port 2525 to mail. Providers offer it for networks that block the other ports, and firewalls that know mail by its ports do not know it.',
    how: 'Try 587 with STARTTLS or 465 with TLS from the first byte first, and keep 2525 for networks that block both.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_PORT=2525\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=apikey\nEMAIL_HOST_PASSWORD=${SENDGRID_API_KEY}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=apikey\nEMAIL_HOST_PASSWORD=${SENDGRID_API_KEY}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=sandbox.smtp.mailtrap.io\nEMAIL_PORT=2525\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'A network that blocks 587 and 465.',
    sources: [
      {
        url: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
        read: '2026-11-23',
      },
    ],
  },

  check(block): readonly Report[] {
    const port = known(block, 'port');
    const host = known(block, 'host');
    const { provider } = block;
    if (port?.text.trim() !== '2525' || host === undefined || provider === undefined) return [];
    if (provider.verified === 'no' || provider.kind === 'test_service' || provider.kind.startsWith('local_')) return [];
    if (!block.readings.some(({ outcome }) => isMode(outcome))) return [];
    const offered = endpointsFor(provider, host.text).filter(
      ({ status }) => status === 'recommended' || status === 'supported',
    );
    if (offered.some((endpoint) => endpoint.port === 2525 && endpoint.status === 'recommended')) return [];
    const better = [587, 465].filter((wanted) => offered.some((endpoint) => endpoint.port === wanted));
    if (better.length === 0) return [];
    return [
      {
        message: say`Port 2525 is a fallback: ${providerWords(provider)} also offers ${allOf(better.map(String))}, which firewalls know. Try those first.`,
        range: port.range,
      },
    ];
  },
};

export default rule;
