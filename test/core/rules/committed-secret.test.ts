import { table } from './support.ts';

const compose = (password: string, host = 'smtp.acme.dev') =>
  `services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: ${host}\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_USER: a\n      EMAIL_HOST_PASSWORD: ${password}\n`;
const django = (password: string) =>
  `EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${password}\n`;

table('committed-secret', [
  { name: 'in a compose file', file: 'docker-compose.yml', text: compose('«hV7kq2XwPz91»'), severity: 'warning' },
  { name: 'in a template', file: '.env.example', text: django('«hV7kq2XwPz91»') },
  {
    name: 'in a file that is known to be committed',
    file: '.env',
    text: django('«sunflower»'),
    options: { committed: true },
  },
  { name: 'in a file of which nothing is known', file: '.env', text: django('hV7kq2XwPz91') },
  {
    name: 'in a file that is not committed',
    file: 'docker-compose.yml',
    text: compose('hV7kq2XwPz91'),
    options: { committed: false },
  },
  { name: 'a reference', file: 'docker-compose.yml', text: compose('${SMTP_PASSWORD}') },
  { name: 'a fallback', file: 'docker-compose.yml', text: compose('${SMTP_PASSWORD:-changeme}') },
  { name: 'a placeholder', file: 'docker-compose.yml', text: compose('your-password') },
  { name: 'a word', file: 'docker-compose.yml', text: compose('sunflower') },
  { name: 'an encrypted value', file: 'docker-compose.yml', text: compose('ENC(hV7kq2XwPz91hV7kq2)') },
  { name: 'a local catcher', file: 'docker-compose.yml', text: compose('hV7kq2XwPz91', 'mailpit') },
  { name: 'a private server', file: 'docker-compose.yml', text: compose('hV7kq2XwPz91', '10.0.0.5') },
  { name: 'a test inbox', file: 'docker-compose.yml', text: compose('hV7kq2XwPz91', 'sandbox.smtp.mailtrap.io') },
  { name: 'a placeholder in a committed file', file: '.env', text: django('changeme'), options: { committed: true } },
]);
