import assert from 'node:assert/strict';
import { findingsOf, table } from './support.ts';

const django = (password: string, host = 'smtp.acme.dev') =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${password}\n`;
const laravel = (password: string) =>
  `MAIL_MAILER=smtp\nMAIL_SCHEME=null\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=app@acme.dev\nMAIL_PASSWORD=${password}\n`;
const gitea = (password: string) =>
  `[mailer]\nENABLED = true\nPROTOCOL = smtps\nSMTP_ADDR = smtp.acme.dev\nSMTP_PORT = 465\nUSER = app@acme.dev\nPASSWD = ${password}\n`;
const airflow = (password: string) =>
  `[smtp]\nsmtp_host = smtp.acme.dev\nsmtp_starttls = True\nsmtp_port = 587\nsmtp_user = app@acme.dev\nsmtp_password = ${password}\n`;
const spring = (password: string) =>
  `spring.mail.host=smtp.acme.dev\nspring.mail.port=587\nspring.mail.username=app@acme.dev\nspring.mail.password=${password}\n`;
const compose = (password: string) =>
  `services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_PASSWORD: ${password}\n`;
const list = (password: string) =>
  `services:\n  web:\n    image: acme/web\n    environment:\n      - EMAIL_HOST=smtp.acme.dev\n      - EMAIL_PORT=587\n      - EMAIL_USE_TLS=True\n      - EMAIL_HOST_PASSWORD=${password}\n`;

table('value-quoting', [
  { name: 'a # cuts the password', file: '.env', text: laravel('«ab#cd»'), severity: 'error' },
  { name: 'a space stops the loader', file: '.env', text: laravel('«abcd efgh»'), severity: 'error' },
  {
    name: 'a space in the name stops the loader',
    file: '.env',
    text: `${laravel('x1y2')}MAIL_FROM_NAME=«Acme Shop»\n`,
    severity: 'error',
  },
  { name: 'a # in the INI file of a Go program', file: 'app.ini', text: gitea('«ab#cd»'), severity: 'error' },
  { name: 'a ; in the INI file of a Go program', file: 'app.ini', text: gitea('«ab;cd»'), severity: 'error' },
  { name: 'a % for configparser', file: 'airflow.cfg', text: airflow('«ab%cd»'), severity: 'error' },
  { name: 'a backslash for Java', file: 'application.properties', text: spring('«ab\\qcd»'), severity: 'error' },
  { name: 'a tab for Java', file: 'application.properties', text: spring('«ab\\tcd»'), severity: 'error' },
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
  { name: 'a # that no loader of Django cuts', file: '.env', text: django('ab#cd') },
  { name: 'a space in quotes', file: '.env', text: `${laravel('"abcd efgh"')}MAIL_FROM_NAME="Acme Shop"\n` },
  { name: 'a reference', file: '.env', text: laravel('"${SECRET}"') },
  { name: 'a # in three quotes', file: 'app.ini', text: gitea('"""ab#cd"""') },
  { name: 'a # in backquotes', file: 'app.ini', text: gitea('`ab#cd`') },
  { name: 'a comment in an INI file', file: 'app.ini', text: gitea('abcd ; from the vault') },
  { name: 'a # where INI files have no comments in a line', file: 'airflow.cfg', text: airflow('ab#cd') },
  { name: 'a doubled %', file: 'airflow.cfg', text: airflow('ab%%cd') },
  { name: 'a % elsewhere', file: 'odoo.conf', text: '[options]\nsmtp_server = smtp.acme.dev\nsmtp_password = ab%cd\n' },
  { name: 'a doubled backslash', file: 'application.properties', text: spring('ab\\\\qcd') },
  { name: 'an escape that Java knows', file: 'application.properties', text: spring('ab\\=cd\\u00e9') },
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
  {
    name: 'the line break of a mounted file',
    file: 'configmap.yaml',
    text: 'kind: ConfigMap\ndata:\n  smtp_host: smtp.acme.dev\n  smtp_user: |\n    app@acme.dev\n  smtp_password: |\n    a1b2\n',
  },
  { name: 'letters of another script', file: '.env', text: django('"പാസ്\u200Dവേഡ്"') },
]);

describe('value-quoting, the way out', () => {
  const advice = (text: string) => findingsOf('value-quoting', '.env', text).map(({ message }) => message);
  it('is a backslash where quotes do not help', () => {
    const text = "NEXTAUTH_SECRET=x\nEMAIL_SERVER='smtp://app:ab$cd@smtp.acme.dev:587'\nEMAIL_FROM=app@acme.dev\n";
    assert.match(advice(text).join(), /replaced, usually by nothing\. Write \\\$\.$/);
  });
  it('is a pair of single quotes elsewhere', () => {
    const text = 'GF_SMTP_ENABLED=true\nGF_SMTP_HOST=smtp.acme.dev:587\nGF_SMTP_USER=app\nGF_SMTP_PASSWORD=ab$cd\n';
    assert.match(advice(text).join(), /replaced, usually by nothing\. Put the value in single quotes\.$/);
  });
});
