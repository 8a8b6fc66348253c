import { checkReadings, type ReadingCase } from './readingCases.ts';

const RAILS = 'smtp_settings:\n  address: h\n';
const SPRING = 'spring:\n  mail:\n    host: h\n';
const PROPERTIES = `${SPRING}    properties:\n`;
const GRAFANA = 'GF_SMTP_ENABLED=true\n';
const MASTODON = 'SMTP_LOGIN=me\nSMTP_SERVER=h\n';

const CASES: readonly ReadingCase[] = [
  ['nothing said', RAILS, 'rails: opportunistic', 'a.yml'],
  ['either flag', `${RAILS}  tls: false\n  ssl: true\n`, 'rails: implicit', 'a.yml'],
  ['a YAML 1.1 boolean', `${RAILS}  tls: yes\n`, 'rails: implicit', 'a.yml'],
  [
    'TLS and STARTTLS',
    `${RAILS}  tls: true\n  enable_starttls_auto: true\n`,
    'rails: implicit (mail 2.7 and 2.8) / refused (mail 2.9)',
    'a.yml',
  ],
  ['a text for a flag', `${RAILS}  ssl: "false"\n`, 'rails: implicit (mail 2.7 and 2.9) / refused (mail 2.8)', 'a.yml'],
  [
    'STARTTLS off',
    `${RAILS}  enable_starttls: false\n`,
    'rails: opportunistic (mail 2.7) / none (mail 2.8 and 2.9)',
    'a.yml',
  ],
  [
    'the symbol :auto',
    `${RAILS}  enable_starttls: :auto\n`,
    'rails: starttls (mail 2.7) / refused (mail 2.8) / opportunistic (mail 2.9)',
    'a.yml',
  ],
  ['an unknown mechanism', `${RAILS}  authentication: none\n`, 'rails: refused', 'a.yml'],
  ['a mechanism without a login', `${RAILS}  authentication: plain\n`, 'rails: refused', 'a.yml'],
  ['a password without its user', `${RAILS}  password: x\n  username: me\n`, 'rails: refused', 'a.yml'],
  ['a user without a password', `${RAILS}  user_name: me\n  authentication: plain\n`, 'rails: refused', 'a.yml'],
  [
    'a map of the program itself, whose password is the name of a secret',
    'smtp:\n  address: h\n  user_name: me\n  authentication: plain\n  password:\n    secret: mail\n    key: password\n',
    'rails: opportunistic',
    'values.yaml',
  ],

  ['Mastodon by default', MASTODON, 'mastodon: opportunistic'],
  ['another word than true', `${MASTODON}SMTP_TLS=1`, 'mastodon: opportunistic'],
  ['always', `${MASTODON}SMTP_ENABLE_STARTTLS=always`, 'mastodon: starttls'],
  ['TLS alone', `${MASTODON}SMTP_TLS=true`, 'mastodon: implicit'],
  [
    'TLS and always',
    `${MASTODON}SMTP_TLS=true\nSMTP_ENABLE_STARTTLS=always`,
    'mastodon: implicit (Mastodon before mail 2.9) / refused (Mastodon with mail 2.9)',
  ],

  ['Spring by default', SPRING, 'spring-boot: none', 'application.yml'],
  ['Spring by default in the file of a profile', SPRING, 'spring-boot: unknown', 'application-prod.yml'],
  [
    'TLS wins',
    `${PROPERTIES}      mail.smtp: {ssl.enable: true, starttls.enable: true}\n`,
    'spring-boot: implicit',
    'application.yml',
  ],
  [
    'required alone',
    `${PROPERTIES}      mail.smtp.starttls.required: true\n`,
    'spring-boot: starttls',
    'application.yml',
  ],
  [
    'an unquoted yes',
    `${PROPERTIES}      mail.smtp.starttls.enable: yes\n`,
    'spring-boot: opportunistic',
    'application.yml',
  ],
  ['Spring in a file beside the archive', SPRING, 'spring-boot: unknown', 'shop/config/application.yml'],
  ['Spring in a folder of the archive', SPRING, 'spring-boot: none', 'shop/src/main/resources/config/application.yml'],
  [
    'Spring in the environment, where the file in its archive has the rest',
    'SPRING_MAIL_HOST=h\nSPRING_MAIL_PORT=587\nSPRING_MAIL_PROTOCOL=smtp\n',
    'spring-boot: unknown',
  ],
  [
    'Spring in a ConfigMap',
    'kind: ConfigMap\ndata:\n  SPRING_MAIL_HOST: h\n  SPRING_MAIL_PORT: "465"\n',
    'spring-boot: unknown',
    'configmap.yaml',
  ],
  ['Spring in the environment, by smtps', 'SPRING_MAIL_HOST=h\nSPRING_MAIL_PROTOCOL=smtps\n', 'spring-boot: implicit'],
  [
    'Spring in the environment with a word on TLS',
    'SPRING_MAIL_HOST=h\nSPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE=false\n',
    'spring-boot: none',
  ],
  ['Quarkus in the environment', 'QUARKUS_MAILER_HOST=h\nQUARKUS_MAILER_PORT=465\n', 'quarkus: unknown'],
  [
    'Quarkus in the environment with a word on TLS',
    'QUARKUS_MAILER_HOST=h\nQUARKUS_MAILER_TLS=false\n',
    'quarkus: opportunistic',
  ],
  [
    'Spring with brackets',
    'spring.mail.host=h\nspring.mail.properties[mail.smtp.starttls.required]=true\n',
    'spring-boot: starttls',
    'application.properties',
  ],
  [
    'Spring with brackets behind a name in YAML',
    `${SPRING}    properties[mail.smtp.ssl.enable]: true\n`,
    'spring-boot: implicit',
    'application.yml',
  ],
  [
    'Spring with spring.mail.ssl.enabled',
    `${SPRING}    ssl:\n      enabled: true\n`,
    'spring-boot: implicit / unknown (older Spring Boot, which ignores spring.mail.ssl.enabled)',
    'application.yml',
  ],
  ['a quoted yes', `${PROPERTIES}      mail.smtp.starttls.enable: "yes"\n`, 'spring-boot: none', 'application.yml'],
  [
    'an unquoted yes in properties',
    'spring.mail.host=h\nspring.mail.properties.mail.smtp.starttls.enable=yes\n',
    'spring-boot: none',
    'application.properties',
  ],
  [
    'one letter too many',
    `${PROPERTIES}      mail.smtp.starttls.enabled: true\n`,
    'spring-boot: none',
    'application.yml',
  ],
  ['another protocol', `${SPRING}    protocol: SMTPS\n`, 'spring-boot: refused', 'application.yml'],
  [
    'a factory with a port of its own',
    `${PROPERTIES}      mail.smtp.socketFactory: {class: javax.net.ssl.SSLSocketFactory, port: 465}\n`,
    'spring-boot: implicit',
    'application.yml',
  ],
  [
    'a factory whose own port starts in plain text',
    `${PROPERTIES}      mail.smtp.socketFactory: {class: javax.net.ssl.SSLSocketFactory, port: 587}\n`,
    'spring-boot: none',
    'application.yml',
  ],
  [
    'a factory on another port falls back',
    `${SPRING}    port: 587\n    properties:\n      mail.smtp.socketFactory.class: javax.net.ssl.SSLSocketFactory\n`,
    'spring-boot: none',
    'application.yml',
  ],

  ['Grafana switched off', 'GF_SMTP_HOST=h:587', 'grafana: disabled'],
  ['no port', `${GRAFANA}GF_SMTP_HOST=h`, 'grafana: refused'],
  ['465 decides', `${GRAFANA}GF_SMTP_HOST=h:465\nGF_SMTP_STARTTLS_POLICY=NoStartTLS`, 'grafana: implicit'],
  [
    'a word in another case',
    `${GRAFANA}GF_SMTP_HOST=h:587\nGF_SMTP_STARTTLS_POLICY=mandatorystarttls`,
    'grafana: opportunistic',
  ],
  ['Alertmanager on 465', 'smtp_smarthost: h:465\nsmtp_require_tls: false\n', 'alertmanager: implicit', 'a.yml'],
  ['a quoted boolean', 'smtp_smarthost: h:587\nsmtp_require_tls: "false"\n', 'alertmanager: refused', 'a.yml'],

  [
    'EnableSsl on 587',
    '{"Smtp":{"Host":"h","Port":587,"EnableSsl":true}}',
    'aspnet-mailkit: unknown',
    'appsettings.json',
  ],
  [
    'EnableSsl=false',
    '{"Smtp":{"Host":"h","Port":587,"EnableSsl":false}}',
    'aspnet-mailkit: none (System.Net.Mail) / opportunistic (MailKit)',
    'appsettings.json',
  ],
  [
    'UseSsl=false',
    '{"Smtp":{"Host":"h","UseSsl":false}}',
    'aspnet-mailkit: opportunistic (MailKit) / unknown',
    'appsettings.json',
  ],

  [
    'no TLS on 587 in Bitwarden',
    'globalSettings__mail__smtp__host=h\nglobalSettings__mail__smtp__port=587\nglobalSettings__mail__smtp__ssl=true',
    'bitwarden: opportunistic',
  ],
  [
    'SMTP_SSL of Vaultwarden is STARTTLS',
    'SMTP_ACCEPT_INVALID_CERTS=false\nSMTP_HOST=h\nSMTP_SSL=true',
    'vaultwarden: starttls',
  ],
  ['and SMTP_EXPLICIT_TLS is not', 'SMTP_HOST=h\nSMTP_SSL=true\nSMTP_EXPLICIT_TLS=true', 'vaultwarden: implicit'],
  [
    'an unusual port in Gitea',
    'GITEA__mailer__ENABLED=true\nGITEA__mailer__SMTP_ADDR=h\nGITEA__mailer__SMTP_PORT=2525',
    'gitea: implicit',
  ],
  ['a URI without a port', 'COURIER_SMTP_CONNECTION_URI=smtps://h', 'ory-kratos: refused'],
  [
    'True is off in Keycloak',
    '{"realm":"r","smtpServer":{"host":"h","starttls":"True"}}',
    'keycloak: none',
    'realm.json',
  ],
];

describe('readings of Ruby, Java, Go, Rust and .NET programs', () => checkReadings(CASES));
