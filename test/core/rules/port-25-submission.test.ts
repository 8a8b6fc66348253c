import { table } from './support.ts';

const django = (host: string, port: string, more = 'EMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SECRET}\n') =>
  `EMAIL_HOST=${host}\nEMAIL_PORT=${port}\nEMAIL_USE_TLS=True\n${more}`;
/** Settings of Django beside the annotations of its deployment. */
const cloud = (annotation: string, host: string, port: string) =>
  `annotations:\n  ${annotation}: app\nenv:\n  EMAIL_HOST: ${host}\n  EMAIL_PORT: ${port}\n  EMAIL_USE_TLS: "True"\n`;

table('port-25-submission', [
  { name: 'a remote host with a login', file: '.env', text: django('smtp.acme.dev', '«25»'), severity: 'warning' },
  {
    name: 'TLS at once, which fails there as well',
    file: '.env',
    text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=smtps\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=«25»\nMAIL_USERNAME=shop\nMAIL_PASSWORD=x9\n',
    severity: 'warning',
  },
  {
    name: 'a login whose names begin with another word than the host',
    file: '.env',
    text: 'MAIL_HOST=smtp.acme.dev\nMAIL_PORT=«25»\nSMTP_USERNAME=shop\nSMTP_PASSWORD=x9\n',
    severity: 'warning',
  },
  {
    name: 'a login of another mailer',
    file: '.env',
    text: 'A_MAIL_HOST=smtp.acme.dev\nA_MAIL_PORT=25\nB_SMTP_USERNAME=shop\nB_SMTP_PASSWORD=x9\n',
  },
  { name: 'a template', file: '.env.example', text: django('smtp.example.com', '«25»'), severity: 'warning' },
  {
    name: 'a provider that documents other ports',
    file: '.env',
    text: django('smtp.qq.com', '«25»', ''),
    severity: 'warning',
  },
  {
    name: 'a provider that discourages it',
    file: '.env',
    text: django('smtp.sendgrid.net', '«25»', ''),
    severity: 'warning',
  },
  { name: 'a provider that documents it', file: '.env', text: django('smtp.office365.com', '«25»'), severity: 'info' },
  { name: 'port 587', file: '.env', text: django('smtp.acme.dev', '587') },
  { name: 'a relay without a login', file: '.env', text: django('relay.acme.dev', '25', '') },
  {
    name: 'a relay without a login, from a cloud that blocks the port',
    file: 'values.yaml',
    text: cloud('iam.gke.io/gcp-service-account', 'relay.acme.dev', '«25»'),
    severity: 'warning',
  },
  {
    name: 'a relay without a login, from a cloud that lets some customers through',
    file: 'values.yaml',
    text: cloud('eks.amazonaws.com/role-arn', 'relay.acme.dev', '«25»'),
    severity: 'info',
  },
  {
    name: 'another port in a cloud',
    file: 'values.yaml',
    text: cloud('iam.gke.io/gcp-service-account', 'relay.acme.dev', '587'),
  },
  {
    name: 'a relay inside the cluster',
    file: 'values.yaml',
    text: cloud('iam.gke.io/gcp-service-account', 'relay.mail.svc', '25'),
  },
  {
    name: 'a relay inside the cloud',
    file: 'values.yaml',
    text: cloud('iam.gke.io/gcp-service-account', '10.0.0.5', '25'),
  },
  {
    name: 'annotations of no cloud',
    file: 'values.yaml',
    text: cloud('nginx.ingress.kubernetes.io/rewrite-target', 'relay.acme.dev', '25'),
  },
  { name: 'this machine', file: '.env', text: django('localhost', '25') },
  { name: 'a container', file: '.env', text: django('postfix', '25') },
  { name: 'a private address', file: '.env', text: django('192.168.0.2', '25') },
  { name: 'a mail exchanger', file: '.env', text: django('acme-com.mail.protection.outlook.com', '25', '') },
  { name: 'a relay of a provider', file: '.env', text: django('smtp-relay.gmail.com', '25') },
  {
    name: 'a login at a host that only run time knows',
    file: '.env',
    text: django('${HOST}', '«25»'),
    severity: 'info',
  },
  { name: 'a host that only run time knows, without a login', file: '.env', text: django('${HOST}', '25', '') },
  { name: 'a port that only run time knows', file: '.env', text: django('smtp.acme.dev', '${PORT}') },
  {
    name: 'mail that is not sent',
    file: '.env',
    text: `${django('smtp.acme.dev', '25')}EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend\n`,
  },
]);
