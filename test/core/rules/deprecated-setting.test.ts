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
  {
    name: 'the name of nodemailer 0',
    file: 'config.json',
    text: '{"smtp": {"host": "smtp.acme.dev", "port": 465, "secureConnection": «true», "auth": {"user": "a", "pass": "${P}"}}}',
    severity: 'warning',
  },
  {
    name: 'the name of nodemailer 0 beside its successor',
    file: 'config.json',
    text: '{"smtp": {"host": "smtp.acme.dev", "port": 465, "secureConnection": true, "secure": true, "auth": {"user": "a", "pass": "${P}"}}}',
  },
  {
    name: 'a name that is known not to work any more',
    file: 'config.json',
    text: '{"smtp": {"host": "smtp.acme.dev", "port": 465, "secureConnection": true, "auth": {"user": "a", "pass": "${P}"}}}',
    options: { versions: () => '6.9.0' },
  },
]);
