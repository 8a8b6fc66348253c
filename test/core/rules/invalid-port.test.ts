import { table } from './support.ts';

const django = (port: string, host = 'smtp.acme.dev') => `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\n`;

table('invalid-port', [
  { name: 'IMAP', file: '.env', text: django('«993»'), severity: 'error' },
  { name: 'POP3', file: '.env', text: django('«995»') },
  { name: 'out of range', file: '.env', text: django('«70000»') },
  { name: 'zero', file: '.env', text: django('«0»') },
  { name: 'no number', file: '.env', text: django('«587a»') },
  { name: '587', file: '.env', text: django('587') },
  { name: 'an unusual port', file: '.env', text: django('4465') },
  { name: 'with a space in quotes', file: '.env', text: django('" 587"') },
  { name: 'the name of the service', file: '.env', text: django('submission') },
  { name: 'no port yet', file: '.env', text: django('') },
  { name: 'null', file: '.env', text: django('null') },
  { name: 'a word in a template', file: '.env.example', text: django('PORT') },
  { name: 'no host and no port yet', file: '.env', text: django('0', '') },
  { name: 'any free port in a test', file: '.env.test', text: django('0') },
  { name: 'a port that only run time knows', file: '.env', text: django('${PORT}') },
  { name: 'a local server', file: '.env', text: django('143', 'localhost') },
  {
    name: 'the label of a translation',
    file: 'de.json',
    text: '{ "smtp": { "host": "Server", "port": "Port", "password": "Passwort" } }\n',
  },
]);
