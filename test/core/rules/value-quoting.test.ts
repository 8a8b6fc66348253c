import { table } from './support.ts';

const django = (password: string, host = 'smtp.acme.dev') =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${password}\n`;
const compose = (password: string) =>
  `services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_PASSWORD: ${password}\n`;
const list = (password: string) =>
  `services:\n  web:\n    image: acme/web\n    environment:\n      - EMAIL_HOST=smtp.acme.dev\n      - EMAIL_PORT=587\n      - EMAIL_USE_TLS=True\n      - EMAIL_HOST_PASSWORD=${password}\n`;

table('value-quoting', [
  { name: 'a # cuts the password', file: '.env', text: django('«ab»#cd'), severity: 'warning' },
  { name: 'Compose expands a $', file: 'docker-compose.yml', text: compose('«demo$pass»') },
  { name: 'quotes in a list are kept', file: 'docker-compose.yml', text: list('"«a1b2»"') },
  { name: 'a space behind the host', file: '.env', text: django('${P}', '"«smtp.acme.dev »"') },
  { name: 'a non-breaking space', file: '.env', text: django('${P}', '"«smtp.acme\u00A0.dev»"'), severity: 'error' },
  {
    name: 'typographic quotes',
    file: '.env',
    text: django('“a1b2”'.replace(/^|$/g, (_, i) => (i === 0 ? '«' : '»'))),
    severity: 'warning',
  },
  { name: 'a comment behind the value', file: '.env', text: django('abcd # from the vault') },
  { name: 'a # in quotes', file: '.env', text: django('"ab#cd"') },
  { name: 'an empty password with a comment', file: '.env', text: django('#todo') },
  { name: 'a $ in a dotenv file', file: '.env', text: django('demo$pass') },
  { name: 'a doubled $', file: 'docker-compose.yml', text: compose('demo$$pass') },
  { name: 'a reference', file: 'docker-compose.yml', text: compose('$SMTP_PASSWORD') },
  { name: 'a $ at the end', file: 'docker-compose.yml', text: compose('demo$') },
  { name: 'a $ in another YAML file', file: 'values.yaml', text: compose('demo$pass') },
  { name: 'no quotes in a list', file: 'docker-compose.yml', text: list('a1b2') },
  { name: 'a space inside a password', file: '.env', text: django('"abcd efgh ijkl mnop"') },
  { name: 'letters of another script', file: '.env', text: django('"പാസ്\u200Dവേഡ്"') },
]);
