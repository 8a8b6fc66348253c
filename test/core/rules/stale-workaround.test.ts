import { table } from './support.ts';

const json = (host: string, ciphers: string) =>
  `{ "smtp": { "host": "${host}", "port": 587, "requireTLS": true, "auth": { "user": "a", "pass": "\${P}" }, "tls": { "ciphers": "${ciphers}" } } }\n`;
const alertmanager = (port: number, more: string) =>
  `global:\n  smtp_smarthost: 'smtp.acme.dev:${port}'\n  smtp_from: 'a@acme.dev'\n  smtp_auth_username: 'a'\n  smtp_auth_password: '\${P}'\n${more}`;

table('stale-workaround', [
  {
    name: 'ciphers of another age',
    file: 'config.json',
    text: json('smtp.office365.com', '«SSLv3»'),
    severity: 'info',
  },
  {
    name: 'the requirement dropped beside 465',
    file: 'alertmanager.yml',
    text: alertmanager(465, '  smtp_require_tls: «false»\n'),
    severity: 'info',
  },
  { name: 'ciphers of today', file: 'config.json', text: json('smtp.office365.com', 'HIGH') },
  { name: 'a local host', file: 'config.json', text: json('localhost', 'SSLv3') },
  { name: 'nothing dropped', file: 'alertmanager.yml', text: alertmanager(465, '') },
]);
