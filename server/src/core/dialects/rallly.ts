import { misreadFlag } from '../clients/misread.ts';
import { exactlyTrue, type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import type { Dialect, Fault, Reading, Settings } from '../model.ts';
import { knownIn, reading } from '../read.ts';

const APP: NodemailerApp = { isOn: exactlyTrue, missing: false, cannotIgnore: true };

/** Rallly: SMTP_SECURE counts when it is exactly `true`; its password is SMTP_PWD. */
const rallly: Dialect = {
  id: 'rallly',
  name: 'Rallly',
  ecosystem: 'node',
  detect: {
    // Other programs call the password SMTP_PWD too.
    weak: ['SMTP_PWD', 'NOREPLY_EMAIL', 'SUPPORT_EMAIL', 'SECRET_PASSWORD', 'INITIAL_ADMIN_EMAIL', 'SMTP_TLS_ENABLED'],
    images: [/(?:^|\/)rallly$/],
  },
  keys: {
    enable: ['EMAIL_PROVIDER'],
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    security: ['SMTP_SECURE'],
    user: ['SMTP_USER'],
    password: ['SMTP_PWD'],
    from: ['NOREPLY_EMAIL', 'SUPPORT_EMAIL'],
    verify: ['SMTP_REJECT_UNAUTHORIZED'],
    oldVerify: ['SMTP_TLS_ENABLED'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (settings.text('enable') === 'ses') return reading('disabled', ['enable']);
    const security = knownIn(settings, 'security');
    const isOn = security !== undefined && exactlyTrue(security);
    const faults = [...misreadFlag(settings, { slot: 'security', isOn, program: 'Rallly' }), ...renamed(settings)];
    return readNodemailerApp(settings, APP, { verifies: settings.text('verify') !== 'false', faults });
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, APP),

  examples: {
    starttls587: {
      file: '.env',
      text: 'SUPPORT_EMAIL=support@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=app@example.com\nSMTP_PWD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SUPPORT_EMAIL=support@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USER=app@example.com\nSMTP_PWD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SUPPORT_EMAIL=support@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PWD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/lukevella/rallly/blob/310eaecb84e5caffe89c47d515a14b00a3a9e13f/packages/emails/src/transport.ts',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/lukevella/rallly/blob/c629b31480/apps/docs/self-hosting/configuration.mdx#L47-L77',
      read: '2026-11-23',
    },
    { url: 'https://github.com/lukevella/rallly/issues/967', read: '2026-11-23' },
  ],
};

export default rallly;

/** It once meant the check of the certificate, whatever its name says. */
function renamed(settings: Settings): readonly Fault[] {
  if (!settings.has('oldVerify')) return [];
  return [
    {
      rule: 'deprecated-setting',
      slot: 'oldVerify',
      message:
        'SMTP_TLS_ENABLED has no effect in Rallly any more: SMTP_SECURE is the encryption, and SMTP_REJECT_UNAUTHORIZED the check of the certificate.',
      writes: [{ slot: 'oldVerify', value: null }],
      fix: 'Remove SMTP_TLS_ENABLED',
      severity: 'info',
    },
  ];
}
