import { table } from './support.ts';

table('dsn-encoding', [
  {
    name: 'a hash in the password',
    file: '.env',
    text: 'EMAIL_URL="smtp+tls://app:«pa#ss»@smtp.acme.dev:587"\n',
    severity: 'error',
  },
  { name: 'a slash in the password', file: '.env', text: 'EMAIL_URL="smtp+tls://app:«pa/ss»@smtp.acme.dev:587"\n' },
  { name: 'an encoded hash', file: '.env', text: 'EMAIL_URL="smtp+tls://app:pa%23ss@smtp.acme.dev:587"\n' },
  {
    name: 'an @ in the user name, which works',
    file: '.env',
    text: 'EMAIL_URL="smtp+tls://app@acme.dev:pass@smtp.acme.dev:587"\n',
  },
  { name: 'a plus, which works', file: '.env', text: 'EMAIL_URL="smtp+tls://app:pa+ss@smtp.acme.dev:587"\n' },
  {
    name: 'a password that only run time knows',
    file: '.env',
    text: 'EMAIL_URL="smtp+tls://app:${P}@smtp.acme.dev:587"\n',
  },
  { name: 'no login', file: '.env', text: 'EMAIL_URL="smtp+tls://smtp.acme.dev:587?timeout=5"\n' },
]);
