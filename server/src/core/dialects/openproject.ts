import { words } from '../clients/appFlags.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Slot } from '../model.ts';
import { knownIn, reading, UNKNOWN } from '../read.ts';

/** The values are read as YAML. */
const isOn = words(['true', 'yes', 'on'], ['false', 'no', 'off']);

/** OpenProject's environment, in which a double underscore stands for one. What a missing flag means depends on the version. */
const openproject: Dialect = {
  id: 'openproject',
  name: 'OpenProject',
  ecosystem: 'ruby',
  detect: { strong: [/(?:^|\.)OPENPROJECT_SMTP__[A-Z]/], images: [/(?:^|\/)openproject\/(?:openproject|community)$/] },
  keys: {
    enable: ['OPENPROJECT_EMAIL__DELIVERY__METHOD'],
    host: ['OPENPROJECT_SMTP__ADDRESS'],
    port: ['OPENPROJECT_SMTP__PORT'],
    security: ['OPENPROJECT_SMTP__SSL'],
    starttls: ['OPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO'],
    user: ['OPENPROJECT_SMTP__USER__NAME'],
    password: ['OPENPROJECT_SMTP__PASSWORD'],
    auth: ['OPENPROJECT_SMTP__AUTHENTICATION'],
    verify: ['OPENPROJECT_SMTP__OPENSSL__VERIFY__MODE'],
    domain: ['OPENPROJECT_SMTP__DOMAIN'],
    from: ['OPENPROJECT_MAIL__FROM'],
  },

  read(settings: Settings): Reading {
    // The value is read as YAML, where `:smtp` is the symbol that the configuration file has.
    const method = settings.text('enable')?.trim().replace(/^:/, '') ?? '';
    if (method !== '' && method !== 'smtp') {
      return switchedOff(settings, 'enable', `The delivery method is ${method}: OpenProject does not send by SMTP.`);
    }
    const verifies = settings.text('verify')?.trim().toLowerCase() !== 'none';
    const [ssl, starttls] = (['security', 'starttls'] as const).map((slot) => flag(settings, slot));
    if (ssl === true) return reading('implicit', ['security'], { verifies });
    if (settings.get('security').state === 'dynamic' || starttls === undefined) return UNKNOWN;
    return reading(starttls ? 'opportunistic' : 'none', ['starttls'], { verifies });
  },

  write(mode) {
    if (mode === 'starttls') return undefined;
    return [
      { slot: 'security', value: mode === 'implicit' ? 'true' : 'false' },
      { slot: 'starttls', value: mode === 'opportunistic' ? 'true' : 'false' },
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'OPENPROJECT_EMAIL__DELIVERY__METHOD=smtp\nOPENPROJECT_SMTP__ADDRESS=smtp.example.com\nOPENPROJECT_SMTP__PORT=587\nOPENPROJECT_SMTP__USER__NAME=app@example.com\nOPENPROJECT_SMTP__PASSWORD=${SMTP_PASSWORD}\nOPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'OPENPROJECT_EMAIL__DELIVERY__METHOD=smtp\nOPENPROJECT_SMTP__ADDRESS=smtp.example.com\nOPENPROJECT_SMTP__PORT=465\nOPENPROJECT_SMTP__USER__NAME=app@example.com\nOPENPROJECT_SMTP__PASSWORD=${SMTP_PASSWORD}\nOPENPROJECT_SMTP__SSL=true\nOPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO=false\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'OPENPROJECT_EMAIL__DELIVERY__METHOD=smtp\nOPENPROJECT_SMTP__ADDRESS=smtp.example.com\nOPENPROJECT_SMTP__PORT=465\nOPENPROJECT_SMTP__USER__NAME=app@example.com\nOPENPROJECT_SMTP__PASSWORD=${SMTP_PASSWORD}\nOPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO=true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/opf/openproject/blob/221bbbd1a0/docs/installation-and-operations/configuration/outbound-emails/README.md',
      read: '2026-11-23',
      note: 'older docs; OPENPROJECT_ prefixed spellings not verified',
    },
    {
      url: 'https://github.com/opf/openproject',
      read: '2026-11-25',
      note: 'configure_smtp_settings!: enable_starttls_auto and ssl',
    },
  ],
};

export default openproject;

function flag(settings: Settings, slot: Slot): boolean | undefined {
  const setting = knownIn(settings, slot);
  return setting === undefined ? undefined : isOn(setting);
}
