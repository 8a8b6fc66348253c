import assert from 'node:assert/strict';
import { understand } from '../../server/src/core/lint.ts';

interface Case {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  /** `dialect [prefix]` of each block, in the order of the text. */
  readonly blocks: readonly string[];
}

function check({ what, file, text, blocks }: Case): void {
  it(what, () => {
    const found = understand(file, text)?.blocks ?? [];
    assert.deepEqual(
      found.map(({ dialect, prefix }) => `${dialect.id} [${prefix}]`),
      blocks,
    );
  });
}

describe('recognition', () => {
  const cases: readonly Case[] = [
    {
      what: 'keeps the programs of one values file apart',
      file: 'values.yaml',
      text: 'grafana:\n  grafana.ini:\n    smtp:\n      enabled: true\n      host: smtp.example.com:587\n      startTLS_policy: MandatoryStartTLS\nother:\n  smtp:\n    host: mail.example.org\n    port: 25\n    user: me\n',
      blocks: ['grafana [grafana.grafana.ini]', 'generic-nested [other.smtp]'],
    },
    {
      what: "lets no other program's key speak for a block",
      file: 'values.yaml',
      text: 'login:\n  auth:\n    pass: x\n    user: me\nhomeserver:\n  email:\n    smtp_host: smtp.example.com\n    smtp_port: 587\n    force_tls: false\n',
      blocks: ['synapse [homeserver]'],
    },
    {
      what: 'reads Spring keys in brackets behind a name',
      file: 'application.properties',
      text: 'spring.mail.host=smtp.example.com\nspring.mail.properties[mail.smtp.starttls.enable]=true\n',
      blocks: ['spring-boot []'],
    },
    {
      what: 'reads Spring keys in brackets',
      file: 'application.yml',
      text: 'spring:\n  mail:\n    host: smtp.example.com\n    properties:\n      "[mail.smtp.starttls.enable]": true\n',
      blocks: ['spring-boot []'],
    },
    {
      what: 'knows environment names deep in a values file',
      file: 'values.yaml',
      text: 'airflow:\n  config:\n    AIRFLOW__SMTP__SMTP_HOST: smtp.example.com\n    AIRFLOW__SMTP__SMTP_PORT: "587"\n',
      blocks: ['airflow [airflow.config]'],
    },
    {
      what: 'takes a flag of Django for Django',
      file: '.env',
      text: 'EMAIL_HOST=smtp.example.com\nEMAIL_USE_TLS=True\n',
      blocks: ['django []'],
    },
    {
      what: 'takes a node program with the same host and port for something else',
      file: '.env',
      text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_SECURE=false\nEMAIL_USER=me\nEMAIL_PASSWORD=x\n',
      blocks: ['generic-smtp-env [EMAIL_]'],
    },
    {
      what: 'prefers a program to the framework that it is built on',
      file: '.env',
      text: 'PING_EMAIL_DOMAIN=example.com\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=me\nEMAIL_HOST_PASSWORD=x\n',
      blocks: ['healthchecks []'],
    },
    {
      what: 'takes a program on top of Django for itself by the address that it prints',
      file: '.env',
      text: 'PING_ENDPOINT=https://hc.example.com/ping/\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_HOST_USER=me\nEMAIL_HOST_PASSWORD=x\n',
      blocks: ['healthchecks []'],
    },
    {
      what: 'believes the image of a service before its keys',
      file: 'docker-compose.yml',
      text: 'services:\n  api:\n    image: makeplane/plane-backend:stable\n    environment:\n      EMAIL_HOST: smtp.example.com\n      EMAIL_USE_TLS: "1"\n      EMAIL_HOST_USER: me\n      EMAIL_HOST_PASSWORD: x\n',
      blocks: ['plane []'],
    },
    {
      what: 'takes keys of a Kubernetes Secret for no program of the same names',
      file: 'secret.yaml',
      text: 'apiVersion: v1\nkind: Secret\nstringData:\n  smtp-host: smtp.example.com\n  smtp-username: me\n  smtp-password: x\n',
      blocks: ['generic-nested [stringData.smtp-]'],
    },
    {
      what: 'takes the switch of a known program alone',
      file: 'helmrelease.yaml',
      text: 'spec:\n  values:\n    gitea:\n      config:\n        mailer:\n          ENABLED: false\n',
      blocks: ['gitea [spec.values.gitea.config]'],
    },
    {
      what: 'takes the switch of a chart alone',
      file: 'helmrelease.yaml',
      text: 'spec:\n  values:\n    nextcloud:\n      host: files.example.com\n      mail:\n        enabled: false\n',
      blocks: ['nextcloud-docker [spec.values]'],
    },
    {
      what: 'takes the switch of Laravel for none beside settings of other names',
      file: 'docker-compose.yml',
      text: 'services:\n  docs:\n    image: acme/docs\n    environment:\n      MAIL_DRIVER: smtp\n      SMTP_HOST: smtp.example.com\n      SMTP_PORT: "587"\n      MAIL_FROM_ADDRESS: app@example.com\n',
      blocks: ['generic-smtp-env [SMTP_]'],
    },
    {
      what: 'joins a mail URL that only run time knows',
      file: 'compose.yml',
      text: 'services:\n  time:\n    environment:\n      MAILER_URL: ${MAILER_URL}\n      MAILER_FROM: app@example.com\n',
      blocks: ['generic-smtp-env [MAILER_]'],
    },
    {
      what: 'knows the environment of a .NET program in a ConfigMap',
      file: 'configmap.yml',
      text: 'kind: ConfigMap\ndata:\n  Shop__Email__SmtpClient__Host: smtp.example.com\n  Shop__Email__SmtpClient__Port: "587"\n',
      blocks: ['aspnet-mailkit [data.Shop__Email__SmtpClient]'],
    },
    {
      what: 'reads the environment that pytest sets',
      file: 'pyproject.toml',
      text: '[tool.pytest.ini_options]\nenv = [\n  "EMAIL_HOST = smtp.example.com",\n  "EMAIL_PORT = 587",\n  "EMAIL_USE_TLS = true",\n]\n',
      blocks: ['django []'],
    },
    {
      what: 'reads lists with a template in one of them',
      file: 'compose.yml.j2',
      text: 'services:\n  web:\n    environment:\n      - SMTP_HOST={{ smtp_host }}\n      - SMTP_PORT=587\n      - SMTP_USER={{ smtp_user }}\n',
      blocks: ['generic-smtp-env [SMTP_]'],
    },
    {
      what: 'takes a list of providers for no settings',
      file: 'services.json',
      text: JSON.stringify({
        FastMail: { host: 'smtp.fastmail.com', port: 465 },
        Gmail: { host: 'smtp.gmail.com', port: 465 },
        Mailgun: { host: 'smtp.mailgun.org', port: 587 },
        Mailjet: { host: 'in.mailjet.com', port: 587 },
        MailerSend: { host: 'smtp.mailersend.net', port: 587 },
        Mailtrap: { host: 'live.smtp.mailtrap.io', port: 587 },
        Hotmail: { host: 'smtp-mail.outlook.com', port: 587 },
      }),
      blocks: [],
    },
    {
      what: 'knows Vaultwarden from an image of somebody else',
      file: 'helmrelease.yaml',
      text: 'spec:\n  values:\n    image:\n      repository: ghcr.io/acme/vaultwarden\n      tag: v1.25.2\n    env:\n      SMTP_HOST: smtp.example.com\n      SMTP_PORT: 587\n      SMTP_SSL: "true"\n',
      blocks: ['vaultwarden []'],
    },
    {
      what: 'takes a mail map with a host and a sender for no program in particular',
      file: 'config.yml',
      text: 'mail:\n  host: smtp.example.com\n  from: me@example.com\n  port: 587\n',
      blocks: ['generic-nested [mail]'],
    },
    {
      what: 'takes a Redmine image with the names of docker-gitlab for no GitLab',
      file: '.env',
      text: 'REDMINE_PORT=10083\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USER=me\nSMTP_PASS=x\nSMTP_STARTTLS=true\n',
      blocks: ['generic-smtp-env [SMTP_]'],
    },
    {
      what: 'takes another platform of the list for no mail',
      file: 'configuration.yaml',
      text: 'notify:\n  - platform: rest\n    server: chat.example.com\n    port: 443\n',
      blocks: [],
    },
  ];
  for (const sample of cases) check(sample);
});
