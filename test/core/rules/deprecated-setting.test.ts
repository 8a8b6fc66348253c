import { table } from './support.ts';

const compose = (line: string) =>
  `services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      SMTP_HOST: smtp.acme.dev\n      SMTP_FROM: vault@acme.dev\n      SMTP_PORT: "587"\n      ${line}\n      SMTP_USERNAME: vault@acme.dev\n      SMTP_PASSWORD: \${P}\n`;

table('deprecated-setting', [
  { name: 'an old name', file: 'docker-compose.yml', text: compose('SMTP_SSL: "«true»"'), severity: 'warning' },
  { name: 'its successor', file: 'docker-compose.yml', text: compose('SMTP_SECURITY: starttls') },
  {
    name: 'a name that is old in another program only',
    file: 'docker-compose.yml',
    text: compose('SMTP_SECURITY: "off"'),
  },
]);
