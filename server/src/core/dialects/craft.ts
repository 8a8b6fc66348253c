import { type ModeWords, readWords } from '../clients/modeWords.ts';
import { dropping } from '../clients/nodemailer.ts';
import { esmtpReadings } from '../clients/symfony.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, UNKNOWN } from '../read.ts';

const CRAFT_3: ModeWords = {
  slot: 'security',
  modes: { tls: 'starttls', ssl: 'implicit', '': 'none' },
  missing: 'none',
  program: 'Craft CMS',
};

const GONE: Fault = {
  rule: 'ignored-setting',
  slot: 'security',
  message:
    'Craft 4 and newer have no encryptionMethod: port 465 means TLS from the first byte, any other port STARTTLS if offered.',
  severity: 'info',
};

const of = (name: string): readonly string[] => [`email.transportSettings.${name}`];

/** Craft CMS's project config: Craft 3 obeys encryptionMethod, in newer versions the port decides. */
const craft: Dialect = {
  id: 'craft',
  name: 'Craft CMS',
  ecosystem: 'php',
  detect: {
    strong: [
      /(?:^|\.)email\.transportType=craft\\+mail\\+transportadapters\\+/,
      'email.transportSettings.encryptionMethod',
      'email.transportSettings.useAuthentication',
    ],
  },
  keys: {
    enable: ['email.transportType'],
    host: of('host'),
    port: of('port'),
    security: of('encryptionMethod'),
    user: of('username'),
    password: of('password'),
    auth: of('useAuthentication'),
    timeout: of('timeout'),
    from: ['email.fromEmail'],
    fromName: ['email.fromName'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const transport = /\\([A-Za-z]{1,30})$/.exec(settings.text('enable') ?? '')?.[1] ?? 'Smtp';
    if (transport !== 'Smtp') {
      const name = settings.text('enable') ?? transport;
      return switchedOff(settings, 'enable', `transportType is ${name.slice(0, 60)}: no SMTP settings are used.`);
    }
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    const newer = esmtpReadings(settings, { scheme: 'smtp', schemeSlots: [] });
    const setting = knownIn(settings, 'security');
    // Its absence tells nothing of the version, and its presence little: an upgrade leaves it in the file.
    if (setting === undefined) return newer;
    return [
      ...newer.map((each) => ({ ...each, when: 'Craft 4 and newer', faults: [GONE] })),
      { ...readWords(settings, CRAFT_3), when: 'Craft 3' },
    ];
  },

  write(mode, settings): readonly Write[] | undefined {
    const port = portNumber(settings.text('port') ?? '');
    if (mode === 'implicit') {
      const word: readonly Write[] = settings.has('security') ? [{ slot: 'security', value: 'ssl' }] : [];
      return [...word, { slot: 'port', value: 465 }];
    }
    if (mode !== 'opportunistic') return undefined;
    return [
      ...dropping(settings, ['security']),
      ...(port === undefined || port === 465 ? [{ slot: 'port', value: 587 }] : []),
    ];
  },

  examples: {
    starttls587: {
      file: 'config/project/project.yaml',
      text: "email:\n  fromEmail: app@example.com\n  transportSettings:\n    host: smtp.example.com\n    port: '587'\n    useAuthentication: true\n    username: app@example.com\n  transportType: craft\\mail\\transportadapters\\Smtp\n",
    },
    implicit465: {
      file: 'config/project/project.yaml',
      text: "email:\n  fromEmail: app@example.com\n  transportSettings:\n    host: smtp.example.com\n    port: '465'\n    useAuthentication: true\n    username: app@example.com\n  transportType: craft\\mail\\transportadapters\\Smtp\n",
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config/project/project.yaml',
      text: "email:\n  fromEmail: app@example.com\n  transportSettings:\n    encryptionMethod: tls\n    host: smtp.example.com\n    port: '465'\n    useAuthentication: true\n    username: app@example.com\n  transportType: craft\\mail\\transportadapters\\Smtp\n",
    },
  },
  sources: [
    {
      url: 'https://github.com/craftcms/cms/blob/015d673f9374c7b19f9af4a2994f3ef69e41396d/src/mail/transportadapters/Smtp.php',
      read: '2026-11-23',
      note: 'Craft 3: encryptionMethod goes to SwiftMailer as it is',
    },
    {
      url: 'https://docs.craftcms.com/api/v5/craft-mail-transportadapters-smtp.html',
      read: '2026-11-23',
      note: 'no encryptionMethod; defineTransport gives Symfony Mailer the scheme smtp, host and port',
    },
    {
      url: 'https://github.com/craftcms/cms/issues/14555',
      read: '2026-11-23',
      note: 'encryptionMethod left over in project.yaml',
    },
  ],
};

export default craft;
