import { table } from './support.ts';

const django = (host: string, password: string, more = '') =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@acme.dev\nEMAIL_HOST_PASSWORD=${password}\n${more}`;

table('outdated-login', [
  {
    name: 'a password to a host that takes none, from a client that nobody knows',
    file: 'appsettings.json',
    text: '{"EmailSettings": {"SmtpServer": "«smtp-mail.outlook.com»", "SmtpPort": 587, "EnableSsl": true, "Username": "me@outlook.com", "Password": "${P}"}}',
    severity: 'warning',
  },
  {
    name: 'a password where only OAuth 2 is left',
    file: '.env',
    text: django('«smtp-mail.outlook.com»', '${P}'),
    severity: 'warning',
  },
  {
    name: 'a password that ends soon',
    file: '.env',
    text: django('«smtp.office365.com»', '${P}'),
    severity: 'warning',
  },
  {
    name: 'a password that ends some day',
    file: '.env',
    text: django('«smtp.office365.com»', '${P}'),
    options: { today: '2026-02-01' },
    severity: 'info',
  },
  {
    name: 'without a date of today the day on which the fact was read counts',
    file: '.env',
    text: django('«smtp-mail.outlook.com»', '${P}'),
    options: {},
    severity: 'warning',
  },
  { name: 'a template', file: '.env.example', text: django('«smtp-mail.outlook.com»', '${P}'), severity: 'info' },
  {
    name: 'the password of a Gmail account',
    file: '.env',
    text: django('smtp.gmail.com', '«Tr0ub4dor»'),
    severity: 'info',
  },
  { name: 'an app password', file: '.env', text: django('smtp.gmail.com', 'abcdefghijklmnop') },
  { name: 'an app password as it is shown', file: '.env', text: django('smtp.gmail.com', '"abcd efgh ijkl mnop"') },
  { name: 'a placeholder', file: '.env', text: django('smtp.gmail.com', 'your-password') },
  { name: 'a password that only run time knows', file: '.env', text: django('smtp.gmail.com', '${P}') },
  { name: 'no password', file: '.env', text: django('smtp-mail.outlook.com', '') },
  { name: 'OAuth 2', file: '.env', text: django('smtp-mail.outlook.com', '${P}', 'OAUTH_REFRESH_TOKEN=${T}\n') },
  {
    name: 'a mechanism of JavaMail that takes tokens',
    file: 'application.properties',
    text: 'spring.mail.host=smtp.office365.com\nspring.mail.port=587\nspring.mail.username=app@acme.dev\nspring.mail.password=${TOKEN}\nspring.mail.properties.mail.smtp.auth.mechanisms=XOAUTH2\nspring.mail.properties.mail.smtp.starttls.enable=true\nspring.mail.properties.mail.smtp.starttls.required=true\n',
  },
  {
    name: 'the methods of Quarkus, when they take tokens',
    file: 'application.properties',
    text: 'quarkus.mailer.host=smtp.office365.com\nquarkus.mailer.port=587\nquarkus.mailer.start-tls=REQUIRED\nquarkus.mailer.auth-methods=XOAUTH2\nquarkus.mailer.username=app@acme.dev\nquarkus.mailer.password=${TOKEN}\n',
  },
  {
    name: 'the address where Keycloak gets its tokens',
    file: 'realm.json',
    text: '{ "realm": "x", "smtpServer": { "host": "smtp.office365.com", "port": "587", "starttls": "true", "auth": "true", "user": "app@acme.dev", "authType": "token", "authTokenUrl": "https://login.microsoftonline.com/x/oauth2/v2.0/token", "authTokenClientSecret": "${vault.token}", "from": "app@acme.dev" } }',
  },
  { name: 'an unknown host', file: '.env', text: django('smtp.acme.dev', 'Tr0ub4dor') },
]);
