import { table } from './support.ts';

const django = (host: string, user: string, password: string) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=${user}\nEMAIL_HOST_PASSWORD=${password}\n`;

table('credential-shape', [
  {
    name: 'any user name where there is only one',
    file: '.env',
    text: django('smtp.sendgrid.net', '«acme»', '${P}'),
    severity: 'warning',
  },
  {
    name: 'an API key instead of an SMTP key',
    file: '.env',
    text: django('smtp-relay.brevo.com', 'app@acme.dev', '«xkeysib-00000000»'),
    severity: 'warning',
  },
  {
    name: 'the key of a role instead of that of a user',
    file: '.env',
    text: django('email-smtp.eu-west-1.amazonaws.com', '«ASIAAAAAAAAAAAAAAAAA»', '${P}'),
  },
  {
    name: 'a fact older than a year',
    file: '.env',
    text: django('smtp.sendgrid.net', '«acme»', '${P}'),
    options: { today: '2028-01-01' },
    severity: 'info',
  },
  { name: 'the one user name', file: '.env', text: django('smtp.sendgrid.net', 'apikey', '${P}') },
  { name: 'a user name that only run time knows', file: '.env', text: django('smtp.sendgrid.net', '${USER}', '${P}') },
  { name: 'no user name yet', file: '.env', text: django('smtp.sendgrid.net', '', '') },
  { name: 'a placeholder', file: '.env.example', text: django('smtp.sendgrid.net', 'your-user', 'your-password') },
  {
    name: 'a value without the usual shape',
    file: '.env',
    text: django('smtp-relay.brevo.com', 'app@acme.dev', 'old-password-1'),
  },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev', 'acme', 'xkeysib-00000000') },
]);
