import assert from 'node:assert/strict';
import { lint, understand } from '../../server/src/core/lint.ts';
import type { Block, Setting } from '../../server/src/core/model.ts';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** `first-last dialect host:port outcome / …` of each block, with its lines, in the order of the text. */
  readonly blocks: readonly string[];
  /** `line rule` of each finding at warning and above; absent = silence. */
  readonly loud?: readonly string[];
}

/** What was understood of a value: its text, `$` when only run time knows it, `-` when it is absent. */
function shown(setting: Setting): string {
  if (setting.state === 'dynamic') return '$';
  return setting.state === 'absent' || setting.text === '' ? '-' : setting.text;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n/).length;
}

function described(text: string, { dialect, range, settings, readings }: Block): string {
  const lines = `${lineOf(text, range.start)}-${lineOf(text, range.end)}`;
  const address = `${shown(settings.get('host'))}:${shown(settings.get('port'))}`;
  const outcomes = [...new Set(readings.map(({ outcome }) => outcome))].join(' / ');
  return `${lines} ${dialect.id} ${address} ${outcomes}`;
}

function check({ name, file, text, blocks, loud = [] }: Case): void {
  for (const [kind, written] of [
    ['', text],
    [' (CRLF)', text.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`${name}${kind}`, () => {
      const found = understand(file, written)?.blocks ?? [];
      assert.deepEqual(
        found.map((block) => described(written, block)),
        blocks,
      );
      const findings = lint(file, written, { today: '2026-11-25' })
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule, range }) => `${lineOf(written, range.start)} ${rule}`);
      assert.deepEqual(findings, loud);
    });
  }
}

