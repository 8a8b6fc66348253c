import type { Dialect, Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, present, reading, refused, UNKNOWN } from '../read.ts';

/**
 * Authelia's `notifier.smtp`: the scheme of its address names the mode, and STARTTLS is required unless that is
 * switched off.
 */
const authelia: Dialect = {
  id: 'authelia',
  name: 'Authelia',
  ecosystem: 'go',
  detect: {
    strong: [/(?:^|\.)notifier\.smtp\.[a-z]/, /(?:^|\.)AUTHELIA_NOTIFIER_SMTP_[A-Z]/],
    // Authelia calls it `sender`, and a key of another name keeps it from starting.
    never: ['notifier.smtp.from', 'notifier.smtp.to', 'notifier.smtp.insecureSkipVerify'],
  },
  keys: {
    url: ['notifier.smtp.address', 'AUTHELIA_NOTIFIER_SMTP_ADDRESS'],
    host: ['notifier.smtp.host', 'AUTHELIA_NOTIFIER_SMTP_HOST'],
    port: ['notifier.smtp.port', 'AUTHELIA_NOTIFIER_SMTP_PORT'],
    security: ['notifier.smtp.disable_starttls', 'AUTHELIA_NOTIFIER_SMTP_DISABLE_STARTTLS'],
    optional: ['notifier.smtp.disable_require_tls', 'AUTHELIA_NOTIFIER_SMTP_DISABLE_REQUIRE_TLS'],
    user: ['notifier.smtp.username', 'AUTHELIA_NOTIFIER_SMTP_USERNAME'],
    password: ['notifier.smtp.password', 'AUTHELIA_NOTIFIER_SMTP_PASSWORD'],
    from: ['notifier.smtp.sender', 'AUTHELIA_NOTIFIER_SMTP_SENDER'],
    verify: ['notifier.smtp.tls.skip_verify', 'AUTHELIA_NOTIFIER_SMTP_TLS_SKIP_VERIFY'],
    timeout: ['notifier.smtp.timeout', 'AUTHELIA_NOTIFIER_SMTP_TIMEOUT'],
    domain: ['notifier.smtp.identifier', 'AUTHELIA_NOTIFIER_SMTP_IDENTIFIER'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['scheme', 'security', 'optional'])) return UNKNOWN;
    const verifies = !isTrue(settings, 'verify');
    const url = settings.get('url');
    const scheme = settings.text('scheme')?.toLowerCase();
    // Without a scheme, or with a host and a port of its own, the port names the mode.
    if (url.state === 'dynamic' && scheme === undefined) return UNKNOWN;
    const port = settings.text('port')?.trim();
    if (scheme === undefined && settings.get('port').state !== 'known') return UNKNOWN;
    if (scheme !== undefined && !['smtp', 'submission', 'submissions'].includes(scheme))
      return refused(badScheme(scheme, port));
    const faults = url.state === 'absent' && !isOfChart(settings) ? [deprecated(settings)] : [];
    const usual = scheme === 'submissions' ? 465 : scheme === 'submission' ? 587 : 25;
    const more = { port: usual, verifies, ...(faults.length === 0 ? {} : { faults }) };
    if (scheme === 'submissions') return reading('implicit', ['scheme'], more);
    if (scheme === undefined && port === '465') return reading('implicit', ['port'], more);
    if (isTrue(settings, 'security')) return reading('none', ['security'], more);
    if (isTrue(settings, 'optional')) return reading('opportunistic', ['optional'], more);
    return reading('starttls', present(settings, ['scheme']), more);
  },

  write(mode, settings) {
    if (!settings.has('scheme')) return undefined;
    const drop = (slots: readonly string[]): Write[] =>
      slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
    switch (mode) {
      case 'implicit':
        return [{ slot: 'scheme', value: 'submissions' }];
      case 'starttls':
        return [{ slot: 'scheme', value: 'submission' }, ...drop(['security', 'optional'])];
      case 'opportunistic':
        return [{ slot: 'scheme', value: 'submission' }, { slot: 'optional', value: true }, ...drop(['security'])];
      case 'none':
        return [
          { slot: 'scheme', value: 'submission' },
          { slot: 'security', value: true },
        ];
    }
  },

  examples: {
    starttls587: {
      file: 'configuration.yml',
      text: "notifier:\n  smtp:\n    address: 'submission://smtp.example.com:587'\n    username: 'app@example.com'\n    password: '${SMTP_PASSWORD}'\n    sender: 'Authelia <app@example.com>'\n",
    },
    implicit465: {
      file: 'configuration.yml',
      text: "notifier:\n  smtp:\n    address: 'submissions://smtp.example.com:465'\n    username: 'app@example.com'\n    password: '${SMTP_PASSWORD}'\n    sender: 'Authelia <app@example.com>'\n",
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'configuration.yml',
      text: "notifier:\n  smtp:\n    address: 'smtp://smtp.example.com:465'\n    username: 'app@example.com'\n    password: '${SMTP_PASSWORD}'\n    sender: 'Authelia <app@example.com>'\n",
    },
  },
  sources: [
    {
      url: 'https://github.com/authelia/authelia/blob/23572030b4/internal/configuration/schema/notifier.go',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/authelia/authelia/blob/23572030b4/internal/configuration/schema/types_address.go#L89-L115',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/authelia/authelia/blob/23572030b4/internal/notification/smtp_notifier.go',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/authelia/authelia/blob/23572030b4/internal/configuration/validator/notifier.go',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/authelia/authelia/blob/23572030b4/docs/content/configuration/notifications/smtp.md',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/authelia/chartrepo/blob/5eac62d/charts/authelia/templates/configMap.yaml#L343-L368',
      read: '2026-11-27',
      note: 'notifier.smtp.host and port are the names of the chart itself',
    },
  ],
};

export default authelia;

function isTrue(settings: Settings, slot: Slot): boolean {
  return settings.text(slot)?.trim().toLowerCase() === 'true';
}

function badScheme(scheme: string, port: string | undefined): Fault {
  const wanted = port === '465' || scheme === 'smtps' ? 'submissions' : 'submission';
  return {
    rule: 'invalid-value',
    slot: 'scheme',
    message: `${scheme}:// is no scheme of Authelia, which does not start. Use submission:// for 587 or submissions:// for 465.`,
    writes: [{ slot: 'scheme', value: wanted }],
    fix: `Use ${wanted}://`,
  };
}

/** Before 0.9 the Helm chart knew only a host and a port; which chart it is, the values do not say. */
function isOfChart(settings: Settings): boolean {
  const host = settings.get('host');
  return (host.state === 'known' || host.state === 'dynamic') && host.variable.path.includes('configMap');
}

/** Host and port of their own still work; the scheme is inferred from the port then. */
function deprecated(settings: Settings): Fault {
  const host = settings.text('host');
  const port = settings.text('port')?.trim() ?? '';
  const scheme = port === '465' ? 'submissions' : port === '587' ? 'submission' : 'smtp';
  return {
    rule: 'deprecated-setting',
    slot: 'host',
    related: ['port'],
    message:
      'host and port are deprecated since Authelia 4.38: write one address, such as submission://smtp.example.com:587.',
    ...(host === undefined
      ? {}
      : {
          writes: [
            { slot: 'url', value: `${scheme}://${host}:${port}` },
            { slot: 'host', value: null },
            { slot: 'port', value: null },
          ],
          fix: 'Write one address',
        }),
  };
}
