import { table } from './support.ts';

const rails = (host: string) =>
  `production:\n  smtp_settings:\n    ${host}\n    port: 587\n    user_name: a\n    password: <%= ENV["P"] %>\n    enable_starttls_auto: true\n`;

table('ignored-setting', [
  {
    name: 'the name of another framework',
    file: 'config/smtp.yml',
    text: rails('host: «smtp.acme.dev»'),
    severity: 'warning',
  },
  {
    name: 'a left-over of an older version',
    file: '.env',
    text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=smtp\nMAIL_ENCRYPTION=«tls»\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\n',
    severity: 'info',
  },
  { name: 'the right name', file: 'config/smtp.yml', text: rails('address: smtp.acme.dev') },
  { name: 'a key that nobody knows', file: 'config/smtp.yml', text: rails('address: smtp.acme.dev\n    colour: blue') },
  {
    name: 'settings of this version',
    file: '.env',
    text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=smtp\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\n',
  },
]);
