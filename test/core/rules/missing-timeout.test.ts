import { table } from './support.ts';

const options = { rules: { 'missing-timeout': 'info' } } as const;
const django = (host: string, more = '') => `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n${more}`;

table('missing-timeout', [
  { name: 'none', file: '.env', text: django('«smtp.acme.dev»'), options },
  { name: 'off by default', file: '.env', text: django('smtp.acme.dev') },
  { name: 'one', file: '.env', text: django('smtp.acme.dev', 'EMAIL_TIMEOUT=10\n'), options },
  { name: 'a local host', file: '.env', text: django('localhost'), options },
  {
    name: 'a client that has one by default',
    file: 'config.json',
    text: '{ "smtp": { "host": "smtp.acme.dev", "port": 465, "secure": true, "auth": { "user": "a", "pass": "${P}" } } }\n',
    options,
  },
]);
