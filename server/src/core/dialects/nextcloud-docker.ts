import { switchedOff } from '../clients/transportSwitch.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/** The image sets mail up only with all three. */
const NEEDED = ['host', 'from', 'domain'] as const;

/** Nextcloud's image and chart: only `ssl` and port 465 mean TLS from the first byte, every other word leaves it to the server. */
const nextcloudDocker: Dialect = {
  id: 'nextcloud-docker',
  name: 'Nextcloud',
  ecosystem: 'php',
  detect: {
    strong: [
      'SMTP_AUTHTYPE',
      'nextcloud.mail.enabled',
      'nextcloud.mail.smtp.host',
      'nextcloud.mail.smtp.secure',
      'nextcloud.mail.smtp.port',
    ],
    weak: ['NEXTCLOUD_ADMIN_USER', 'NEXTCLOUD_TRUSTED_DOMAINS', 'SMTP_NAME', 'MAIL_DOMAIN'],
    images: [/^(?:library\/)?nextcloud$/],
  },
  keys: {
    enable: ['nextcloud.mail.enabled'],
    host: ['SMTP_HOST', 'nextcloud.mail.smtp.host'],
    port: ['SMTP_PORT', 'nextcloud.mail.smtp.port'],
    security: ['SMTP_SECURE', 'nextcloud.mail.smtp.secure'],
    user: ['SMTP_NAME', 'nextcloud.mail.smtp.name'],
    password: ['SMTP_PASSWORD', 'nextcloud.mail.smtp.password'],
    passwordFile: ['SMTP_PASSWORD_FILE'],
    auth: ['SMTP_AUTHTYPE', 'nextcloud.mail.smtp.authtype'],
    from: ['MAIL_FROM_ADDRESS', 'nextcloud.mail.fromAddress'],
    domain: ['MAIL_DOMAIN', 'nextcloud.mail.domain'],
  },

  read(settings: Settings): Reading {
    const chart = isChart(settings);
    // Absent it is off by default too, but another values file may switch it on.
    if (settings.text('enable')?.toLowerCase() === 'false') {
      const fix = { writes: [{ slot: 'enable', value: true }], title: 'Enable mail' };
      return switchedOff(settings, 'enable', 'The chart uses these settings only with nextcloud.mail.enabled.', fix);
    }
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    const faults = [...missing(settings, chart), ...wholeAddress(settings)];
    const more = faults.length === 0 ? {} : { faults };
    const word = settings.text('security')?.trim() ?? (chart ? 'ssl' : '');
    // The image dials 465 for any word without a port; the chart has 465 in its values.
    const preset = chart || word !== '' ? 465 : 25;
    if (word === 'ssl') return reading('implicit', present(settings, ['security']), { port: preset, ...more });
    const port = portNumber(settings.text('port') ?? '') ?? preset;
    return port === 465
      ? reading('implicit', present(settings, ['port']), { port, ...more })
      : reading('opportunistic', present(settings, ['security']), { port, ...more });
  },

  write(mode, settings): readonly Write[] | undefined {
    if (mode === 'implicit') return [{ slot: 'security', value: 'ssl' }];
    // The port decides about everything else, and nothing requires STARTTLS or forbids it.
    if (mode !== 'opportunistic') return undefined;
    const port = portNumber(settings.text('port') ?? '') ?? 465;
    return [{ slot: 'security', value: 'tls' }, ...(port === 465 ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    starttls587: {
      file: 'docker-compose.yml',
      text: 'services:\n  app:\n    image: nextcloud:32\n    environment:\n      SMTP_HOST: smtp.example.com\n      SMTP_PORT: 587\n      SMTP_SECURE: tls\n      SMTP_NAME: app@example.com\n      SMTP_PASSWORD: ${SMTP_PASSWORD}\n      MAIL_FROM_ADDRESS: cloud\n      MAIL_DOMAIN: example.com\n',
    },
    implicit465: {
      file: 'values.yaml',
      text: 'nextcloud:\n  mail:\n    enabled: true\n    fromAddress: cloud\n    domain: example.com\n    smtp:\n      host: smtp.example.com\n      secure: ssl\n      port: 465\n      name: app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'docker-compose.yml',
      text: 'services:\n  app:\n    image: nextcloud:32\n    environment:\n      SMTP_HOST: smtp.example.com\n      SMTP_PORT: 587\n      SMTP_SECURE: ssl\n      SMTP_NAME: app@example.com\n      SMTP_PASSWORD: ${SMTP_PASSWORD}\n      MAIL_FROM_ADDRESS: cloud\n      MAIL_DOMAIN: example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/nextcloud/docker/blob/4de1eed65a/.config/smtp.config.php#L2-L22', read: '2026-11-23' },
    { url: 'https://github.com/nextcloud/docker/blob/4de1eed65a/README.md#L299-L308', read: '2026-11-23' },
    {
      url: 'https://github.com/nextcloud/server/blob/007be83a96/lib/private/Mail/Mailer.php',
      read: '2026-11-23',
      note: 'getSmtpInstance; symfony/mailer since Nextcloud 26',
    },
    {
      url: 'https://github.com/nextcloud/helm/blob/876cfd3815fd50c05f2def0e95c0a28cefe7172b/charts/nextcloud/values.yaml',
      read: '2026-11-23',
      note: 'mail.enabled is false and secure is ssl by default; templates/_helpers.tpl makes the variables of the image of them',
    },
  ],
};

export default nextcloudDocker;

function isChart(settings: Settings): boolean {
  return settings.slots().some((slot) => {
    const setting = settings.get(slot);
    return setting.state !== 'absent' && setting.state !== 'default' && setting.key.includes('nextcloud.mail.');
  });
}

/** Without all three the image ignores the others; in a file of variables the rest may come from elsewhere. */
function missing(settings: Settings, chart: boolean): readonly Fault[] {
  if (chart || settings.evidence.image === undefined) return [];
  const [first] = NEEDED.filter((slot) => !settings.has(slot));
  if (first === undefined) return [];
  return [
    {
      rule: 'incomplete-settings',
      slot: first,
      message: 'The Nextcloud image ignores SMTP_* unless SMTP_HOST, MAIL_FROM_ADDRESS and MAIL_DOMAIN are all set.',
      // A file of variables beside this one may have it.
      severity: 'info',
    },
  ];
}

function wholeAddress(settings: Settings): readonly Fault[] {
  const from = knownIn(settings, 'from');
  const [local = '', domain = ''] = from?.text.trim().split('@') ?? [];
  if (from === undefined || domain === '') return [];
  const name = from.key.split('.').at(-1) ?? from.key;
  const same = settings.text('domain')?.trim().toLowerCase() === domain.toLowerCase();
  return [
    {
      rule: 'invalid-value',
      slot: 'from',
      message: `${name} is the part before the @ alone: Nextcloud adds the @ and the mail domain to it.`,
      severity: 'warning',
      ...(same ? { writes: [{ slot: 'from', value: local }], fix: `Use ${local}` } : {}),
    },
  ];
}
