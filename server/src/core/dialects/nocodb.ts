import { misreadFlag } from '../clients/misread.ts';
import { exactlyTrue, type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import type { Dialect, Fault, Settings } from '../model.ts';
import { knownIn } from '../read.ts';

const APP: NodemailerApp = { isOn: exactlyTrue, missing: false };

/** NocoDB's NC_SMTP_* variables, which fill in its SMTP plugin: only the text `true` is true. */
const nocodb: Dialect = {
  id: 'nocodb',
  name: 'NocoDB',
  ecosystem: 'node',
  detect: {
    strong: ['NC_SMTP_USERNAME', 'NC_SMTP_IGNORE_TLS'],
    weak: ['NC_SMTP_HOST', 'NC_SMTP_FROM', 'NC_DB', 'NC_AUTH_JWT_SECRET'],
    // A Nextcloud whose variables have this prefix.
    never: ['NC_MAIL_DOMAIN', 'NC_SMTP_NAME'],
    images: [/(?:^|\/)nocodb$/],
  },
  keys: {
    host: ['NC_SMTP_HOST'],
    port: ['NC_SMTP_PORT'],
    security: ['NC_SMTP_SECURE'],
    ignoreTLS: ['NC_SMTP_IGNORE_TLS'],
    user: ['NC_SMTP_USERNAME'],
    password: ['NC_SMTP_PASSWORD'],
    from: ['NC_SMTP_FROM'],
  },

  read(settings: Settings) {
    const security = knownIn(settings, 'security');
    const isOn = security !== undefined && exactlyTrue(security);
    const faults = [...misreadFlag(settings, { slot: 'security', isOn, program: 'NocoDB' }), ...missing(settings)];
    return readNodemailerApp(settings, APP, { faults });
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, APP),

  examples: {
    starttls587: {
      file: '.env',
      text: 'NC_SMTP_FROM=app@example.com\nNC_SMTP_HOST=smtp.example.com\nNC_SMTP_PORT=587\nNC_SMTP_SECURE=false\nNC_SMTP_USERNAME=app@example.com\nNC_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'NC_SMTP_FROM=app@example.com\nNC_SMTP_HOST=smtp.example.com\nNC_SMTP_PORT=465\nNC_SMTP_SECURE=true\nNC_SMTP_USERNAME=app@example.com\nNC_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'NC_SMTP_FROM=app@example.com\nNC_SMTP_HOST=smtp.example.com\nNC_SMTP_PORT=587\nNC_SMTP_SECURE=true\nNC_SMTP_USERNAME=app@example.com\nNC_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nocodb/nocodb/blob/acf413bc1cc0461a251dc3d7b5054a0914508866/packages/nocodb/src/plugins/smtp/SMTP.ts',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/nocodb/nocodb/blob/73d693301ed011cace3eb78607f2abfd2c18d04b/packages/nocodb/src/helpers/NcPluginMgrv2.ts',
      read: '2026-11-23',
      note: 'fills in the plugin only when sender, host and port are all set',
    },
  ],
};

export default nocodb;

/** Without one of the three the plugin stays off; it may stand in another file. */
function missing(settings: Settings): readonly Fault[] {
  const names = { from: 'NC_SMTP_FROM', host: 'NC_SMTP_HOST', port: 'NC_SMTP_PORT' } as const;
  const absent = (['from', 'host', 'port'] as const).filter((slot) => !settings.has(slot));
  const [first] = absent;
  if (first === undefined) return [];
  const words = absent.map((slot) => names[slot]).join(' and ');
  return [
    {
      rule: 'incomplete-settings',
      slot: first,
      message: `NocoDB uses these settings only together with ${words}.`,
      severity: 'info',
    },
  ];
}
