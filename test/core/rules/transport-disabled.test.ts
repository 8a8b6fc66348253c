import { table } from './support.ts';

const laravel = (mailer: string, host: string, user: string, more = '') =>
  `${more}MAIL_MAILER=${mailer}\nMAIL_SCHEME=smtp\nMAIL_HOST=${host}\nMAIL_PORT=587\nMAIL_USERNAME=${user}\nMAIL_PASSWORD=\${P}\nMAIL_FROM_ADDRESS=a@acme.dev\n`;

table('transport-disabled', [
  {
    name: 'mail goes to the log',
    file: '.env',
    text: laravel('«log»', 'smtp.acme.dev', 'app@acme.dev'),
    severity: 'info',
  },
  {
    name: 'the switch is missing',
    file: '.env',
    text: 'GF_SMTP_HOST=«smtp.acme.dev»:587\nGF_SMTP_USER=app@acme.dev\nGF_SMTP_PASSWORD=${P}\n',
    severity: 'warning',
  },
  { name: 'mail goes by SMTP', file: '.env', text: laravel('smtp', 'smtp.acme.dev', 'app@acme.dev') },
  { name: 'a template', file: '.env.example', text: laravel('log', 'smtp.acme.dev', 'app@acme.dev') },
  { name: 'a test', file: '.env.testing', text: laravel('log', 'smtp.acme.dev', 'app@acme.dev') },
  { name: 'a development file', file: '.env.local', text: laravel('log', 'smtp.acme.dev', 'app@acme.dev') },
  {
    name: 'a development file by its content',
    file: '.env',
    text: laravel('log', 'smtp.acme.dev', 'app@acme.dev', 'APP_ENV=local\n'),
  },
  { name: 'left-over placeholders', file: '.env', text: laravel('log', 'smtp.example.com', 'your-user') },
  { name: 'a left-over catcher', file: '.env', text: laravel('log', 'mailhog', 'app@acme.dev') },
  { name: 'no login', file: '.env', text: laravel('log', 'smtp.acme.dev', 'null') },
]);
