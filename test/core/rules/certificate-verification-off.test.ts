import { table } from './support.ts';

const json = (host: string, tls: string, more = '"port": 465, "secure": true') =>
  `{ "smtp": { "host": "${host}", ${more}, "auth": { "user": "me", "pass": "\${P}" }, "tls": { ${tls} } } }\n`;

table('certificate-verification-off', [
  {
    name: 'switched off',
    file: 'config.json',
    text: json('smtp.acme.dev', '"rejectUnauthorized": «false»'),
    severity: 'warning',
  },
  {
    name: 'switched off with STARTTLS',
    file: 'config.json',
    text: json('smtp.acme.dev', '"rejectUnauthorized": «false»', '"port": 587, "requireTLS": true'),
  },
  {
    name: 'in a test a hint',
    file: 'config.test.json',
    text: json('smtp.acme.dev', '"rejectUnauthorized": «false»'),
    severity: 'hint',
  },
  {
    name: 'on a private network a hint',
    file: 'config.json',
    text: json('10.0.0.5', '"rejectUnauthorized": «false»'),
    severity: 'hint',
  },
  { name: 'checked', file: 'config.json', text: json('smtp.acme.dev', '"rejectUnauthorized": true') },
  { name: 'checked by default', file: 'config.json', text: json('smtp.acme.dev', '"servername": "mail.acme.dev"') },
  { name: 'this machine', file: 'config.json', text: json('127.0.0.1', '"rejectUnauthorized": false') },
  { name: 'a container', file: 'config.json', text: json('mail', '"rejectUnauthorized": false') },
  {
    name: 'no encryption, so no certificate',
    file: 'config.json',
    text: json('smtp.acme.dev', '"rejectUnauthorized": false', '"port": 587, "ignoreTLS": true'),
  },
  { name: 'only run time knows', file: 'config.json', text: json('smtp.acme.dev', '"rejectUnauthorized": "${CHECK}"') },
  {
    name: 'a default that nobody chose',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
  },
]);
