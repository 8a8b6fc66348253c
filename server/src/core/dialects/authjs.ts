import { transportReading } from '../clients/nodemailer.ts';
import { connectionUrlReading, connectionUrlWrites } from '../clients/nodemailerUrl.ts';
import type { Dialect, Mode, Reading, Settings, Write } from '../model.ts';

/**
 * The email provider of Auth.js (NextAuth): a connection URL, or host and port that go to nodemailer without `secure`.
 */
const authjs: Dialect = {
  id: 'authjs',
  name: 'Auth.js',
  ecosystem: 'node',
  detect: {
    strong: [/^EMAIL_SERVER=smtps?:\/\//i, 'EMAIL_SERVER_HOST', 'EMAIL_SERVER_PASSWORD'],
    weak: [/^EMAIL_SERVER=[^=]*:\/\//, 'AUTH_SECRET', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'EMAIL_FROM'],
    never: ['CALENDSO_ENCRYPTION_KEY'],
  },
  keys: {
    url: ['EMAIL_SERVER'],
    host: ['EMAIL_SERVER_HOST'],
    port: ['EMAIL_SERVER_PORT'],
    user: ['EMAIL_SERVER_USER'],
    password: ['EMAIL_SERVER_PASSWORD'],
    from: ['EMAIL_FROM', 'EMAIL_SERVER_FROM'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (settings.has('url')) return connectionUrlReading(settings);
    return transportReading(settings, { requireTLS: false, ignoreTLS: false });
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    if (settings.has('url')) return connectionUrlWrites(mode, settings);
    // The object form has no key for the mode: nodemailer goes by the port.
    if (mode === 'implicit') return [{ slot: 'port', value: 465 }];
    return mode === 'opportunistic' ? [{ slot: 'port', value: 587 }] : undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_SERVER=smtp://app%40example.com:${EMAIL_PASSWORD}@smtp.example.com:587?requireTLS=true\nEMAIL_FROM=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_SERVER_HOST=smtp.example.com\nEMAIL_SERVER_PORT=465\nEMAIL_SERVER_USER=app@example.com\nEMAIL_SERVER_PASSWORD=${EMAIL_PASSWORD}\nEMAIL_FROM=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_SERVER=smtp://app%40example.com:${EMAIL_PASSWORD}@smtp.example.com:465\nEMAIL_FROM=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nextauthjs/next-auth/blob/a1a16a5a77/docs/pages/getting-started/providers/nodemailer.mdx',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/nextauthjs/next-auth/blob/a1a16a5a77/packages/core/src/providers/nodemailer.ts',
      read: '2026-11-23',
      note: 'the server setting goes to createTransport as it is; both forms were run on 25, 465, 587 and 2525',
    },
  ],
};

export default authjs;