/** Real files that linters misread, each in a shape of our own. */
const TRAPS: readonly Case[] = [
  {
    name: '1: SMTP_SSL of an old Vaultwarden is STARTTLS, so that 587 is right',
    file: 'apps/vault/helm-release.yaml',
    text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: vault
spec:
  values:
    image:
      repository: docker.io/vaultwarden/server
      tag: 1.21.0
    env:
      DOMAIN: https://vault.\${DOMAIN}
      SMTP_HOST: smtp.sendgrid.net
      SMTP_FROM: vault@example.org
      SMTP_SSL: true
      SMTP_PORT: 587
      SMTP_USERNAME: apikey
      SMTP_PASSWORD: \${SENDGRID_KEY}
`,
    blocks: ['12-17 vaultwarden smtp.sendgrid.net:587 starttls'],
  },
  {
    name: '1: the same in a newer Vaultwarden is deprecated, and still right',
    file: 'apps/vault/helm-release.yaml',
    text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: vault
spec:
  values:
    image:
      repository: docker.io/vaultwarden/server
      tag: 1.34.1
    env:
      DOMAIN: https://vault.\${DOMAIN}
      SMTP_HOST: smtp.sendgrid.net
      SMTP_FROM: vault@example.org
      SMTP_SSL: true
      SMTP_PORT: 587
      SMTP_USERNAME: apikey
      SMTP_PASSWORD: \${SENDGRID_KEY}
`,
    blocks: ['12-17 vaultwarden smtp.sendgrid.net:587 starttls'],
    loud: ['14 deprecated-setting'],
  },
  {
    name: '1: EnableSsl of System.Net.Mail is STARTTLS',
    file: 'src/Web/appsettings.json',
    text: `{
  "Smtp": {
    "Host": "smtp.acme.example",
    "Port": 587,
    "EnableSsl": true,
    "UserName": "web@acme.example",
    "Password": "#{SmtpPassword}#"
  }
}
`,
    blocks: ['3-7 aspnet-mailkit smtp.acme.example:587 unknown'],
  },
  {
    name: '2: a switch for certificates has SSL in its name and is no mode',
    file: 'wiki/.env.example.complete',
    text: `APP_URL=https://wiki.example.com
# log, smtp or sendmail
MAIL_DRIVER=smtp
MAIL_FROM=wiki@example.com
MAIL_HOST=localhost
MAIL_PORT=587
MAIL_USERNAME=null
MAIL_PASSWORD=null
MAIL_ENCRYPTION=null
MAIL_VERIFY_SSL=true
`,
    blocks: ['3-10 bookstack localhost:587 opportunistic'],
  },
  {
    name: '3: a relay of the same stack, behind defaults',
    file: 'docker-compose.yml',
    text: `services:
  relay:
    image: registry.example.com/exim:4.98
  api:
    image: registry.example.com/forms:2
    environment:
      - DOMAIN=\${DOMAIN}
      - EMAIL_FROM=\${EMAIL_FROM:-forms@\${DOMAIN}}
      - EMAIL_HOST=\${EMAIL_HOST:-relay}
      - EMAIL_PORT=\${EMAIL_PORT:-25}
      - EMAIL_SECURE=\${EMAIL_SECURE:-false}
      - EMAIL_IGNORE_TLS=\${EMAIL_IGNORE_TLS:-true}
      - EMAIL_USER=\${EMAIL_USER:-}
      - EMAIL_PASSWORD=\${EMAIL_PASSWORD:-}
`,
    blocks: ['8-14 nodemailer-env relay:25 none'],
  },
  {
    name: '4: the port of a catcher, defined far above',
    file: 'e2e/test.env',
    text: `ENV=test
CATCHER_SMTP_PORT=1027
CATCHER_HTTP_PORT=1082
CATCHER_HOST=127.0.0.1
TEST_USER=test
TEST_USER_MAIL=\${TEST_USER}@example.com
KC_HTTP_HOST=127.0.0.1
ROCKET_PORT=8004
DOMAIN=https://127.0.0.1:\${ROCKET_PORT}
SMTP_HOST=\${CATCHER_HOST}
SMTP_SECURITY=off
SMTP_PORT=\${CATCHER_SMTP_PORT}
SMTP_FROM_NAME=Vault
SMTP_FROM=vault@example.test
`,
    blocks: ['10-14 vaultwarden 127.0.0.1:1027 none'],
  },
  {
    name: '4: the same without a host in this file',
    file: 'e2e/test.env',
    text: `CATCHER_SMTP_PORT=1027
SMTP_SECURITY=off
SMTP_PORT=\${CATCHER_SMTP_PORT}
SMTP_FROM_NAME=Vault
`,
    blocks: ['2-4 vaultwarden -:1027 none'],
  },
  {
    name: '5: a provider in the key, a catcher in the value',
    file: 'deploy/docker-compose.yml',
    text: `services:
  app:
    build: ..
    environment:
      - DATABASE_URL=postgresql://app:app@db/app
      - MAILGUN_SMTP_SERVER=mailhog
      - MAILGUN_SMTP_LOGIN=mailhog
      - MAILGUN_SMTP_PASSWORD=mailhog
      - MAILGUN_SMTP_PORT=1025
  mailhog:
    image: mailhog/mailhog
`,
    blocks: ['6-9 generic-smtp-env mailhog:1025 unknown'],
  },
  {
    name: '6: a web address under a name that ends in MAIL_URL',
    file: 'docker-compose.yml',
    text: `services:
  calendar:
    image: registry.example.com/calendar:7
    environment:
      - GMAIL_URL=http://\${HOST_ADDRESS}/_gmail
      - MAIL_URL=http://\${HOST_ADDRESS}/_mail
`,
    blocks: [],
  },
  {
    name: '6: a Django URL that is no SMTP',
    file: 'docker-compose.yml',
    text: `services:
  tracker:
    image: registry.example.com/tracker:4
    environment:
      DATABASE_URL: postgres://postgres:postgres@postgres:5432/postgres
      EMAIL_URL: consolemail://
      DEFAULT_FROM_EMAIL: tracker@example.com
`,
    blocks: ['6-7 django-environ -:- disabled'],
  },
  {
    name: '6: the null transport of Symfony',
    file: '.env',
    text: `APP_ENV=dev
MAILER_DSN=null://null
`,
    blocks: ['2-2 symfony-mailer-dsn null:- disabled'],
  },
  {
    name: '7: names of variables in a list',
    file: 'apps/web/turbo.json',
    text: `{
  "$schema": "https://turborepo.example/schema.json",
  "tasks": {
    "build": {
      "env": ["SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_SECURE_ENABLED", "MAIL_FROM"]
    }
  }
}
`,
    blocks: [],
  },
  {
    name: '7: identifiers of a website',
    file: 'docs/site_stats.json',
    text: `{
  "htmlElements": {
    "classes": ["smtp", "smtp-host"],
    "ids": ["smtp-ports", "smtp-server-465", "mail-host"]
  }
}
`,
    blocks: [],
  },
  {
    name: '7: the port of a Kubernetes service',
    file: 'charts/alias/values.yaml',
    text: `image:
  repository: docker.io/alias/alias
service:
  main:
    ports:
      http:
        port: 8000
  smtp:
    enabled: true
    ports:
      smtp:
        enabled: true
        port: 25
        protocol: TCP
`,
    blocks: [],
  },
  {
    name: '7: the same without a list of ports',
    file: 'charts/alias/values.yaml',
    text: `service:
  smtp:
    enabled: true
    port: 25
    type: LoadBalancer
`,
    blocks: [],
  },
  {
    name: '8: the log of Laravel with SMTP settings left over',
    file: 'debian/.env',
    text: `APP_ENV=production
APP_URL=http://in.localhost:8003
QUEUE_CONNECTION=database
MAIL_MAILER=log
MAIL_HOST=smtp.acme.example
MAIL_PORT=2525
MAIL_USERNAME=null
MAIL_PASSWORD=null
MAIL_ENCRYPTION=null
MAIL_FROM_ADDRESS='user@example.com'
`,
    blocks: ['4-10 laravel-legacy smtp.acme.example:2525 disabled'],
  },
  {
    name: '8: the same in the form of newer skeletons',
    file: '.env.example',
    text: `APP_NAME=Shop
MAIL_MAILER=log
MAIL_SCHEME=null
MAIL_HOST=127.0.0.1
MAIL_PORT=2525
MAIL_USERNAME=null
MAIL_PASSWORD=null
MAIL_FROM_ADDRESS="hello@example.com"
MAIL_FROM_NAME="\${APP_NAME}"
`,
    blocks: ['2-9 laravel 127.0.0.1:2525 disabled'],
  },
  {
    name: '8: switched off, with full settings',
    file: 'docker-compose.swarm.yml',
    text: `services:
  gitlab:
    image: sameersbn/gitlab:17.5.1
    environment:
      - GITLAB_HOST=git.example.com
      - SMTP_ENABLED=false
      - SMTP_DOMAIN=www.example.com
      - SMTP_HOST=smtp.gmail.com
      - SMTP_PORT=587
      - SMTP_USER=git@example.com
      - SMTP_PASS=password
      - SMTP_STARTTLS=true
      - SMTP_AUTHENTICATION=login
`,
    blocks: ['6-13 docker-gitlab smtp.gmail.com:587 disabled'],
  },
  {
    name: '9: a mail server and its own client in one file that YAML refuses',
    file: 'doc/config/post.yml',
    text: `post:
  web_hostname: post.example.com
  # A file of keys
  signing_key_path: $config-file-root/signing.key
  smtp_relays:
    - smtp://relay.example.com:25
smtp_server:
  # The port to listen on
  default_port: 25
  default_bind_address: "::"
  tls_enabled: false
  proxy_protocol: false
  exclusions: 

  broken: a: b
dns:
  mx_records:
    - mx1.post.example.com
smtp:
  # Where mail of the application goes
  host: 127.0.0.1
  port: 25
  username: 
  password: 
  authentication_type: login
  enable_starttls: false
  enable_starttls_auto: true
  openssl_verify_mode: peer
  from_address: post@example.com
`,
    blocks: [
      '6-6 generic-nested relay.example.com:25 opportunistic',
      '21-29 generic-nested 127.0.0.1:25 opportunistic / none',
    ],
  },
  {
    name: '10: a pickup folder, behind a byte order mark, comments and trailing commas',
    file: 'src/Sample/appsettings.json',
    text: `\uFEFF{
  // Only for the sample
  "Logging": { "LogLevel": { "Default": "Debug", }, },
  "Smtp": {
    "Server": "127.0.0.1",
    "Username": "user@example.org",
    "Password": "Demo#Pass",
    "Port": 25,
    "LocalDomain": "",
    "UsePickupFolder": true,
    "PickupFolder": "C:\\\\pickup",
    "FromAddress": "do-not-reply@example.org",
  },
  "BannedDomains": ["smtp.mailinator.example", "mail.example.net", "smtp.gmial.com",],
}
`,
    blocks: ['5-12 aspnet-mailkit 127.0.0.1:25 disabled'],
  },
];

