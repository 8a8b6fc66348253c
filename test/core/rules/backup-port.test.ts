import { table } from './support.ts';

const django = (host: string, port: string) => `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\n`;

table('backup-port', [
  { name: '2525 at a provider with 587', file: '.env', text: django('smtp.sendgrid.net', '«2525»'), severity: 'hint' },
  { name: '587', file: '.env', text: django('smtp.sendgrid.net', '587') },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev', '2525') },
  { name: 'a test service', file: '.env', text: django('sandbox.smtp.mailtrap.io', '2525') },
  { name: 'a local host', file: '.env', text: django('localhost', '2525') },
  { name: 'a port that only run time knows', file: '.env', text: django('smtp.sendgrid.net', '${PORT:-}') },
]);
