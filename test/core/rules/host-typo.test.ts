import { table } from './support.ts';

const django = (host: string) => `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n`;

table('host-typo', [
  { name: 'turned letters', file: '.env', text: django('«smtp.gmial.com»'), severity: 'error' },
  { name: 'a doubled letter', file: '.env', text: django('«smtp.sendgridd.net»') },
  { name: 'the right name', file: '.env', text: django('smtp.gmail.com') },
  { name: 'another host of the provider', file: '.env', text: django('smtp-relay.gmail.com') },
  { name: 'somebody’s own host', file: '.env', text: django('smtp.acme.dev') },
  { name: 'a placeholder', file: '.env', text: django('smtp.example.com') },
  { name: 'a container', file: '.env', text: django('mail') },
  { name: 'a host that only run time knows', file: '.env', text: django('smtp.${DOMAIN}') },
]);
