import { table } from './support.ts';

const rules = { 'untested-settings': 'hint' } as const;
const tested = ['django|smtp.acme.dev|587/starttls|app@acme.dev'];
const django = (host: string, port: number) =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=\${P}\n`;

table('untested-settings', [
  {
    name: 'another port',
    file: '.env',
    text: django('«smtp.acme.dev»', 2525),
    options: { rules, tested },
    severity: 'hint',
  },
  { name: 'another host', file: '.env', text: django('«smtp.acme.org»', 587), options: { rules, tested } },
  { name: 'the tested settings', file: '.env', text: django('smtp.acme.dev', 587), options: { rules, tested } },
  { name: 'nothing is known of tests', file: '.env', text: django('smtp.acme.dev', 2525), options: { rules } },
  { name: 'off by default', file: '.env', text: django('smtp.acme.dev', 2525), options: { tested } },
  { name: 'a local host', file: '.env', text: django('localhost', 2525), options: { rules, tested } },
]);
