import { transportReading } from '../clients/nodemailer.ts';
import { connectionUrlReading, connectionUrlWrites } from '../clients/nodemailerUrl.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

/** Cal.com: a connection URL, or host and port, where 465 means TLS from the first byte; a Resend key goes before both. */
const calcom: Dialect = {
  id: 'calcom',
  name: 'Cal.com',
  ecosystem: 'node',
  detect: {
    strong: ['CALENDSO_ENCRYPTION_KEY', 'CALCOM_LICENSE_KEY'],
    weak: ['EMAIL_SERVER_HOST', 'EMAIL_SERVER_PASSWORD', /^EMAIL_SERVER=/],
    images: [/(?:^|\/)cal\.com$/],
  },
  keys: {
    url: ['EMAIL_SERVER'],
    host: ['EMAIL_SERVER_HOST'],
    port: ['EMAIL_SERVER_PORT'],
    user: ['EMAIL_SERVER_USER'],
    password: ['EMAIL_SERVER_PASSWORD'],
    from: ['EMAIL_FROM'],
    fromName: ['EMAIL_FROM_NAME'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const resend = settings.sibling('RESEND_API_KEY');
    if (resend?.dynamic === true) return UNKNOWN;
    if (resend !== undefined && resend.value !== '') {
      const slot = settings.has('url') ? 'url' : 'host';
      return switchedOff(
        settings,
        slot,
        'RESEND_API_KEY is set, so Cal.com sends through Resend and not through this.',
      );
    }
    if (settings.has('url') && settings.text('url') !== '') return connectionUrlReading(settings);
    const port = settings.get('port');
    if (port.state === 'dynamic') return UNKNOWN;
    const isImplicit = portNumber(settings.text('port') ?? '') === 465;
    return transportReading(settings, {
      secure: isImplicit,
      secureSlots: isImplicit ? ['port'] : [],
      requireTLS: false,
      ignoreTLS: false,
    });
  },

  write(mode, settings) {
    if (settings.has('url') && settings.text('url') !== '') return connectionUrlWrites(mode, settings);
    if (mode === 'implicit') return [{ slot: 'port', value: 465 }];
    return mode === 'opportunistic' ? [{ slot: 'port', value: 587 }] : undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'CALENDSO_ENCRYPTION_KEY=${ENCRYPTION_KEY}\nEMAIL_FROM=app@example.com\nEMAIL_SERVER_HOST=smtp.example.com\nEMAIL_SERVER_PORT=587\nEMAIL_SERVER_USER=app@example.com\nEMAIL_SERVER_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'CALENDSO_ENCRYPTION_KEY=${ENCRYPTION_KEY}\nEMAIL_FROM=app@example.com\nEMAIL_SERVER_HOST=smtp.example.com\nEMAIL_SERVER_PORT=465\nEMAIL_SERVER_USER=app@example.com\nEMAIL_SERVER_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'CALENDSO_ENCRYPTION_KEY=${ENCRYPTION_KEY}\nEMAIL_FROM=app@example.com\nEMAIL_SERVER=smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/calcom/cal.com/blob/03670679c00d600615e8df2bc64545bd51c61646/packages/lib/serverConfig.ts',
      read: '2026-11-23',
    },
  ],
};

export default calcom;
