import { type DecisionTable, flag } from './table.ts';

/** Left to nodemailer: 465 means TLS from the first byte. */
const BY_PORT = { else: 'opportunistic', 465: 'implicit' };
/** TLS from the first byte, on 465 where no port is named. */
const IMPLICIT = { else: 'implicit', '-': 'implicit@465' };

/** Programs on nodemailer, each with its own way to read a text. */
export const NODE_APPS: readonly DecisionTable[] = [
  {
    dialect: 'nodemailer-env',
    text: 'NODE_ENV=production\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_USER=me',
    dials: 587,
    axes: {
      secure: flag('SMTP_SECURE=', ['true'], ['false']),
      require: flag('SMTP_REQUIRE_TLS=', ['true'], ['false'], '|'),
    },
    rows: [
      ['on *', IMPLICIT],
      ['off on', 'starttls'],
      ['off off', 'opportunistic'],
    ],
  },
  {
    dialect: 'n8n',
    text: 'N8N_EMAIL_MODE=smtp\nN8N_SMTP_HOST=smtp.example.com\nN8N_SMTP_PORT={port}\n%\nN8N_SMTP_USER=me',
    dials: 465,
    axes: {
      ssl: { ...flag('N8N_SMTP_SSL=', ['true', '1'], ['false', '0']), unset: '' },
      starttls: flag('N8N_SMTP_STARTTLS=', ['true'], ['false'], ''),
    },
    rows: [
      // On unless it is switched off.
      ['on,unset *', 'implicit'],
      ['off off', 'none'],
      ['off on', 'opportunistic'],
    ],
  },
  {
    dialect: 'outline',
    text: 'UTILS_SECRET=secret\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_FROM_EMAIL=me@example.com',
    dials: 587,
    axes: { secure: { ...flag('SMTP_SECURE=', ['true'], ['false']), unset: '' } },
    rows: [
      // On unless it is switched off.
      ['on,unset', IMPLICIT],
      ['off', 'opportunistic'],
    ],
  },
  {
    dialect: 'documenso',
    text: 'NEXT_PRIVATE_SMTP_TRANSPORT=smtp-auth\nNEXT_PRIVATE_SMTP_HOST=smtp.example.com\nNEXT_PRIVATE_SMTP_PORT={port}\n%',
    dials: 587,
    axes: {
      // Only the exact word counts.
      secure: flag('NEXT_PRIVATE_SMTP_SECURE=', ['true'], ['false', 'True', '1', ''], '|'),
    },
    rows: [
      ['on', 'implicit'],
      ['off', 'opportunistic'],
    ],
  },
  {
    dialect: 'directus',
    text: '%\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT={port}\nEMAIL_FROM=me@example.com',
    dials: 587,
    axes: {
      transport: { smtp: 'EMAIL_TRANSPORT=smtp', other: 'EMAIL_TRANSPORT=sendmail' },
      secure: { ...flag('EMAIL_SMTP_SECURE=', ['true'], ['false']), unset: '' },
      ignore: flag('EMAIL_SMTP_IGNORE_TLS=', ['true'], ['false'], '|'),
    },
    rows: [
      ['other * *', 'disabled'],
      ['smtp on *', IMPLICIT],
      ['smtp off on', 'none'],
      ['smtp off off', 'opportunistic'],
      ['smtp unset on', { else: 'none', 465: 'implicit' }],
      ['smtp unset off', BY_PORT],
    ],
  },
  {
    dialect: 'strapi',
    text: 'ADMIN_JWT_SECRET=secret\nAPI_TOKEN_SALT=salt\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%',
    dials: 587,
    axes: { user: { any: 'SMTP_USERNAME=me|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'rocketchat',
    text: '%\nOVERWRITE_SETTING_SMTP_Host=smtp.example.com\nOVERWRITE_SETTING_SMTP_Port={port}',
    dials: 587,
    axes: {
      protocol: { smtp: 'OVERWRITE_SETTING_SMTP_Protocol=smtp', smtps: 'OVERWRITE_SETTING_SMTP_Protocol=smtps' },
      ignore: { ...flag('OVERWRITE_SETTING_SMTP_IgnoreTLS=', ['true'], ['false']), unset: '' },
    },
    rows: [
      ['smtps *', IMPLICIT],
      // On unless it is switched off.
      ['smtp on,unset', 'none'],
      ['smtp off', 'opportunistic'],
    ],
  },
  {
    dialect: 'meteor-mail-url',
    text: 'ROOT_URL=https://board.example.com\nMONGO_URL=mongodb://db:27017/board\n%',
    dials: 587,
    axes: {
      url: {
        smtps: 'MAIL_URL=smtps://me:secret@smtp.example.com{:port}/',
        smtp: 'MAIL_URL=smtp://me:secret@smtp.example.com{:port}/',
        ignore: 'MAIL_URL=smtp://me:secret@smtp.example.com{:port}/?ignoreTLS=true',
        require: 'MAIL_URL=smtp://me:secret@smtp.example.com{:port}/?requireTLS=true',
      },
    },
    rows: [
      ['smtps', IMPLICIT],
      ['smtp', 'opportunistic'],
      ['ignore', 'none'],
      ['require', 'starttls'],
    ],
  },
  {
    dialect: 'peertube',
    file: 'config/production.yaml',
    text: 'smtp:\n  transport: smtp\n  hostname: smtp.example.com\n  port: {port}\n  %\n  from_address: me@example.com',
    dials: 465,
    axes: {
      tls: flag('tls: ', ['true'], ['false']),
      starttls: { on: 'disable_starttls: false|', off: 'disable_starttls: true' },
    },
    rows: [
      ['on *', 'implicit'],
      ['off off', 'none'],
      ['off on', 'opportunistic'],
    ],
  },
  {
    dialect: 'github-action-send-mail',
    file: '.github/workflows/report.yml',
    text: 'jobs:\n  report:\n    steps:\n      - uses: dawidd6/action-send-mail@v6\n        with:\n          server_address: smtp.example.com\n          server_port: {port}\n          %\n          from: me@example.com',
    dials: 25,
    axes: {
      secure: { ...flag('secure: ', ['true', '"true"'], ['false']), unset: '' },
    },
    rows: [
      ['on', 'implicit'],
      ['off', 'opportunistic'],
      ['unset', BY_PORT],
    ],
  },
  {
    dialect: 'calcom',
    text: 'CALENDSO_ENCRYPTION_KEY=key\nEMAIL_FROM=me@example.com\nEMAIL_SERVER_HOST=smtp.example.com\nEMAIL_SERVER_PORT={port}\n%',
    ports: ['25', '465', '587', '2525'],
    axes: { user: { any: 'EMAIL_SERVER_USER=me|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'formbricks',
    text: 'MAIL_FROM=me@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_USER=me',
    ports: ['25', '465', '587', '2525'],
    axes: {
      secure: { on: 'SMTP_SECURE_ENABLED=1', off: 'SMTP_SECURE_ENABLED=0', bad: 'SMTP_SECURE_ENABLED=true' },
    },
    rows: [
      ['on', 'implicit'],
      ['off', BY_PORT],
      ['bad', 'refused'],
    ],
  },
  {
    dialect: 'rallly',
    text: 'SUPPORT_EMAIL=support@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_PWD=secret',
    dials: 587,
    axes: { secure: flag('SMTP_SECURE=', ['true'], ['false'], '|') },
    rows: [
      ['on', IMPLICIT],
      ['off', 'opportunistic'],
    ],
  },
  {
    dialect: 'hoppscotch',
    text: 'MAILER_SMTP_ENABLE=true\nMAILER_USE_CUSTOM_CONFIGS=true\nMAILER_SMTP_HOST=smtp.example.com\nMAILER_SMTP_PORT={port}\n%\nMAILER_TLS_REJECT_UNAUTHORIZED=true',
    ports: ['25', '465', '587', '2525'],
    axes: {
      secure: flag('MAILER_SMTP_SECURE=', ['true'], ['false', 'True', '1'], '|'),
      ignore: flag('MAILER_SMTP_IGNORE_TLS=', ['true'], ['false'], '|'),
    },
    rows: [
      ['on *', 'implicit'],
      ['off on', 'none'],
      ['off off', 'opportunistic'],
    ],
  },
  {
    dialect: 'payload',
    text: 'PAYLOAD_SECRET=secret\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%',
    dials: 587,
    axes: { user: { any: 'SMTP_USER=me|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'uptime-kuma',
    file: 'backup.json',
    text: '{\n  "smtpHost": "smtp.example.com",\n  "smtpPort": {port},\n  %\n  "smtpFrom": "me@example.com"\n}',
    ports: ['25', '465', '587', '2525'],
    axes: {
      secure: { on: '"smtpSecure": true,', off: '"smtpSecure": false,' },
      verify: { any: '"smtpIgnoreTLSError": false,|"smtpIgnoreTLSError": true,' },
    },
    rows: [
      ['on *', 'implicit'],
      ['off *', 'opportunistic'],
    ],
  },
  {
    dialect: 'nocodb',
    text: 'NC_SMTP_FROM=me@example.com\nNC_SMTP_HOST=smtp.example.com\nNC_SMTP_PORT={port}\n%',
    ports: ['25', '465', '587', '2525'],
    axes: {
      secure: flag('NC_SMTP_SECURE=', ['true'], ['false', '1'], '|'),
      ignore: flag('NC_SMTP_IGNORE_TLS=', ['true'], ['false'], '|'),
    },
    rows: [
      ['on *', 'implicit'],
      ['off on', 'none'],
      ['off off', 'opportunistic'],
    ],
  },
  {
    // The fallback has `secure: false`, whatever the port.
    dialect: 'budibase',
    text: 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_FROM_ADDRESS=me@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: { user: { any: 'SMTP_USER=me|' } },
    rows: [['any', { else: 'opportunistic', 465: 'refused' }]],
  },
];
