import type { Dialect } from '../model.ts';
import javamail from './javamail.ts';

/** Micronaut Email with Jakarta Mail: `javamail.properties` is handed to it as it is. */
const micronaut: Dialect = {
  ...javamail,
  id: 'micronaut',
  name: 'Micronaut Email',
  detect: {
    strong: [
      /(?:^|\.)javamail\.properties\.mail\.smtp\./,
      /(?:^|\.)javamail\.authentication\.(?:username|password)=/,
      /(?:^|\.)javamail\.properties\.mail\.smtp\.(?:starttls|ssl)\./,
      /(?:^|\.)javamail\.properties\.mail\.smtp\.host=/,
    ],
  },
  keys: {
    ...Object.fromEntries(
      Object.entries(javamail.keys).map(([slot, names]) => [slot, names.map((name) => `javamail.properties.${name}`)]),
    ),
    user: ['javamail.authentication.username', 'javamail.properties.mail.smtp.user'],
    password: ['javamail.authentication.password', 'javamail.properties.mail.smtp.password'],
    from: ['micronaut.email.from.email'],
  },

  examples: {
    starttls587: {
      file: 'src/main/resources/application.yml',
      text: 'javamail:\n  authentication:\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n  properties:\n    mail:\n      smtp:\n        host: smtp.example.com\n        port: 587\n        auth: true\n        starttls:\n          enable: true\n          required: true\n',
    },
    implicit465: {
      file: 'src/main/resources/application.yml',
      text: 'javamail:\n  authentication:\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n  properties:\n    mail:\n      smtp:\n        host: smtp.example.com\n        port: 465\n        auth: true\n        ssl:\n          enable: true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'src/main/resources/application.yml',
      text: 'javamail:\n  authentication:\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n  properties:\n    mail:\n      smtp:\n        host: smtp.example.com\n        port: 465\n        auth: true\n        starttls:\n          enable: true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/micronaut-projects/micronaut-email/blob/c04ac95cb1/src/main/docs/guide/integrations/javamail.adoc',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/micronaut-projects/micronaut-email',
      read: '2026-11-23',
      note: 'MailPropertiesProviderViaConfigurationSpec: javamail.properties become the properties of the session',
    },
    ...javamail.sources,
  ],
};

export default micronaut;
