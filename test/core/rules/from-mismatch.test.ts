import { table } from './support.ts';

const django = (host: string, user: string, from: string) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=${user}\nEMAIL_HOST_PASSWORD=\${P}\nDEFAULT_FROM_EMAIL=${from}\n`;

table('from-mismatch', [
  {
    name: 'another domain',
    file: '.env',
    text: django('smtp.gmail.com', 'a@gmail.com', '«shop@acme.dev»'),
    severity: 'hint',
  },
  {
    name: 'another domain with a name',
    file: '.env',
    text: django('smtp.gmail.com', 'a@gmail.com', '«Shop <shop@acme.dev>»'),
  },
  { name: 'the account itself', file: '.env', text: django('smtp.gmail.com', 'a@gmail.com', 'a@gmail.com') },
  { name: 'a domain of one’s own', file: '.env', text: django('smtp.gmail.com', 'a@acme.dev', 'shop@acme.dev') },
  { name: 'two domains of one’s own', file: '.env', text: django('smtp.gmail.com', 'a@acme.dev', 'shop@acme.org') },
  { name: 'a transactional provider', file: '.env', text: django('smtp.sendgrid.net', 'apikey', 'shop@acme.dev') },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev', 'a@gmail.com', 'shop@acme.dev') },
  { name: 'a placeholder', file: '.env', text: django('smtp.gmail.com', 'a@gmail.com', 'noreply@example.com') },
  {
    name: 'an account that only run time knows',
    file: '.env',
    text: django('smtp.gmail.com', '${USER}', 'shop@acme.dev'),
  },
  { name: 'a name without an address', file: '.env', text: django('smtp.gmail.com', 'a@gmail.com', 'Shop') },
]);
