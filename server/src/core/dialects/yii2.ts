import { AUTO_TLS, esmtpReadings } from '../clients/symfony.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, UNKNOWN } from '../read.ts';

const of = (name: string): readonly string[] => [`components.mailer.transport.${name}`];

/** Yii2's mailer component on Symfony Mailer, where its configuration is kept in YAML or JSON. */
const yii2: Dialect = {
  id: 'yii2',
  name: 'Yii2',
  ecosystem: 'php',
  detect: { strong: ['components.mailer.transport.scheme', 'components.mailer.transport.dsn'] },
  keys: {
    url: of('dsn'),
    security: of('scheme'),
    host: of('host'),
    port: of('port'),
    user: of('username'),
    password: of('password'),
    encryption: of('encryption'),
    [AUTO_TLS]: of('options.auto_tls'),
    'query.verify_peer': of('options.verify_peer'),
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const slot = settings.has('scheme') ? 'scheme' : 'security';
    const scheme = settings.text(slot)?.trim();
    if (anyDynamic(settings, [slot]) || (scheme !== 'smtp' && scheme !== 'smtps')) return UNKNOWN;
    const faults = ignored(settings);
    const extra = faults.length === 0 ? {} : { faults };
    return esmtpReadings(settings, { scheme, schemeSlots: [slot] }).map((each) => ({ ...each, ...extra }));
  },

  write(mode, settings): readonly Write[] | undefined {
    const slot = settings.has('scheme') ? 'scheme' : 'security';
    if (mode === 'implicit') return [{ slot, value: 'smtps' }];
    // Only newer versions of Symfony Mailer can require STARTTLS or switch it off.
    if (mode !== 'opportunistic' || settings.has(AUTO_TLS)) return undefined;
    const port = portNumber(settings.text('port') ?? '');
    return [{ slot, value: 'smtp' }, ...(port === undefined || port === 465 ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    starttls587: {
      file: 'config/main.yaml',
      text: 'components:\n  mailer:\n    transport:\n      scheme: smtp\n      host: smtp.example.com\n      port: 587\n      username: app@example.com\n',
    },
    implicit465: {
      file: 'config/main.yaml',
      text: 'components:\n  mailer:\n    transport:\n      scheme: smtps\n      host: smtp.example.com\n      port: 465\n      username: app@example.com\n',
    },
    broken: {
      rule: 'ignored-setting',
      file: 'config/main.yaml',
      text: 'components:\n  mailer:\n    transport:\n      scheme: smtp\n      host: smtp.example.com\n      port: 587\n      encryption: tls\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/yiisoft/yii2-symfonymailer/blob/0557854813fa033d0f6ab225f035b5b8667798a0/src/Mailer.php',
      read: '2026-11-23',
      note: 'createTransport: dsn, or scheme and host',
    },
    {
      url: 'https://github.com/symfony/mailer/blob/eb0c3187c7/Transport/Smtp/EsmtpTransportFactory.php',
      read: '2026-11-23',
    },
  ],
};

export default yii2;

/** The key of yii2-swiftmailer, which stopped being read when that went. */
function ignored(settings: Settings): readonly Fault[] {
  const encryption = knownIn(settings, 'encryption');
  if (encryption === undefined) return [];
  return [
    {
      rule: 'ignored-setting',
      slot: 'encryption',
      message: 'encryption is a key of yii2-swiftmailer: yii2-symfonymailer does not read it, scheme and port decide.',
      writes: [{ slot: 'encryption', value: null }],
      fix: 'Remove encryption',
    },
  ];
}
