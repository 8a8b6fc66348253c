import { table } from './support.ts';

const django = (host: string, more = '') => `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n${more}`;

table('retired-host', [
  { name: 'a host that was switched off', file: '.env', text: django('«smtp.live.com»'), severity: 'warning' },
  { name: 'in a template as well', file: '.env.example', text: django('«smtp.mailtrap.io»'), severity: 'warning' },
  {
    name: 'an old name that still answers',
    file: '.env',
    text: django('«smtp-relay.sendinblue.com»'),
    severity: 'info',
  },
  {
    name: 'settings that are not in use',
    file: '.env',
    text: django('«smtp.live.com»', 'EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend\n'),
    severity: 'hint',
  },
  {
    name: 'a fact older than a year',
    file: '.env',
    text: django('«smtp.live.com»'),
    options: { today: '2028-01-01' },
    severity: 'info',
  },
  { name: 'the successor', file: '.env', text: django('sandbox.smtp.mailtrap.io') },
  { name: 'another host of the provider', file: '.env', text: django('live.smtp.mailtrap.io') },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev') },
  { name: 'a host that only run time knows', file: '.env', text: django('${HOST}') },
]);
