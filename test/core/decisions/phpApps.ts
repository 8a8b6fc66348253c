import type { DecisionTable } from './table.ts';

const BY_PORT = { else: 'opportunistic', 465: 'implicit' };
/** The three words of PHPMailer and kin. */
const WORDS: DecisionTable['rows'] = [
  ['ssl', 'implicit'],
  ['tls', 'starttls'],
];

export const PHP_APPS: readonly DecisionTable[] = [
  {
    dialect: 'nextcloud-docker',
    file: 'docker-compose.yml',
    text: 'services:\n  app:\n    image: nextcloud:32\n    environment:\n      SMTP_HOST: smtp.example.com\n      SMTP_PORT: {port}\n      %\n      MAIL_FROM_ADDRESS: cloud\n      MAIL_DOMAIN: example.com',
    dials: 25,
    axes: { secure: { ssl: 'SMTP_SECURE: ssl', tls: 'SMTP_SECURE: tls', empty: 'SMTP_SECURE: ""|' } },
    rows: [
      ['ssl', { else: 'implicit', '-': 'implicit@465' }],
      // The word does nothing, except that the image takes 465 for the port then.
      ['tls', { ...BY_PORT, '-': 'implicit@465' }],
      ['empty', BY_PORT],
    ],
  },
  {
    dialect: 'laravel-derived',
    text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}\nMAIL_FROM_ADDR=me@example.com\n%\nMAIL_TLS_VERIFY_PEER=true',
    ports: ['25', '465', '587', '2525'],
    axes: { encryption: { any: 'MAIL_ENCRYPTION=tls|MAIL_ENCRYPTION=null|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'bookstack',
    text: 'MAIL_DRIVER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}\n%\nMAIL_VERIFY_SSL=true',
    dials: 587,
    axes: {
      encryption: { word: 'MAIL_ENCRYPTION=tls|MAIL_ENCRYPTION=ssl', unset: 'MAIL_ENCRYPTION=null|MAIL_ENCRYPTION=' },
    },
    rows: [
      ['word', { else: 'starttls', 465: 'implicit' }],
      ['unset', BY_PORT],
    ],
  },
  {
    dialect: 'cakephp',
    text: '%\nEMAIL_TRANSPORT_DEFAULT_PORT={port}\nEMAIL_TRANSPORT_DEFAULT_USERNAME=me',
    dials: 25,
    axes: {
      host: {
        plain: 'EMAIL_TRANSPORT_DEFAULT_HOST=smtp.example.com',
        prefix:
          'EMAIL_TRANSPORT_DEFAULT_HOST=ssl://smtp.example.com|EMAIL_TRANSPORT_DEFAULT_HOST=tls://smtp.example.com',
      },
      tls: { on: 'EMAIL_TRANSPORT_DEFAULT_TLS=true', off: 'EMAIL_TRANSPORT_DEFAULT_TLS=|' },
    },
    rows: [
      ['prefix off', 'implicit'],
      ['plain on', 'starttls'],
      ['plain off', 'none'],
      // STARTTLS inside TLS.
      ['prefix on', 'refused'],
    ],
  },
  {
    dialect: 'wp-mail-smtp',
    text: 'WPMS_ON=true\nWPMS_MAILER=smtp\nWPMS_SMTP_HOST=smtp.example.com\nWPMS_SMTP_PORT={port}\n%\nWPMS_SMTP_AUTH=true',
    ports: ['25', '465', '587', '2525'],
    axes: {
      secure: { ssl: 'WPMS_SSL=ssl', tls: 'WPMS_SSL=tls', none: 'WPMS_SSL=' },
    },
    rows: [...WORDS, ['none', 'opportunistic']],
  },
  {
    dialect: 'appwrite',
    text: '_APP_SMTP_HOST=smtp.example.com\n_APP_SMTP_PORT={port}\n%',
    dials: 25,
    axes: { secure: { ssl: '_APP_SMTP_SECURE=ssl', tls: '_APP_SMTP_SECURE=tls', none: '_APP_SMTP_SECURE=|' } },
    // Its automatic upgrade is switched off.
    rows: [...WORDS, ['none', 'none']],
  },
  {
    dialect: 'craft',
    file: 'config/project/project.yaml',
    text: "email:\n  fromEmail: me@example.com\n  transportSettings:\n    host: smtp.example.com\n    port: '{port}'\n    useAuthentication: true\n    %\n  transportType: craft\\mail\\transportadapters\\Smtp",
    ports: ['25', '465', '587', '2525'],
    axes: { user: { any: 'username: me|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'matomo',
    file: 'config/config.ini.php',
    text: '[mail]\ntransport = "smtp"\nhost = "smtp.example.com"\nport = "{port}"\n%\ntype = "LOGIN"',
    dials: 25,
    axes: {
      encryption: {
        ssl: 'encryption = "ssl"',
        tls: 'encryption = "tls"',
        none: 'encryption = "none"',
        empty: 'encryption = ""|',
      },
    },
    rows: [...WORDS, ['none', 'none'], ['empty', 'opportunistic']],
  },
  {
    dialect: 'kanboard',
    text: 'MAIL_TRANSPORT=smtp\nMAIL_SMTP_HOSTNAME=smtp.example.com\nMAIL_SMTP_PORT={port}\n%',
    dials: 25,
    axes: { secure: { ssl: 'MAIL_SMTP_ENCRYPTION=ssl', tls: 'MAIL_SMTP_ENCRYPTION=tls', none: '' } },
    rows: [...WORDS, ['none', 'none']],
  },
  {
    dialect: 'yii2',
    file: 'config/main.yaml',
    text: 'components:\n  mailer:\n    transport:\n      %\n      host: smtp.example.com\n      port: {port}\n      username: me',
    ports: ['25', '465', '587', '2525'],
    axes: { scheme: { smtp: 'scheme: smtp', smtps: 'scheme: smtps' } },
    rows: [
      ['smtp', BY_PORT],
      ['smtps', 'implicit'],
    ],
  },
  {
    dialect: 'roundcube',
    text: 'ROUNDCUBEMAIL_DEFAULT_HOST=ssl://imap.example.com\n%\nROUNDCUBEMAIL_SMTP_PORT={port}',
    dials: 587,
    axes: {
      server: {
        ssl: 'ROUNDCUBEMAIL_SMTP_SERVER=ssl://smtp.example.com|ROUNDCUBEMAIL_SMTP_SERVER=SSL://smtp.example.com',
        tls: 'ROUNDCUBEMAIL_SMTP_SERVER=tls://smtp.example.com',
        none: 'ROUNDCUBEMAIL_SMTP_SERVER=smtp.example.com',
      },
    },
    rows: [...WORDS, ['none', 'none']],
  },
];
