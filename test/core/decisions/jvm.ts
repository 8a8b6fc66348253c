import type { DecisionTable } from './table.ts';

const BY_PORT = { else: 'opportunistic', 465: 'implicit' };

/** Programs on the JVM and in .NET. */
export const JVM: readonly DecisionTable[] = [
  {
    dialect: 'spring-boot',
    file: 'src/main/resources/application.properties',
    text: 'spring.mail.host=smtp.example.com\nspring.mail.port={port}\n%',
    dials: 25,
    axes: {
      protocol: {
        smtp: 'spring.mail.protocol=smtp|',
        smtps: 'spring.mail.protocol=smtps',
        refused: 'spring.mail.protocol=SMTPS|spring.mail.protocol=tls',
      },
      ssl: {
        on: 'spring.mail.properties.mail.smtp.ssl.enable=true|spring.mail.properties.mail.smtp.ssl.enable=TRUE',
        off: 'spring.mail.properties.mail.smtp.ssl.enable=false|spring.mail.properties.mail.smtp.ssl.enable=yes|spring.mail.properties.mail.smtp.ssl.enable=1|',
      },
      required: {
        on: 'spring.mail.properties.mail.smtp.starttls.required=true',
        off: 'spring.mail.properties.mail.smtp.starttls.required=false|',
      },
      starttls: {
        on: 'spring.mail.properties.mail.smtp.starttls.enable=true|spring.mail.properties.mail.smtp.starttls.enable=True',
        off: 'spring.mail.properties.mail.smtp.starttls.enable=false|spring.mail.properties.mail.smtp.starttls.enable=yes|',
      },
    },
    rows: [
      ['refused * * *', 'refused'],
      ['smtps * * *', { else: 'implicit', '-': 'implicit@465' }],
      ['smtp on * *', { else: 'implicit', '-': 'implicit@465' }],
      ['smtp off on *', 'starttls'],
      ['smtp off off on', 'opportunistic'],
      ['smtp off off off', 'none'],
    ],
  },
  {
    // Unquoted yes and on are booleans of YAML 1.1, quoted ones texts that nobody takes for true.
    dialect: 'spring-boot',
    file: 'src/main/resources/application.yml',
    text: 'spring:\n  mail:\n    host: smtp.example.com\n    port: {port}\n    properties:\n      mail:\n        smtp:\n          %\n          auth: false',
    dials: 25,
    axes: {
      ssl: {
        on: 'ssl.enable: true|ssl.enable: yes|ssl.enable: on|ssl.enable: TRUE|ssl.enable: "true"',
        off: 'ssl.enable: false|ssl.enable: no|ssl.enable: "yes"|ssl.enable: "1"|ssl.enable: 1|',
      },
      starttls: {
        on: 'starttls.enable: true|starttls.enable: yes|starttls.enable: "true"',
        off: 'starttls.enable: off|starttls.enable: "yes"|starttls.enable: false|',
      },
    },
    rows: [
      ['on *', { else: 'implicit', '-': 'implicit@465' }],
      ['off on', 'opportunistic'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'spring-boot',
    file: 'src/main/resources/application.properties',
    text: 'spring.mail.host=smtp.example.com\nspring.mail.port={port}\nspring.mail.properties.mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory\n%',
    dials: 25,
    axes: {
      factory: {
        port: 'spring.mail.properties.mail.smtp.socketFactory.port=465',
        strict: 'spring.mail.properties.mail.smtp.socketFactory.fallback=false',
        falls: '',
      },
    },
    rows: [
      ['port', 'implicit'],
      ['strict', 'implicit'],
      // What does not speak TLS is spoken to in clear text.
      ['falls', { else: 'none', 465: 'implicit' }],
    ],
  },
  {
    dialect: 'javamail',
    file: 'mail.properties',
    text: 'mail.smtp.host=smtp.example.com\nmail.smtp.port={port}\n%',
    dials: 25,
    axes: {
      ssl: { on: 'mail.smtp.ssl.enable=true', off: 'mail.smtp.ssl.enable=false|' },
      required: { on: 'mail.smtp.starttls.required=true', off: 'mail.smtp.starttls.required=false|' },
      starttls: { on: 'mail.smtp.starttls.enable=true', off: 'mail.smtp.starttls.enable=false' },
    },
    rows: [
      ['on * *', { else: 'implicit', '-': 'implicit@465' }],
      ['off on *', 'starttls'],
      ['off off on', 'opportunistic'],
      ['off off off', 'none'],
    ],
  },
  {
    // Only the text "true" counts.
    dialect: 'keycloak',
    file: 'realm.json',
    text: '{\n  "realm": "example",\n  "smtpServer": {\n    "host": "smtp.example.com",\n    "port": "{port}",\n    %\n    "from": "sso@example.com"\n  }\n}',
    dials: 25,
    axes: {
      ssl: { on: '"ssl": "true",', off: '"ssl": "false",|"ssl": "1",|"ssl": "",|' },
      starttls: { on: '"starttls": "true",', off: '"starttls": "false",|"starttls": "",|' },
    },
    rows: [
      ['on *', { else: 'implicit', '-': 'implicit@465' }],
      ['off on', 'opportunistic'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'quarkus',
    file: 'src/main/resources/application.yml',
    text: 'quarkus:\n  mailer:\n    host: smtp.example.com\n    port: {port}\n    %',
    dials: 25,
    axes: {
      mock: { on: 'mock: true', off: 'mock: false|' },
      tls: { on: 'tls: true|tls: 1|tls: "YES"|tls: "on"|ssl: true', off: 'tls: false|tls: 0|tls: "no"|' },
      starttls: {
        required: 'start-tls: REQUIRED',
        disabled: 'start-tls: DISABLED',
        optional: 'start-tls: OPTIONAL|',
      },
    },
    rows: [
      ['on * *', 'disabled'],
      // With ssl and no port it dials 587, where that fails.
      ['off on *', { else: 'implicit', '-': 'implicit@587' }],
      ['off off required', 'starttls'],
      ['off off disabled', 'none'],
      ['off off optional', 'opportunistic'],
    ],
  },
  {
    dialect: 'jenkins',
    file: 'jenkins.yaml',
    text: 'unclassified:\n  mailer:\n    smtpHost: smtp.example.com\n    smtpPort: "{port}"\n    %',
    dials: 25,
    axes: {
      ssl: { on: 'useSsl: true', off: 'useSsl: false|' },
      tls: { on: 'useTls: true', off: 'useTls: false|' },
    },
    rows: [
      ['on *', { else: 'implicit', '-': 'implicit@465' }],
      ['off on', { else: 'starttls', '-': 'starttls@587' }],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'metabase',
    text: 'MB_EMAIL_SMTP_HOST=smtp.example.com\nMB_EMAIL_SMTP_PORT={port}\n%',
    axes: {
      security: {
        ssl: 'MB_EMAIL_SMTP_SECURITY=ssl',
        starttls: 'MB_EMAIL_SMTP_SECURITY=starttls',
        tls: 'MB_EMAIL_SMTP_SECURITY=tls',
        none: 'MB_EMAIL_SMTP_SECURITY=none|',
      },
    },
    rows: [
      ['ssl', 'implicit'],
      ['starttls', 'starttls'],
      // What the client library makes of it was never read.
      ['tls', 'unknown'],
      ['none', 'none'],
    ],
  },
  {
    dialect: 'penpot',
    text: '%\nPENPOT_SMTP_HOST=smtp.example.com\nPENPOT_SMTP_PORT={port}',
    axes: {
      flags: { on: 'PENPOT_FLAGS=enable-smtp enable-login', off: 'PENPOT_FLAGS=enable-login' },
      ssl: { on: 'PENPOT_SMTP_SSL=true', off: 'PENPOT_SMTP_SSL=false|' },
      tls: { on: 'PENPOT_SMTP_TLS=true', off: 'PENPOT_SMTP_TLS=false|' },
    },
    rows: [
      ['off * *', 'disabled'],
      ['on on *', 'implicit'],
      ['on off on', 'starttls'],
      ['on off off', 'none'],
    ],
  },
  {
    dialect: 'aspnet-mailkit',
    file: 'appsettings.json',
    text: '{\n  "SmtpSettings": {\n    "Server": "smtp.example.com",\n    "Port": {port},\n    %\n    "UserName": "me"\n  }\n}',
    axes: {
      options: {
        implicit: '"SecureSocketOptions": "SslOnConnect",',
        starttls: '"SecureSocketOptions": "StartTls",',
        none: '"SecureSocketOptions": "None",',
        auto: '"SecureSocketOptions": "Auto",',
        available: '"SecureSocketOptions": "StartTlsWhenAvailable",',
      },
    },
    ports: ['25', '465', '587', '2525'],
    rows: [
      ['implicit', 'implicit'],
      ['starttls', 'starttls'],
      ['none', 'none'],
      ['auto', BY_PORT],
      ['available', 'opportunistic'],
    ],
  },
  {
    dialect: 'bitwarden',
    file: 'global.override.env',
    text: 'globalSettings__mail__smtp__host=smtp.example.com\nglobalSettings__mail__smtp__port={port}\n%',
    dials: 25,
    axes: {
      ssl: {
        on: 'globalSettings__mail__smtp__ssl=true|globalSettings__mail__smtp__ssl=True',
        off: 'globalSettings__mail__smtp__ssl=false|',
      },
      starttls: { on: 'globalSettings__mail__smtp__startTls=true', off: 'globalSettings__mail__smtp__startTls=false|' },
      override: {
        on: 'globalSettings__mail__smtp__sslOverride=true',
        off: 'globalSettings__mail__smtp__sslOverride=false|',
      },
    },
    rows: [
      ['off off *', { else: 'opportunistic', 25: 'none', '-': 'none' }],
      ['off on *', 'opportunistic'],
      ['on * off', { else: 'implicit', 587: 'opportunistic' }],
      ['on * on', 'implicit'],
    ],
  },
  {
    dialect: 'micronaut',
    file: 'src/main/resources/application.yml',
    text: 'javamail:\n  properties:\n    mail:\n      smtp:\n        host: smtp.example.com\n        port: {port}\n        auth: true\n        %',
    dials: 25,
    axes: {
      ssl: { on: 'ssl.enable: true', off: 'ssl.enable: false|' },
      starttls: { on: 'starttls.enable: true', off: 'starttls.enable: false' },
    },
    rows: [
      ['on *', { else: 'implicit', '-': 'implicit@465' }],
      ['off on', 'opportunistic'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'sonarqube',
    file: 'conf/sonar.properties',
    text: 'email.smtp_host.secured=smtp.example.com\nemail.smtp_port.secured={port}\n%\nemail.from=me@example.com',
    dials: 25,
    axes: {
      secure: {
        ssl: 'email.smtp_secure_connection.secured=ssl',
        starttls: 'email.smtp_secure_connection.secured=starttls',
        none: '',
      },
    },
    rows: [
      ['ssl', 'implicit'],
      ['starttls', 'starttls'],
      ['none', 'none'],
    ],
  },
];
