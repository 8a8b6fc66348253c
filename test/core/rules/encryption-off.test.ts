import { table } from './support.ts';

const django = (host: string, port: number, more: string) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=\${SECRET}\n${more}`;
const json = (host: string, port: number, more: string) =>
  `{ "smtp": { "host": "${host}", "port": ${port}, "auth": { "user": "me", "pass": "\${P}" }, "requireTLS": false, ${more} } }\n`;

table('encryption-off', [
  {
    name: 'STARTTLS off with a login, for a host that run time knows',
    file: 'src/main/resources/application.properties',
    text: 'spring.mail.host=${H}\nspring.mail.port=${P}\nspring.mail.username=${U}\nspring.mail.password=${S}\nspring.mail.properties.mail.smtp.auth=true\nspring.mail.properties.mail.smtp.starttls.enable=«false»\n',
    severity: 'warning',
  },
  {
    name: 'STARTTLS and the login off, for a host that run time knows',
    file: 'src/main/resources/application.properties',
    text: 'spring.mail.host=${H}\nspring.mail.port=${P}\nspring.mail.username=${U}\nspring.mail.password=${S}\nspring.mail.properties.mail.smtp.auth=false\nspring.mail.properties.mail.smtp.starttls.enable=«false»\n',
    severity: 'info',
  },
  {
    name: 'STARTTLS off and nothing else said, for a program that nobody knows',
    file: 'values.yaml',
    text: 'smtp:\n  host: smtp.acme.dev\n  port: 587\n  username: a\n  password: ${S}\n  properties:\n    starttls.enable: «false»\n',
    severity: 'warning',
  },
  {
    name: 'both flags off, for a program that nobody knows',
    file: '.env',
    text: 'SMTP_HOST=smtp.acme.dev\nSMTP_PORT=587\nSMTP_TLS=false\nSMTP_SSL=«false»\nSMTP_USER=a\nSMTP_PASSWORD=${S}\n',
    severity: 'warning',
  },
  {
    name: 'one flag off, for a program that nobody knows',
    file: '.env',
    text: 'SMTP_HOST=smtp.acme.dev\nSMTP_PORT=587\nSMTP_SSL=false\nSMTP_USER=a\nSMTP_PASSWORD=${S}\n',
  },
  {
    name: 'a default without encryption, with a login, in a live file',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=«587»\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SECRET}\nDEFAULT_FROM_EMAIL=a@acme.dev\nEMAIL_BACKEND=django.core.mail.backends.smtp.EmailBackend\n',
  },
  {
    name: 'encryption that is switched off, with a login',
    file: 'config.json',
    text: json('smtp.acme.dev', 587, '"ignoreTLS": «true»'),
    severity: 'error',
  },
  {
    name: 'encryption that is switched off, without a login',
    file: 'config.json',
    text: '{ "smtp": { "host": "smtp.acme.dev", "port": 587, "secure": false, "ignoreTLS": «true» } }\n',
    severity: 'warning',
  },
  {
    name: 'encryption that is switched off in a template',
    file: 'config.example.json',
    text: json('smtp.acme.dev', 587, '"ignoreTLS": «true»'),
  },
  {
    name: 'a private host with a login is a hint',
    file: 'config.json',
    text: json('10.0.0.5', 25, '"ignoreTLS": «true»'),
    severity: 'hint',
  },
  { name: 'a default without encryption in a template', file: '.env.example', text: django('smtp.acme.dev', 587, '') },
  { name: 'STARTTLS', file: '.env', text: django('smtp.acme.dev', 587, 'EMAIL_USE_TLS=True\n') },
  { name: 'implicit TLS', file: '.env', text: django('smtp.acme.dev', 465, 'EMAIL_USE_SSL=True\n') },
  { name: 'loopback', file: '.env', text: django('localhost', 25, 'EMAIL_USE_TLS=\n') },
  { name: 'a container of the same network', file: '.env', text: django('mail', 25, 'EMAIL_USE_TLS=\n') },
  { name: 'a local catcher', file: '.env', text: django('mailpit', 1025, 'EMAIL_USE_TLS=\n') },
  { name: 'a private host without a switch', file: '.env', text: django('192.168.1.5', 25, '') },
  { name: 'a host that only run time knows, by default', file: '.env', text: django('${HOST}', 587, '') },
  {
    name: 'a host that only run time knows, switched off',
    file: '.env',
    text: django('${HOST}', 587, 'EMAIL_USE_TLS=«False»\n'),
    severity: 'warning',
  },
  {
    name: 'a host that only run time knows, switched off unless something else is given',
    file: '.env',
    text: django('${HOST}', 587, 'EMAIL_USE_TLS=${TLS:-«False»}\n'),
    severity: 'info',
  },
  {
    name: 'a switch that only run time knows',
    file: '.env',
    text: django('smtp.acme.dev', 587, 'EMAIL_USE_TLS=${TLS}\n'),
  },
  {
    name: 'port 465, which is another mistake',
    file: 'config.json',
    text: json('smtp.acme.dev', 465, '"secure": false'),
  },
  {
    name: 'mail that is not sent at all',
    file: '.env',
    text: django('smtp.acme.dev', 587, 'EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend\n'),
  },
]);
