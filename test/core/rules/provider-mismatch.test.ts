import { table } from './support.ts';

const login = 'EMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SECRET}\n';
const django = (host: string, port: string, mode: string, user = login) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_${mode}=True\n${user}`;
const SSL = 'SSL';
const TLS = 'TLS';

table('provider-mismatch', [
  {
    name: 'a port that the provider rules out',
    file: '.env',
    text: django('smtp.office365.com', '«465»', SSL),
    severity: 'error',
  },
  {
    name: 'the same at another provider',
    file: '.env',
    text: django('smtp.postmarkapp.com', '«465»', SSL),
    severity: 'error',
  },
  {
    name: 'a fact older than a year loses one severity',
    file: '.env',
    text: django('smtp.office365.com', '«465»', SSL),
    options: { today: '2028-01-01' },
    severity: 'warning',
  },
  {
    name: 'without a date of today nothing is old',
    file: '.env',
    text: django('smtp.office365.com', '«465»', SSL),
    options: {},
    severity: 'error',
  },
  {
    name: 'a login where none is taken',
    file: '.env',
    text: 'EMAIL_HOST=acme-com.mail.protection.outlook.com\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=«app@acme.dev»\nEMAIL_HOST_PASSWORD=${SECRET}\n',
    severity: 'warning',
  },
  { name: 'the documented port', file: '.env', text: django('smtp.office365.com', '587', TLS) },
  { name: 'another documented port', file: '.env', text: django('smtp.gmail.com', '465', SSL) },
  {
    name: 'a mode that cannot work on the port, which is said once',
    file: '.env',
    text: django('smtp.office365.com', '465', TLS),
  },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev', '10465', SSL) },
  { name: 'a port of which nothing is known', file: '.env', text: django('smtp.office365.com', '10587', TLS) },
  { name: 'a port that only run time knows', file: '.env', text: django('smtp.office365.com', '${PORT}', SSL) },
  { name: 'a host that only run time knows', file: '.env', text: django('${HOST}', '465', SSL) },
  {
    name: 'a mail exchanger without a login',
    file: '.env',
    text: django('acme-com.mail.protection.outlook.com', '25', TLS, ''),
  },
  {
    name: 'a login at the mail exchanger of a domain',
    file: '.env',
    text: 'SMTP_HOST=«smtp.google.com»\nSMTP_PORT=587\nSMTP_USER=app@acme.dev\nSMTP_PASS=${SMTP_PASS}\n',
    severity: 'warning',
  },
  {
    name: 'a port that the provider does not serve, in a program that nobody knows',
    file: '.env',
    text: 'SMTP_HOST=smtp.postmarkapp.com\nSMTP_PORT=«465»\nSMTP_USER=token\nSMTP_PASS=${SMTP_PASS}\n',
  },
]);
