import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import { yamlBoolean } from '../clients/flagPair.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'mail.use-tls', implicit: 'mail.use-ssl' },
  defaults: { starttls: false, implicit: false },
  isOn: yamlBoolean,
  port: 25,
  on: true,
  off: false,
};

/** Sentry's `mail.*` options in config.yml, which are flat keys with a dot in their name. */
const sentrySelfhosted: Dialect = {
  id: 'sentry-selfhosted',
  name: 'Sentry self-hosted',
  ecosystem: 'python',
  detect: {
    strong: ['mail.use-tls', 'mail.use-ssl'],
    files: [/(?:^|\/)sentry\/config(?:\.example)?\.yml$/],
  },
  keys: {
    enable: ['mail.backend'],
    host: ['mail.host'],
    port: ['mail.port'],
    security: ['mail.use-tls'],
    ssl: ['mail.use-ssl'],
    user: ['mail.username'],
    password: ['mail.password'],
    from: ['mail.from'],
    timeout: ['mail.timeout'],
  },

  read(settings: Settings) {
    const backend = settings.text('enable')?.trim();
    if (backend === 'dummy' || backend === 'console') {
      return switchedOff(settings, 'enable', `mail.backend is ${backend}: nothing is sent by SMTP.`);
    }
    return readAppFlags(settings, FLAGS);
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: 'sentry/config.yml',
      text: "mail.backend: 'smtp'\nmail.host: 'smtp.example.com'\nmail.port: 587\nmail.username: 'app@example.com'\nmail.password: '${SMTP_PASSWORD}'\nmail.use-tls: true\n",
    },
    implicit465: {
      file: 'sentry/config.yml',
      text: "mail.backend: 'smtp'\nmail.host: 'smtp.example.com'\nmail.port: 465\nmail.username: 'app@example.com'\nmail.password: '${SMTP_PASSWORD}'\nmail.use-ssl: true\n",
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'sentry/config.yml',
      text: "mail.backend: 'smtp'\nmail.host: 'smtp.example.com'\nmail.port: 465\nmail.username: 'app@example.com'\nmail.password: '${SMTP_PASSWORD}'\nmail.use-tls: true\n",
    },
  },
  sources: [
    {
      url: 'https://github.com/getsentry/self-hosted/blob/89a143f8e4/sentry/config.example.yml#L15-L31',
      read: '2026-11-23',
    },
    { url: 'https://github.com/getsentry/self-hosted/blob/89a143f8e4/.env#L11-L12', read: '2026-11-23' },
    { url: 'https://github.com/getsentry/sentry/blob/2fc468f924/src/sentry/utils/email/send.py', read: '2026-11-23' },
    { url: 'https://github.com/sentry-kubernetes/charts/issues/363', read: '2026-11-23' },
  ],
};

export default sentrySelfhosted;