/** Shapes that parsers lose. */
const SHAPES: readonly Case[] = [
  {
    name: '11: dotted keys inside nesting, and an encrypted password',
    file: 'src/main/resources/application.yml',
    text: `server:
  port: 8080
spring:
  mail:
    host: smtp.acme.example
    port: 465
    username: demo@acme.example
    password: ENC(0aB1cD2eF3gH4iJ5)
    protocol: smtp
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
      mail.smtp.ssl.enable: true
`,
    blocks: ['5-14 spring-boot smtp.acme.example:465 implicit'],
  },
  {
    name: '11: a socket factory on port 25',
    file: 'src/main/resources/application.properties',
    text: `### mail
management.health.mail.enabled=false
spring.mail.host=smtp.acme.example
spring.mail.port=25
spring.mail.username=job@acme.example
spring.mail.from=job@acme.example
spring.mail.password=\${MAIL_PASSWORD}
spring.mail.properties.mail.smtp.auth=true
spring.mail.properties.mail.smtp.starttls.enable=true
spring.mail.properties.mail.smtp.starttls.required=true
spring.mail.properties.mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory
`,
    blocks: ['3-11 spring-boot smtp.acme.example:25 starttls'],
    loud: ['4 port-25-submission', '11 conflicting-settings'],
  },
  {
    name: '12: references for both halves of a login in a URL',
    file: 'apps/board/docker-compose.yml',
    text: `services:
  board:
    image: registry.example.com/board:10
    environment:
      - ROOT_URL=https://\${APP_DOMAIN}
      - MAIL_URL=smtp://\${MAIL_ADDRESS}:\${MAIL_PASSWORD}@smtp.gmail.com:587
      - MAIL_FROM=Board <board@\${APP_DOMAIN}>
`,
    blocks: ['6-7 nodemailer-url smtp.gmail.com:587 opportunistic'],
  },
  {
    name: '13: variables as objects with a key and a value',
    file: 'apps/social/docker-compose.json',
    text: `{
  "services": [
    {
      "name": "social",
      "image": "ghcr.io/mastodon/mastodon:v4.3",
      "environment": [
        { "key": "TZ", "value": "\${TZ}" },
        {
          "key": "SMTP_SERVER",
          "value": "\${SOCIAL_SMTP_SERVER}"
        },
        {
          "key": "SMTP_PORT",
          "value": "465"
        },
        { "key": "SMTP_LOGIN", "value": "\${SOCIAL_SMTP_LOGIN}" },
        { "key": "SMTP_PASSWORD", "value": "\${SOCIAL_SMTP_PASSWORD}" }
      ]
    }
  ]
}
`,
    blocks: ['9-17 mastodon $:465 opportunistic'],
    loud: ['14 tls-port-mismatch'],
  },
  {
    name: '13: the form of Heroku',
    file: 'app.json',
    text: `{
  "name": "Visits",
  "env": {
    "EMAIL_HOST": {
      "description": "SMTP server hostname",
      "value": "smtp.acme.example",
      "required": false
    },
    "EMAIL_PORT": {
      "description": "SMTP server port",
      "value": "465"
    },
    "EMAIL_HOST_USER": { "value": "" },
    "EMAIL_HOST_PASSWORD": { "value": "" }
  }
}
`,
    blocks: ['6-14 django smtp.acme.example:465 none / unknown'],
  },
  {
    name: '13: a template of OpenShift',
    file: 'openshift/templates/agents.json',
    text: `{
  "kind": "Template",
  "objects": [
    {
      "kind": "DeploymentConfig",
      "spec": { "template": { "spec": { "containers": [
        {
          "name": "agents",
          "env": [
            { "name": "SMTP_DOMAIN", "valueFrom": { "secretKeyRef": { "name": "\${NAME}", "key": "smtpDomain" } } },
            { "name": "SMTP_SERVER", "valueFrom": { "secretKeyRef": { "name": "\${NAME}", "key": "smtpServer" } } },
            { "name": "SMTP_PORT", "value": "587" },
            { "name": "SMTP_PASSWORD", "valueFrom": { "secretKeyRef": { "name": "\${NAME}", "key": "smtpPassword" } } }
          ]
        }
      ] } } }
    }
  ],
  "parameters": [
    { "name": "AGENTS_SMTP_SERVER", "displayName": "Server", "value": "smtp.example.com", "required": true }
  ]
}
`,
    blocks: ['10-13 generic-smtp-env $:587 unknown', '20-20 generic-smtp-env smtp.example.com:- unknown'],
  },
  {
    name: '14: lines of an env file in a TOML list',
    file: 'blueprints/calls/template.toml',
    text: `[variables]
root_domain = "\${domain}"

[config]
env = [
  "APP_ROOT=\${root_domain}",
  # optional
  "APISERVER_SMTP_HOST=smtp.acme.example",
  "APISERVER_SMTP_PORT=587",
  "APISERVER_SMTP_SECURE=true",
  "APISERVER_SMTP_AUTH_USER=postmaster@\${root_domain}",
  "APISERVER_SMTP_AUTH_PASS=secret",
]
`,
    blocks: ['8-12 generic-smtp-env smtp.acme.example:587 implicit / opportunistic'],
    loud: ['9 tls-port-mismatch'],
  },
  {
    name: '14: variables in two steps',
    file: 'blueprints/polls/template.toml',
    text: `[variables]
main_domain = "\${domain}"
smtp_host = "smtp.example.com"
smtp_port = "587"
smtp_user = "change-me"
smtp_password = "\${password:32}"
smtp_secure = "false"

[config]
env = [
  "DATABASE_URL=postgres://polls@db:5432/polls",
  "SMTP_HOST=\${smtp_host}",
  "SMTP_PORT=\${smtp_port}",
  "SMTP_USER=\${smtp_user}",
  "SMTP_PWD=\${smtp_password}",
  "SMTP_SECURE=\${smtp_secure}",
]
`,
    blocks: ['3-7 generic-nested smtp.example.com:587 opportunistic', '12-16 generic-smtp-env $:$ unknown'],
  },
  {
    name: '14: defaults far below the references',
    file: 'public/v4/apps/charts.yml',
    text: `captainVersion: 4
services:
  $$cap_appname:
    image: registry.example.com/charts:$$cap_version
    environment:
      REDASH_MAIL_SERVER: $$cap_MAIL_SERVER
      REDASH_MAIL_PORT: $$cap_MAIL_PORT
      REDASH_MAIL_USE_TLS: $$cap_MAIL_USE_TLS
      REDASH_MAIL_USERNAME: $$cap_MAIL_USERNAME
caproverOneClickApp:
  variables:
    - id: $$cap_MAIL_SERVER
      label: SMTP Host
    - id: $$cap_MAIL_PORT
      label: SMTP Port
      defaultValue: 25
    - id: $$cap_MAIL_USE_TLS
      defaultValue: 'false'
`,
    blocks: ['6-9 generic-smtp-env $:$ unknown', '12-18 flask-mail $:25 none / starttls'],
  },
  {
    name: '15: Go templates in quotes',
    file: 'config/auth.yml',
    text: `notifier:
  smtp:
    address: 'smtp://{{ env "MAIL_HOST" }}:1025'
    sender: auth@example.com
    disable_require_tls: true
`,
    blocks: ['3-5 authelia $:1025 opportunistic'],
  },
  {
    name: '15: a Helm template that YAML refuses',
    file: 'charts/mailer/templates/config.yaml',
    text: `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ template "mailer.fullname" . }}
data:
  {{- if .Values.smtp.host }}
  SMTP_HOST: {{ .Values.smtp.host | quote }}
  {{- end }}
  SMTP_PORT: {{ default "587" .Values.smtp.port | quote }}
  SMTP_FROM: "forms@example.com"
`,
    blocks: ['7-10 generic-smtp-env $:587 unknown'],
  },
  {
    name: '15: an Ansible template',
    file: 'roles/mailer/templates/mailer.env.j2',
    text: `{% if smtp_enabled %}
SMTP_HOST={{ smtp_host | default('smtp.acme.example') }}
SMTP_PORT={{ smtp_port }}
SMTP_USER="{{ smtp_user }}"
SMTP_PASSWORD="{{ vault_smtp_password }}"
{% endif %}
`,
    blocks: ['2-5 generic-smtp-env smtp.acme.example:$ unknown'],
  },
  {
    name: '15: a variable of Symfony',
    file: 'config/packages/mailer.yaml',
    text: `framework:
  mailer:
    dsn: '%env(MAILER_DSN)%'
`,
    blocks: ['3-3 symfony-mailer-dsn -:- unknown'],
  },
  {
    name: '15: a host with smtp_ and a login without it, in one map',
    file: 'config/app.yaml',
    text: `mail:
  smtp_host: smtp.acme.io
  smtp_port: 465
  user: shop
  password: "\${SECRET}"
  use_ssl: true
`,
    blocks: ['2-6 generic-nested smtp.acme.io:465 implicit'],
  },
  {
    name: "15: an object with nodemailer's secure and the login beside it",
    file: 'config/app.json',
    text: '{ "smtp": { "host": "smtp.acme.io", "port": 465, "secure": true, "user": "shop", "pass": "${SECRET}" } }\n',
    blocks: ['1-1 generic-nested smtp.acme.io:465 implicit'],
  },
  {
    name: '15: several transports of Symfony',
    file: 'config/packages/mailer.yaml',
    text: `framework:
  mailer:
    transports:
      main: 'smtps://shop:%env(SECRET)%@smtp.acme.example:465'
      bulk: '%env(BULK_DSN)%'
      local: 'smtp://localhost:1025'
`,
    blocks: [
      '4-4 symfony-mailer-dsn smtp.acme.example:465 implicit',
      '5-5 symfony-mailer-dsn -:- unknown',
      '6-6 symfony-mailer-dsn localhost:1025 opportunistic',
    ],
  },
  {
    name: '15: a DSN of Symfony with a parenthesis in its password',
    file: '.env',
    text: 'MAILER_DSN=smtp://shop:pa)ss@smtp.acme.io:587?require_tls=true\n',
    blocks: ['1-1 symfony-mailer-dsn smtp.acme.io:587 refused'],
    loud: ['1 dsn-encoding'],
  },
  {
    name: '15: secrets of GitHub Actions',
    file: '.github/workflows/mail.yml',
    text: `on: push
jobs:
  notify:
    runs-on: ubuntu-latest
    env:
      SMTP_HOST: \${{ secrets.SMTP_HOST }}
      SMTP_PORT: \${{ vars.SMTP_PORT }}
      SMTP_PASSWORD: \${{ secrets.SMTP_PASSWORD }}
    steps:
      - run: make mail
`,
    blocks: ['6-8 generic-smtp-env $:$ unknown'],
  },
  {
    name: '15: the submission scheme',
    file: 'auth/base/config/configuration.yaml',
    text: `notifier:
  disable_startup_check: false
  smtp:
    address: submission://smtp.gmail.com:587
    username: auth@example.com
    password: "{{ .NOTIFIER_SMTP_PASSWORD }}"
    sender: Auth <auth@example.com>
`,
    blocks: ['4-7 authelia smtp.gmail.com:587 starttls'],
  },
  {
    name: '15: a host with its port',
    file: 'group_vars/all/mail.yml',
    text: `# Mail of the servers
mail_smtp_server: smtp.acme.example:587
mail_admin: admin@example.com
mail_user: smtp_user
mail_password: "{{ vault_mail_password }}"
`,
    blocks: ['2-2 generic-nested smtp.acme.example:587 unknown', '4-5 generic-nested -:- unknown'],
  },
  {
    name: 'beyond: a program whose name holds .env.',
    file: 'app/routes/projects.$project.env.$envParam.ts',
    text: `export const SMTP_HOST = process.env.SMTP_HOST;
export const SMTP_PORT = 25;
`,
    blocks: [],
  },
];

describe('the trickiest real cases', () => {
  describe('traps for false alarms', () => {
    for (const each of TRAPS) check(each);
  });
  describe('traps for parsers', () => {
    for (const each of SHAPES) check(each);
  });
});
