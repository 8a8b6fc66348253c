import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/** Go's ini library takes these for true. */
const TRUE = /^(1|t|true|y|yes|on)$/i;
const POLICIES: readonly string[] = ['MandatoryStartTLS', 'OpportunisticStartTLS', 'NoStartTLS'];

/** Grafana's `[smtp]`: port 465 speaks TLS from the first byte, on every other port the policy decides. */
const grafana: Dialect = {
  id: 'grafana',
  name: 'Grafana',
  ecosystem: 'go',
  detect: {
    strong: [/(?:^|\.)GF_SMTP_[A-Z]/, /(?:^|\.)grafana\.ini\.smtp\./, 'smtp.startTLS_policy'],
    weak: ['smtp.ehlo_identity', 'smtp.from_address', 'smtp.skip_verify'],
    files: [/(^|\/)(grafana|grafana[._-][\w.-]{1,40})\.ini$/],
    images: [/(^|\/)grafana(-oss|-enterprise)?$/],
  },
  keys: {
    enable: ['GF_SMTP_ENABLED', 'smtp.enabled'],
    hostPort: ['GF_SMTP_HOST', 'smtp.host'],
    security: ['GF_SMTP_STARTTLS_POLICY', 'smtp.startTLS_policy'],
    user: ['GF_SMTP_USER', 'smtp.user'],
    password: ['GF_SMTP_PASSWORD', 'smtp.password'],
    passwordFile: ['GF_SMTP_PASSWORD__FILE'],
    from: ['GF_SMTP_FROM_ADDRESS', 'smtp.from_address'],
    fromName: ['GF_SMTP_FROM_NAME', 'smtp.from_name'],
    verify: ['GF_SMTP_SKIP_VERIFY', 'smtp.skip_verify'],
    domain: ['GF_SMTP_EHLO_IDENTITY', 'smtp.ehlo_identity'],
    ignoredPort: ['GF_SMTP_PORT', 'smtp.port'],
  },

  read(settings: Settings): Reading {
    const enable = settings.get('enable');
    if (enable.state === 'absent' || (enable.state === 'known' && !TRUE.test(enable.text.trim()))) {
      const message = 'SMTP is off in Grafana unless it is enabled, so these settings are not used.';
      const writes = [{ slot: 'enable', value: settings.kind === 'env' ? 'true' : true }];
      return switchedOff(settings, 'enable', message, { writes, title: 'Enable SMTP' });
    }
    if (anyDynamic(settings, ['security', 'hostPort'])) return UNKNOWN;
    const address = settings.text('hostPort')?.trim() ?? '';
    if (address === '') return UNKNOWN;
    if (settings.text('port') === undefined && !address.includes('://')) return refused(portMissing(settings, address));
    const verifies = !TRUE.test(settings.text('verify')?.trim() ?? '');
    if (settings.text('port') === '465') return reading('implicit', ['port'], { verifies });
    const decidedBy = present(settings, ['security']);
    switch (settings.text('security')?.trim()) {
      case 'MandatoryStartTLS':
        return reading('starttls', decidedBy, { verifies });
      case 'NoStartTLS':
        return reading('none', decidedBy, { verifies });
      default: {
        const faults = policyFaults(settings);
        return reading('opportunistic', decidedBy, faults.length === 0 ? { verifies } : { verifies, faults });
      }
    }
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const is465 = settings.text('port') === '465';
    if (mode === 'implicit') return is465 ? [] : undefined;
    if (is465) return undefined;
    const policy = { starttls: POLICIES[0], opportunistic: POLICIES[1], none: POLICIES[2] }[mode];
    return policy === undefined ? undefined : [{ slot: 'security', value: policy }];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'GF_SMTP_ENABLED=true\nGF_SMTP_HOST=smtp.example.com:587\nGF_SMTP_USER=app@example.com\nGF_SMTP_PASSWORD=${SMTP_PASSWORD}\nGF_SMTP_FROM_ADDRESS=app@example.com\nGF_SMTP_STARTTLS_POLICY=MandatoryStartTLS\n',
    },
    implicit465: {
      file: '.env',
      text: 'GF_SMTP_ENABLED=true\nGF_SMTP_HOST=smtp.example.com:465\nGF_SMTP_USER=app@example.com\nGF_SMTP_PASSWORD=${SMTP_PASSWORD}\nGF_SMTP_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'incomplete-settings',
      file: '.env',
      text: 'GF_SMTP_ENABLED=true\nGF_SMTP_HOST=smtp.example.com\nGF_SMTP_PORT=587\nGF_SMTP_USER=app@example.com\nGF_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/grafana/grafana/blob/02e8924dd3/pkg/services/notifications/smtp.go',
      read: '2026-11-23',
      note: 'createDialer and getStartTLSPolicy; run with mail.v2 on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/go-mail/mail/blob/f59b9b83a4/smtp.go#L60-L61', read: '2026-11-23' },
    { url: 'https://github.com/grafana/grafana/issues/8071', read: '2026-11-23' },
  ],
};

export default grafana;

function portMissing(settings: Settings, address: string): Fault {
  const ignored = settings.text('ignoredPort')?.trim();
  const port = ignored !== undefined && /^\d{1,5}$/.test(ignored) ? ignored : '587';
  const unread = settings.has('ignoredPort') ? ' The port in a key of its own is not read.' : '';
  return {
    rule: 'incomplete-settings',
    slot: 'hostPort',
    message: `"${address}" has no port: Grafana stops with "missing port in address".${unread} Write ${address}:${port}.`,
    writes: [
      { slot: 'hostPort', value: `${address}:${port}` },
      ...(settings.has('ignoredPort') ? [{ slot: 'ignoredPort', value: null }] : []),
    ],
    fix: `Write ${address}:${port}`,
    severity: 'error',
  };
}

/** Every other word silently means opportunistic. */
function policyFaults(settings: Settings): readonly Fault[] {
  const policy = knownIn(settings, 'security');
  const text = policy?.text.trim() ?? '';
  if (text === '' || POLICIES.includes(text)) return [];
  const near = POLICIES.find((word) => word.toLowerCase().startsWith(text.toLowerCase()));
  return [
    {
      rule: 'invalid-value',
      slot: 'security',
      severity: 'info',
      message: `"${text}" is no policy of Grafana, which then upgrades only if the server offers it. Use MandatoryStartTLS.`,
      writes: [{ slot: 'security', value: near ?? 'MandatoryStartTLS' }],
      fix: `Use ${near ?? 'MandatoryStartTLS'}`,
    },
  ];
}
