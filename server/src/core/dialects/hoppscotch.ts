import { misreadFlag } from '../clients/misread.ts';
import { exactlyTrue, type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import { connectionUrlReading, connectionUrlWrites } from '../clients/nodemailerUrl.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, knownIn, UNKNOWN } from '../read.ts';

const APP: NodemailerApp = { isOn: exactlyTrue, missing: false };

/**
 * Hoppscotch: MAILER_SMTP_URL, or with MAILER_USE_CUSTOM_CONFIGS single variables, whose certificate check is off
 * unless it is switched on.
 */
const hoppscotch: Dialect = {
  id: 'hoppscotch',
  name: 'Hoppscotch',
  ecosystem: 'node',
  detect: {
    strong: ['MAILER_USE_CUSTOM_CONFIGS', 'MAILER_SMTP_ENABLE', 'MAILER_TLS_REJECT_UNAUTHORIZED'],
    weak: ['MAILER_ADDRESS_FROM', 'MAILER_SMTP_URL', 'MAILER_SMTP_HOST', 'VITE_BASE_URL', 'TOKEN_SALT_COMPLEXITY'],
    images: [/(?:^|\/)hoppscotch(?:-backend)?$/],
  },
  keys: {
    enable: ['MAILER_SMTP_ENABLE'],
    custom: ['MAILER_USE_CUSTOM_CONFIGS'],
    url: ['MAILER_SMTP_URL'],
    host: ['MAILER_SMTP_HOST'],
    port: ['MAILER_SMTP_PORT'],
    security: ['MAILER_SMTP_SECURE'],
    ignoreTLS: ['MAILER_SMTP_IGNORE_TLS'],
    user: ['MAILER_SMTP_USER'],
    password: ['MAILER_SMTP_PASSWORD'],
    from: ['MAILER_ADDRESS_FROM'],
    verify: ['MAILER_TLS_REJECT_UNAUTHORIZED'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (settings.text('enable') === 'false') {
      return switchedOff(settings, 'enable', 'MAILER_SMTP_ENABLE is false: Hoppscotch sends no mail.', {
        writes: [{ slot: 'enable', value: 'true' }],
        title: 'Enable mail',
      });
    }
    if (anyDynamic(settings, ['enable', 'custom'])) return UNKNOWN;
    const custom = settings.text('custom') === 'true';
    // A block with both is a template that shows the two ways.
    if (custom) return settings.has('url') ? UNKNOWN : customReading(settings);
    if (settings.has('url')) return connectionUrlReading(settings);
    // The URL holds a password and mostly stands elsewhere, as in a Secret beside this ConfigMap.
    if (!settings.has('host')) return UNKNOWN;
    const message = 'Hoppscotch reads MAILER_SMTP_URL, and these settings only with MAILER_USE_CUSTOM_CONFIGS=true.';
    return switchedOff(settings, 'custom', message, {
      writes: [{ slot: 'custom', value: 'true' }],
      title: 'Set MAILER_USE_CUSTOM_CONFIGS to true',
    });
  },

  write(mode, settings) {
    return settings.has('url') ? connectionUrlWrites(mode, settings) : writeNodemailerApp(mode, settings, APP);
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAILER_SMTP_ENABLE=true\nMAILER_USE_CUSTOM_CONFIGS=true\nMAILER_ADDRESS_FROM=app@example.com\nMAILER_SMTP_HOST=smtp.example.com\nMAILER_SMTP_PORT=587\nMAILER_SMTP_SECURE=false\nMAILER_SMTP_USER=app@example.com\nMAILER_SMTP_PASSWORD=${SMTP_PASSWORD}\nMAILER_TLS_REJECT_UNAUTHORIZED=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAILER_SMTP_ENABLE=true\nMAILER_USE_CUSTOM_CONFIGS=false\nMAILER_ADDRESS_FROM=app@example.com\nMAILER_SMTP_URL=smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAILER_SMTP_ENABLE=true\nMAILER_USE_CUSTOM_CONFIGS=true\nMAILER_ADDRESS_FROM=app@example.com\nMAILER_SMTP_HOST=smtp.example.com\nMAILER_SMTP_PORT=587\nMAILER_SMTP_SECURE=true\nMAILER_SMTP_USER=app@example.com\nMAILER_SMTP_PASSWORD=${SMTP_PASSWORD}\nMAILER_TLS_REJECT_UNAUTHORIZED=true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/hoppscotch/hoppscotch/blob/afc2cf181c/packages/hoppscotch-backend/src/mailer/helper.ts#L20-L85',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/hoppscotch/hoppscotch/blob/05042b58605087121b40f4973ed395b297ecdc40/packages/hoppscotch-backend/src/mailer/helper.ts',
      read: '2026-11-23',
      note: 'an older version, without MAILER_SMTP_IGNORE_TLS',
    },
  ],
};

export default hoppscotch;

function customReading(settings: Settings): Reading | readonly Reading[] {
  const security = knownIn(settings, 'security');
  const isOn = security !== undefined && exactlyTrue(security);
  return readNodemailerApp(settings, APP, {
    verifies: settings.text('verify') === 'true',
    faults: misreadFlag(settings, { slot: 'security', isOn, program: 'Hoppscotch' }),
  });
}
