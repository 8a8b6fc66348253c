import { table } from './support.ts';

const laravel = (scheme: string, more = '') =>
  `MAIL_MAILER=smtp\n${scheme}MAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=a\nMAIL_PASSWORD=\${P}\nMAIL_FROM_ADDRESS=a@acme.dev\n${more}`;

table('invalid-value', [
  { name: 'a scheme that is none', file: '.env', text: laravel('MAIL_SCHEME=«tls»\n'), severity: 'error' },
  {
    name: 'a word that is no boolean',
    file: '.env',
    text: 'MAIL_SERVER=smtp.acme.dev\nMAIL_PORT=587\nMAIL_STARTTLS=«maybe»\nMAIL_SSL_TLS=False\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\n',
  },
  {
    name: 'also where the host is a local catcher: the program does not start',
    file: '.env',
    text: 'MAIL_SERVER=mailpit\nMAIL_PORT=1025\nMAIL_STARTTLS=«maybe»\nMAIL_SSL_TLS=False\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\n',
  },
  {
    name: 'a scheme of another library for the same variable',
    file: '.env',
    text: 'EMAIL_URL=«submission»://app%40acme.dev:${P}@smtp.acme.dev\n',
    severity: 'info',
  },
  {
    name: 'a scheme of another library for the same variable, on another port than its own',
    file: '.env',
    text: 'EMAIL_URL=«submission»://app%40acme.dev:${P}@smtp.acme.dev:25\n',
    severity: 'warning',
  },
  {
    name: 'a scheme of no library',
    file: '.env',
    text: 'EMAIL_URL=«tls»://app%40acme.dev:${P}@smtp.acme.dev\n',
    severity: 'error',
  },
  { name: 'a scheme', file: '.env', text: laravel('MAIL_SCHEME=smtp\n') },
  { name: 'null', file: '.env', text: laravel('MAIL_SCHEME=null\n') },
  { name: 'a scheme that only run time knows', file: '.env', text: laravel('MAIL_SCHEME=${SCHEME}\n') },
  {
    name: 'words for booleans',
    file: '.env',
    text: 'MAIL_SERVER=smtp.acme.dev\nMAIL_PORT=587\nMAIL_STARTTLS=1\nMAIL_SSL_TLS=off\nMAIL_USERNAME=a\nMAIL_PASSWORD=${P}\n',
  },
  {
    name: 'a mailer that the program may define',
    file: '.env',
    text: 'MAIL_MAILER=«mail»\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_ENCRYPTION=tls\nMAIL_FROM_ADDRESS=app@acme.dev\n',
    severity: 'info',
  },
]);
