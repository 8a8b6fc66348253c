import {
  exactlyTrue,
  type NodemailerApp,
  readNodemailerApp,
  wordForTrue,
  writeNodemailerApp,
} from '../clients/nodemailerApp.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

const APP: NodemailerApp = { isOn: exactlyTrue, missing: false, port: 587 };
const OTHER_TRANSPORTS: readonly string[] = ['resend', 'mailchannels', 'ses'];

/** Documenso: NEXT_PRIVATE_SMTP_SECURE is on for exactly `true`; some transports do not use SMTP at all. */
const documenso: Dialect = {
  id: 'documenso',
  name: 'Documenso',
  ecosystem: 'node',
  detect: { strong: [/(?:^|\.)NEXT_PRIVATE_SMTP_[A-Z]/], images: [/(?:^|\/)documenso$/] },
  keys: {
    enable: ['NEXT_PRIVATE_SMTP_TRANSPORT'],
    host: ['NEXT_PRIVATE_SMTP_HOST'],
    port: ['NEXT_PRIVATE_SMTP_PORT'],
    security: ['NEXT_PRIVATE_SMTP_SECURE'],
    ignoreTLS: ['NEXT_PRIVATE_SMTP_UNSAFE_IGNORE_TLS'],
    user: ['NEXT_PRIVATE_SMTP_USERNAME'],
    password: ['NEXT_PRIVATE_SMTP_PASSWORD'],
    from: ['NEXT_PRIVATE_SMTP_FROM_ADDRESS'],
    fromName: ['NEXT_PRIVATE_SMTP_FROM_NAME'],
  },

  read(settings: Settings) {
    const transport = settings.get('enable');
    // A service of nodemailer's own list brings host, port and mode with it.
    const service = settings.sibling('NEXT_PRIVATE_SMTP_SERVICE');
    if (transport.state === 'dynamic' || (service !== undefined && service.value !== '')) return UNKNOWN;
    const name = settings.text('enable') ?? 'smtp-auth';
    if (OTHER_TRANSPORTS.includes(name)) {
      return switchedOff(settings, 'enable', `NEXT_PRIVATE_SMTP_TRANSPORT is ${name}: nothing is sent by SMTP.`, {
        writes: [{ slot: 'enable', value: 'smtp-auth' }],
        title: 'Use smtp-auth',
      });
    }
    const app: NodemailerApp = name === 'smtp-api' ? { ...APP, cannotIgnore: true } : APP;
    return readNodemailerApp(settings, app, { faults: wordForTrue(settings, 'Documenso') });
  },

  write(mode, settings) {
    if (mode === 'none' && settings.text('enable') === 'smtp-api') return undefined;
    return writeNodemailerApp(mode, settings, APP);
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'NEXT_PRIVATE_SMTP_TRANSPORT=smtp-auth\nNEXT_PRIVATE_SMTP_HOST=smtp.example.com\nNEXT_PRIVATE_SMTP_PORT=587\nNEXT_PRIVATE_SMTP_USERNAME=app@example.com\nNEXT_PRIVATE_SMTP_PASSWORD=${SMTP_PASSWORD}\nNEXT_PRIVATE_SMTP_FROM_ADDRESS=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'NEXT_PRIVATE_SMTP_TRANSPORT=smtp-auth\nNEXT_PRIVATE_SMTP_HOST=smtp.example.com\nNEXT_PRIVATE_SMTP_PORT=465\nNEXT_PRIVATE_SMTP_SECURE=true\nNEXT_PRIVATE_SMTP_USERNAME=app@example.com\nNEXT_PRIVATE_SMTP_PASSWORD=${SMTP_PASSWORD}\nNEXT_PRIVATE_SMTP_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'NEXT_PRIVATE_SMTP_TRANSPORT=smtp-auth\nNEXT_PRIVATE_SMTP_HOST=smtp.example.com\nNEXT_PRIVATE_SMTP_PORT=465\nNEXT_PRIVATE_SMTP_SECURE=1\nNEXT_PRIVATE_SMTP_USERNAME=app@example.com\nNEXT_PRIVATE_SMTP_PASSWORD=${SMTP_PASSWORD}\nNEXT_PRIVATE_SMTP_FROM_ADDRESS=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/documenso/documenso/blob/0df331dd539107c43e02b4de8650319b49c25ed6/packages/email/mailer.ts',
      read: '2026-11-23',
    },
    { url: 'https://github.com/documenso/documenso/blob/75330166cc/.env.example#L105-L129', read: '2026-11-23' },
  ],
};

export default documenso;
