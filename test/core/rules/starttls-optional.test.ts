import { table } from './support.ts';

const json = (host: string, port: number, more: string) =>
  `{ "host": "${host}", "port": ${port}, ${more} "auth": { "user": "me", "pass": "\${P}" } }\n`;

table('starttls-optional', [
  {
    name: 'the usual form is a hint',
    file: 'config.json',
    text: json('smtp.acme.dev', 587, '"secure": «false»,'),
    severity: 'hint',
  },
  {
    name: 'the default is a hint',
    file: 'config.json',
    text: json('smtp.acme.dev', 587, '"requireTLS": «false»,'),
    severity: 'hint',
  },
  { name: 'required', file: 'config.json', text: json('smtp.acme.dev', 587, '"secure": false, "requireTLS": true,') },
  { name: 'TLS at once', file: 'config.json', text: json('smtp.acme.dev', 465, '"secure": true,') },
  { name: 'a local host', file: 'config.json', text: json('localhost', 587, '"secure": false,') },
  { name: 'a private host', file: 'config.json', text: json('10.1.2.3', 587, '"secure": false,') },
  {
    name: 'port 465, which is another mistake',
    file: 'config.json',
    text: json('smtp.acme.dev', 465, '"secure": false,'),
  },
  {
    name: 'no login',
    file: 'config.json',
    text: '{ "smtp": { "host": "smtp.acme.dev", "port": 587, "secure": false, "requireTLS": false } }\n',
  },
  {
    name: 'a program that cannot require it',
    file: '.env',
    text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\nMAIL_ENCRYPTION=tls\nMAIL_FROM_ADDRESS=a@acme.dev\n',
  },
]);
