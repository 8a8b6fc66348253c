import { table } from './support.ts';

const django = (host: string, user: string, password: string) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=${user}\nEMAIL_HOST_PASSWORD=${password}\n`;

table('placeholder-credential', [
  { name: 'a password', file: '.env', text: django('smtp.acme.dev', 'app@acme.dev', '«changeme»'), severity: 'hint' },
  { name: 'a user name', file: '.env', text: django('smtp.acme.dev', '«your-user»', '${P}') },
  { name: 'a host', file: '.env', text: django('«smtp.example.com»', 'app@acme.dev', '${P}') },
  {
    name: 'several at once are one finding',
    file: '.env',
    text: django('smtp.example.com', 'your-user', '«your-password»'),
  },
  { name: 'a template', file: '.env.example', text: django('smtp.example.com', 'your-user', 'your-password') },
  { name: 'a test', file: '.env.test', text: django('smtp.example.com', 'your-user', 'your-password') },
  { name: 'a local host', file: '.env', text: django('localhost', 'user', 'password') },
  { name: 'values', file: '.env', text: django('smtp.acme.dev', 'app@acme.dev', 'hV7kq2XwPz91') },
  { name: 'the fixed user name of a provider', file: '.env', text: django('smtp.sendgrid.net', 'apikey', '${P}') },
  { name: 'nothing yet', file: '.env', text: django('smtp.acme.dev', '', '') },
  { name: 'references', file: '.env', text: django('${HOST}', '${USER}', '${P}') },
]);
