import { table } from './support.ts';

const django = (more: string) =>
  `EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=\${P}\n${more}`;

table('conflicting-settings', [
  {
    name: 'both flags on',
    file: '.env',
    text: django('EMAIL_USE_TLS=True\nEMAIL_USE_SSL=«True»\n'),
    severity: 'error',
  },
  { name: 'one flag on', file: '.env', text: django('EMAIL_USE_TLS=True\nEMAIL_USE_SSL=False\n') },
  { name: 'one flag', file: '.env', text: django('EMAIL_USE_TLS=True\n') },
  {
    name: 'one flag that only run time knows',
    file: '.env',
    text: django('EMAIL_USE_TLS=True\nEMAIL_USE_SSL=${SSL}\n'),
  },
]);
