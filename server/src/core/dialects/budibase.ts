import { readStarttlsOnly } from '../clients/starttlsOnly.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

/**
 * Budibase's SMTP_* variables, which count with SMTP_FALLBACK_ENABLED alone: they cannot start TLS from the first byte,
 * and the certificate is never checked.
 */
const budibase: Dialect = {
  id: 'budibase',
  name: 'Budibase',
  ecosystem: 'node',
  detect: {
    strong: ['SMTP_FALLBACK_ENABLED'],
    weak: ['BUDIBASE_ENVIRONMENT', 'BB_ADMIN_USER_EMAIL', 'SMTP_FROM_ADDRESS', 'INTERNAL_API_KEY'],
    images: [/(?:^|\/)budibase\/[\w-]{1,30}$/, /(?:^|\/)budibase$/],
  },
  keys: {
    enable: ['SMTP_FALLBACK_ENABLED'],
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASSWORD'],
    from: ['SMTP_FROM_ADDRESS'],
  },

  read(settings: Settings) {
    if (settings.get('enable').state === 'dynamic') return UNKNOWN;
    const enabled = settings.text('enable') ?? '';
    if (/^(?:0|false|)$/.test(enabled)) {
      const how = settings.has('enable') ? 'off' : 'not set';
      return switchedOff(
        settings,
        'enable',
        `SMTP_FALLBACK_ENABLED is ${how}: Budibase does not read the SMTP_ settings.`,
        {
          writes: [{ slot: 'enable', value: '1' }],
          title: 'Switch the fallback on',
        },
      );
    }
    return { ...readStarttlsOnly(settings, "Budibase's fallback", 587), verifies: false };
  },

  write: (mode) => (mode === 'opportunistic' ? [{ slot: 'port', value: 587 }] : undefined),

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'implicit-tls-unsupported',
      file: '.env',
      text: 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/Budibase/budibase/blob/0349bd0d88/packages/worker/src/utilities/email.ts',
      read: '2026-11-23',
      note: 'createSMTPTransport(): rejectUnauthorized is false for all',
    },
    {
      url: 'https://github.com/Budibase/budibase/blob/02baff4aa041b04f15ff217fb2163c4168e57f19/packages/backend-core/src/configs/configs.ts',
      read: '2026-11-23',
      note: 'getSMTPConfig(): the fallback has secure: false',
    },
    {
      url: 'https://github.com/Budibase/budibase/blob/0064bf0e3a0945ed17af31e5be394417232bdb6d/packages/worker/src/environment.ts',
      read: '2026-11-23',
      note: 'the names; "0" and "false" are off',
    },
  ],
};

export default budibase;
