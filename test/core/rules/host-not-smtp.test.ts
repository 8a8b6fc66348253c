import { table } from './support.ts';

const django = (host: string, port = '587') => `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\n`;

table('host-not-smtp', [
  { name: 'a web address as SMTP host', file: '.env', text: 'SMTP_HOST=«https://smtp.acme.dev»\n' },
  {
    name: 'a web address beside a login',
    file: 'config.yml',
    text: 'mail:\n  host: «https://smtp.acme.dev»\n  user: shop\n',
  },
  { name: 'an API of a mailer', file: '.env', text: 'EMAIL_SERVER=https://mailer.acme.dev/send\n' },
  { name: 'a page about mail', file: 'config.yml', text: 'mail:\n  server: https://webmail.acme.dev\n' },
  { name: 'the IMAP host of a provider', file: '.env', text: django('«imap.gmail.com»'), severity: 'error' },
  { name: 'the IMAP host of somebody', file: '.env', text: django('«imap.acme.dev»'), severity: 'warning' },
  { name: 'the POP3 host', file: '.env', text: django('«pop3.acme.dev»') },
  { name: 'the API host', file: '.env', text: django('«api.mailgun.net»'), severity: 'error' },
  {
    name: 'a host of the provider for reading',
    file: '.env',
    text: django('«outlook.office365.com»'),
    severity: 'error',
  },
  { name: 'a website', file: '.env', text: django('«www.acme.dev»') },
  { name: 'a URL', file: '.env', text: django('«smtp://smtp.acme.dev:587»') },
  { name: 'host and port', file: '.env', text: django('«smtp.acme.dev:587»') },
  { name: 'a path', file: '.env', text: django('«smtp.acme.dev/»') },
  { name: 'a mail address', file: '.env', text: django('«app@acme.dev»') },
  { name: 'the domain of addresses', file: '.env', text: django('«gmail.com»') },
  { name: 'an SMTP host', file: '.env', text: django('smtp.acme.dev') },
  { name: 'a host with another name', file: '.env', text: django('mail.acme.dev') },
  { name: 'a domain alone', file: '.env', text: django('acme.dev') },
  { name: 'an IPv4 address', file: '.env', text: django('203.0.113.9') },
  { name: 'an IPv6 address', file: '.env', text: django('2001:db8::25') },
  { name: 'a container called imap', file: '.env', text: django('imap') },
  { name: 'a host that only run time knows', file: '.env', text: django('${HOST}:587') },
  { name: 'no host yet', file: '.env', text: django('') },
  {
    name: 'host and port where the program wants both',
    file: '.env',
    text: 'GF_SMTP_ENABLED=true\nGF_SMTP_HOST=smtp.acme.dev:587\nGF_SMTP_USER=a\nGF_SMTP_PASSWORD=${P}\n',
  },
  { name: 'a URL where the program wants one', file: '.env', text: 'EMAIL_URL=smtp+tls://a:${P}@smtp.acme.dev:587\n' },
  {
    name: 'a URL where host and port belong',
    file: 'alertmanager.yml',
    text: 'global:\n  smtp_smarthost: «https://smtp.acme.dev»:587\n  smtp_from: alerts@acme.dev\n',
    severity: 'error',
  },
  {
    name: 'a URL without the port that belongs behind it',
    file: 'grafana.ini',
    text: '[smtp]\nenabled = true\nhost = «https://smtp.acme.dev»\n',
  },
]);
