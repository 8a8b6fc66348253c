import { table } from './support.ts';

const json = (host: string, port: string, secure: string) =>
  `{ "host": "${host}", "port": ${port}, "secure": ${secure}, "auth": { "user": "me", "pass": "\${P}" } }\n`;

table('tls-port-mismatch', [
  {
    name: 'a default in a file that declares variables is an information',
    file: 'app.json',
    text: '{ "env": { "EMAIL_HOST": { "value": "smtp.acme.dev" }, "EMAIL_PORT": { "value": "«465»" }, "EMAIL_HOST_USER": {}, "EMAIL_HOST_PASSWORD": {} } }\n',
    severity: 'info',
  },
  {
    name: '465 without TLS at once',
    file: 'config.json',
    text: json('smtp.acme.dev', '«465»', 'false'),
    severity: 'error',
  },
  {
    name: 'the port in the host wins',
    file: '.env',
    text: 'SMTP_HOST=mail.acme.dev:«587»\nSMTP_PORT=465\nSMTP_SECURE=ssl\nSMTP_AUTO_TLS=true\n',
    severity: 'error',
  },
  {
    name: 'mail.smtp.port where Spring has no port',
    file: 'application.properties',
    text: 'spring.mail.host=mail.acme.dev\nspring.mail.properties.mail.smtp.port=465\nspring.mail.properties.mail.smtp.starttls.enable=«true»\n',
  },
  {
    name: '587 with TLS at once',
    file: 'config.json',
    text: json('smtp.acme.dev', '«587»', 'true'),
    severity: 'error',
  },
  { name: '25 with TLS at once', file: 'config.json', text: json('smtp.acme.dev', '«25»', 'true') },
  { name: '2525 with TLS at once', file: 'config.json', text: json('smtp.acme.dev', '«2525»', 'true') },
  {
    name: 'a template with the contradiction in it',
    file: 'config.example.json',
    text: json('smtp.example.com', '«587»', 'true'),
  },
  {
    name: 'the provider documents implicit TLS on this port',
    file: 'config.json',
    text: json('email-smtp.eu-west-1.amazonaws.com', '«2465»', 'false'),
  },
  {
    name: 'a default that the port contradicts',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=«465»\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
  },
  { name: '465 with TLS at once', file: 'config.json', text: json('smtp.acme.dev', '465', 'true') },
  { name: '587 with STARTTLS', file: 'config.json', text: json('smtp.acme.dev', '587', 'false') },
  { name: 'a port of one’s own', file: 'config.json', text: json('smtp.acme.dev', '8465', 'true') },
  { name: 'an unknown host on 2465', file: 'config.json', text: json('smtp.acme.dev', '2465', 'false') },
  { name: 'a local host', file: 'config.json', text: json('localhost', '465', 'false') },
  { name: 'a container', file: 'config.json', text: json('mail', '587', 'true') },
  { name: 'a provider with implicit TLS on 587', file: 'config.json', text: json('mobile.charter.net', '587', 'true') },
  { name: 'a port that only run time knows', file: 'config.json', text: json('smtp.acme.dev', '"${PORT}"', 'true') },
  { name: 'a mode that only run time knows', file: 'config.json', text: json('smtp.acme.dev', '465', '"${SECURE}"') },
  {
    name: 'port 465 that decides by itself',
    file: 'config.json',
    text: '{ "smtp": { "host": "smtp.acme.dev", "port": 465, "auth": { "user": "me", "pass": "${P}" } } }\n',
  },
  {
    name: 'flags that the program refuses, which is said once',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
  },
]);
