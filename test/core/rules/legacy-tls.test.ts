import { table } from './support.ts';

const json = (version: string, host = 'smtp.acme.dev') =>
  `{ "smtp": { "host": "${host}", "port": 465, "secure": true, "auth": { "user": "a", "pass": "\${P}" }, "tls": { "minVersion": "${version}" } } }\n`;
const spring = (protocols: string) =>
  `spring:\n  mail:\n    host: smtp.acme.dev\n    port: 465\n    username: a\n    password: \${P}\n    properties:\n      mail.smtp.ssl.enable: true\n      mail.smtp.ssl.protocols: ${protocols}\n`;

table('legacy-tls', [
  { name: 'TLS 1.0', file: 'config.json', text: json('«TLSv1»'), severity: 'warning' },
  { name: 'TLS 1.1', file: 'config.json', text: json('«TLSv1.1»') },
  { name: 'one of a list', file: 'application.yml', text: spring('«TLSv1.1 TLSv1.2»') },
  { name: 'on a private network a hint', file: 'config.json', text: json('«TLSv1»', '10.0.0.5'), severity: 'hint' },
  { name: 'TLS 1.2', file: 'config.json', text: json('TLSv1.2') },
  { name: 'TLS 1.3', file: 'config.json', text: json('TLSv1.3') },
  { name: 'a list without old versions', file: 'application.yml', text: spring('TLSv1.2 TLSv1.3') },
  { name: 'this machine', file: 'config.json', text: json('TLSv1', 'localhost') },
  { name: 'only run time knows', file: 'config.json', text: json('${MIN_TLS}') },
]);
