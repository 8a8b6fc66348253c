import { table } from './support.ts';

table('incomplete-settings', [
  {
    name: 'no port, and the client dials 25',
    file: '.env',
    text: 'EMAIL_HOST=«smtp.acme.dev»\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
    severity: 'info',
  },
  {
    name: 'no port, and the provider does not serve 25',
    file: '.env',
    text: 'EMAIL_HOST=«smtp.qq.com»\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
    severity: 'warning',
  },
  {
    name: 'half a login',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\n«EMAIL_HOST_PASSWORD»=\n',
    severity: 'info',
  },
  {
    name: 'the other half comes from elsewhere',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\n',
  },
  {
    name: 'half a login in a template',
    file: '.env.example',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=\n',
  },
  {
    name: 'a login that Spring is told to do and not given, which the environment gives more often',
    file: 'src/main/resources/application.properties',
    text: 'spring.mail.host=smtp.acme.dev\nspring.mail.port=587\nspring.mail.properties.mail.smtp.auth=«true»\nspring.mail.properties.mail.smtp.starttls.enable=true\nspring.mail.properties.mail.smtp.starttls.required=true\n',
    severity: 'info',
  },
  {
    name: 'the same in a file that is no part of an archive',
    file: 'application.properties',
    text: 'spring.mail.host=smtp.acme.dev\nspring.mail.port=587\nspring.mail.properties.mail.smtp.auth=«true»\nspring.mail.properties.mail.smtp.starttls.enable=true\nspring.mail.properties.mail.smtp.starttls.required=true\n',
    severity: 'warning',
  },
  {
    name: 'the same in a ConfigMap, beside a Secret with the login',
    file: 'configmap.yaml',
    text: 'kind: ConfigMap\ndata:\n  SPRING_MAIL_HOST: smtp.acme.dev\n  SPRING_MAIL_PORT: "587"\n  SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH: "true"\n  SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED: "true"\n',
  },
  { name: 'a relay without login and port', file: '.env', text: 'EMAIL_HOST=relay.acme.dev\nEMAIL_USE_TLS=True\n' },
  { name: 'this machine', file: '.env', text: 'EMAIL_HOST=localhost\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n' },
  {
    name: 'a client that takes the port from the mode',
    file: 'config.json',
    text: '{ "host": "smtp.acme.dev", "secure": true, "auth": { "user": "a", "pass": "${P}" } }\n',
  },
  {
    name: 'a port that only run time knows',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=${PORT}\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=${P}\n',
  },
]);
