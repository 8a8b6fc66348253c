import { table } from './support.ts';

const text = (comment: string, port: string) =>
  `EMAIL_HOST=smtp.acme.dev\n${comment}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=\${P}\n`;

table('unused-ignore', [
  {
    name: 'nothing to silence',
    file: '.env',
    text: text('# smtplint-ignore «port-25-submission»', '587'),
    severity: 'warning',
  },
  { name: 'it silences the next line', file: '.env', text: text('# smtplint-ignore port-25-submission', '25') },
  { name: 'it silences the file', file: '.env', text: text('# smtplint-ignore-file port-25-submission', '25') },
  { name: 'no ignore', file: '.env', text: text('# port 25 is blocked here', '587') },
]);
