import { type DecisionTable, flag } from './table.ts';

/** The flags of Django's SMTP backend in a program whose loader is known: both at once is a ValueError. */
const PAIR: DecisionTable['rows'] = [
  ['on on', 'refused'],
  ['off on', 'implicit'],
  ['on off', 'starttls'],
  ['off off', 'none'],
];

/** The same where STARTTLS is on unless it is switched off. */
const STARTTLS_BY_DEFAULT: DecisionTable['rows'] = [
  ['on,unset on', 'refused'],
  ['off on', 'implicit'],
  ['on,unset off', 'starttls'],
  ['off off', 'none'],
];

const ABSENT = '|';

export const PYTHON_APPS: readonly DecisionTable[] = [
  {
    dialect: 'airflow',
    text: 'AIRFLOW__SMTP__SMTP_HOST=smtp.example.com\nAIRFLOW__SMTP__SMTP_PORT={port}\n%',
    dials: 25,
    axes: {
      starttls: {
        ...flag(
          'AIRFLOW__SMTP__SMTP_STARTTLS=',
          ['True', 'true', 'TRUE', 't', '1'],
          ['False', 'false', 'FALSE', 'f', '0'],
        ),
        unset: '',
      },
      ssl: flag('AIRFLOW__SMTP__SMTP_SSL=', ['True', 'true', 't', '1'], ['False', 'false', 'f', '0'], ABSENT),
    },
    rows: STARTTLS_BY_DEFAULT,
  },
  {
    // Only the word true is on.
    dialect: 'authentik',
    text: 'AUTHENTIK_EMAIL__HOST=smtp.example.com\nAUTHENTIK_EMAIL__PORT={port}\n%',
    dials: 25,
    axes: {
      tls: flag('AUTHENTIK_EMAIL__USE_TLS=', ['true', 'True', 'TRUE'], ['false', 'False', '1', 'yes'], ABSENT),
      ssl: flag('AUTHENTIK_EMAIL__USE_SSL=', ['true', 'True'], ['false', '1'], ABSENT),
    },
    rows: PAIR,
  },
  {
    dialect: 'sentry-selfhosted',
    file: 'sentry/config.yml',
    text: "mail.backend: 'smtp'\nmail.host: 'smtp.example.com'\nmail.port: {port}\n%",
    dials: 25,
    axes: {
      tls: flag('mail.use-tls: ', ['true', 'True', 'yes', 'on'], ['false', 'False', 'no', 'off'], ABSENT),
      ssl: flag('mail.use-ssl: ', ['true', 'yes'], ['false', 'no'], ABSENT),
    },
    rows: PAIR,
  },
  {
    dialect: 'zulip',
    text: 'SETTING_EMAIL_HOST=smtp.example.com\nSETTING_EMAIL_PORT={port}\n%',
    axes: {
      tls: { ...flag('SETTING_EMAIL_USE_TLS=', ['True'], ['False']), unset: '', word: 'SETTING_EMAIL_USE_TLS=true' },
      ssl: flag('SETTING_EMAIL_USE_SSL=', ['True'], ['False'], ABSENT),
    },
    rows: [['unset,word *', 'unknown'], ...PAIR],
  },
  {
    dialect: 'paperless-ngx',
    text: 'PAPERLESS_EMAIL_HOST=smtp.example.com\nPAPERLESS_EMAIL_PORT={port}\n%',
    dials: 25,
    axes: {
      tls: flag('PAPERLESS_EMAIL_USE_TLS=', ['true', 'True', '1', 'yes'], ['false', 'False', '0', 'no'], ABSENT),
      ssl: flag('PAPERLESS_EMAIL_USE_SSL=', ['true', '1'], ['false', '0'], ABSENT),
    },
    rows: PAIR,
  },
  {
    dialect: 'healthchecks',
    text: 'EMAIL_USE_VERIFICATION=True\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT={port}\n%',
    file: 'docker/.env',
    dials: 587,
    axes: {
      tls: { ...flag('EMAIL_USE_TLS=', ['True'], ['False']), unset: '' },
      ssl: flag('EMAIL_USE_SSL=', ['True'], ['False'], ABSENT),
    },
    rows: STARTTLS_BY_DEFAULT,
  },
  {
    dialect: 'netbox',
    file: 'env/netbox.env',
    text: 'EMAIL_SERVER=smtp.example.com\nEMAIL_PORT={port}\nEMAIL_USERNAME=me\n%',
    dials: 25,
    axes: {
      tls: flag('EMAIL_USE_TLS=', ['true', 'True', 'TRUE'], ['false', 'False'], ABSENT),
      ssl: flag('EMAIL_USE_SSL=', ['true', 'True'], ['false', 'False'], ABSENT),
    },
    rows: PAIR,
  },
  {
    dialect: 'weblate',
    text: 'WEBLATE_EMAIL_HOST=smtp.example.com\nWEBLATE_EMAIL_PORT={port}\n%',
    axes: {
      tls: { ...flag('WEBLATE_EMAIL_USE_TLS=', ['1', 'true', 'True'], ['0', 'false', 'False']), unset: '' },
      ssl: flag('WEBLATE_EMAIL_USE_SSL=', ['1', 'true'], ['0', 'false'], ABSENT),
    },
    // Newer versions choose by the port when the flag is not there.
    rows: [['unset *', 'unknown'], ...PAIR],
  },
  {
    // Any text that is not empty is on.
    dialect: 'baserow',
    text: 'BASEROW_PUBLIC_URL=https://base.example.com\n%\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT={port}',
    dials: 25,
    axes: {
      smtp: { on: 'EMAIL_SMTP=true|EMAIL_SMTP=false|EMAIL_SMTP=1', off: 'EMAIL_SMTP=|' },
      tls: { on: 'EMAIL_SMTP_USE_TLS=true|EMAIL_SMTP_USE_TLS=false|EMAIL_SMTP_USE_TLS=0', off: 'EMAIL_SMTP_USE_TLS=|' },
      ssl: { on: 'EMAIL_SMTP_USE_SSL=true|EMAIL_SMTP_USE_SSL=False', off: 'EMAIL_SMTP_USE_SSL=|' },
    },
    rows: [
      ['off * *', 'disabled'],
      ['on on on', 'refused'],
      ['on off on', 'implicit'],
      ['on on off', 'starttls'],
      ['on off off', 'none'],
    ],
  },
  {
    dialect: 'dify',
    text: '%\nMAIL_DEFAULT_SEND_FROM=me@example.com\nSMTP_SERVER=smtp.example.com\nSMTP_USERNAME=me\nSMTP_PORT={port}',
    dials: 465,
    axes: {
      type: { smtp: 'MAIL_TYPE=smtp', other: 'MAIL_TYPE=resend' },
      tls: flag('SMTP_USE_TLS=', ['true', 'True', '1', 'yes', 'on'], ['false', 'False', '0', 'no', 'off']),
      opportunistic: flag('SMTP_OPPORTUNISTIC_TLS=', ['true', 'True', '1'], ['false', 'False', '0'], ABSENT),
    },
    rows: [
      ['other * *', 'disabled'],
      ['smtp on on', 'starttls'],
      ['smtp on off', 'implicit'],
      ['smtp off on', 'refused'],
      ['smtp off off', 'none'],
    ],
  },
  {
    dialect: 'taiga',
    text: 'TAIGA_DOMAIN=tasks.example.com\n%\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT={port}',
    dials: 587,
    axes: {
      backend: { smtp: 'EMAIL_BACKEND=smtp', other: 'EMAIL_BACKEND=console' },
      tls: { ...flag('EMAIL_USE_TLS=', ['True'], ['False']), unset: '' },
      ssl: flag('EMAIL_USE_SSL=', ['True'], ['False'], ABSENT),
    },
    rows: [
      ['other * *', 'disabled'],
      // The files around the image give a default of their own.
      ['smtp unset *', 'unknown'],
      ['smtp on on', 'refused'],
      ['smtp off on', 'implicit'],
      ['smtp on off', 'starttls'],
      ['smtp off off', 'none'],
    ],
  },
  {
    // Only 1 is on.
    dialect: 'plane',
    file: 'docker-compose.yml',
    text: 'services:\n  api:\n    image: makeplane/plane-backend:stable\n    environment:\n      EMAIL_HOST: smtp.example.com\n      EMAIL_PORT: "{port}"\n      %',
    dials: 587,
    axes: {
      tls: { ...flag('EMAIL_USE_TLS: ', ['"1"', '1'], ['"0"', '"true"', '"True"', '""']), unset: '' },
      ssl: flag('EMAIL_USE_SSL: ', ['"1"', '1'], ['"0"', '"true"', '""'], ABSENT),
    },
    rows: STARTTLS_BY_DEFAULT,
  },
  {
    dialect: 'ansible-mail',
    file: 'playbook.yml',
    text: '- hosts: all\n  tasks:\n    - name: Report\n      community.general.mail:\n        host: smtp.example.com\n        port: {port}\n        to: me@example.com\n        subject: Report\n        %',
    dials: 25,
    axes: {
      secure: {
        always: 'secure: always|secure: "always"',
        never: 'secure: never',
        starttls: 'secure: starttls',
        try: 'secure: try|',
      },
    },
    rows: [
      ['always', 'implicit'],
      ['never', 'none'],
      ['starttls', { else: 'starttls', 465: 'implicit' }],
      ['try', { else: 'opportunistic', 465: 'implicit' }],
    ],
  },
  {
    dialect: 'synapse',
    file: 'homeserver.yaml',
    text: 'email:\n  smtp_host: smtp.example.com\n  smtp_port: {port}\n  notif_from: "Matrix <me@example.com>"\n  %',
    dials: 25,
    axes: {
      force: { on: 'force_tls: true|force_tls: yes', off: 'force_tls: false|' },
      require: {
        on: 'require_transport_security: true|require_transport_security: on',
        off: 'require_transport_security: false|',
      },
      enable: { on: 'enable_tls: true|', off: 'enable_tls: false|enable_tls: no' },
    },
    rows: [
      ['on * off', 'refused'],
      ['off on off', 'refused'],
      ['on * on', { else: 'implicit', '-': 'implicit@465' }],
      ['off on on', 'starttls'],
      ['off off on', 'opportunistic'],
      ['off off off', 'none'],
    ],
  },
  {
    dialect: 'odoo',
    file: 'odoo.conf',
    text: '[options]\nsmtp_server = smtp.example.com\nsmtp_port = {port}\nsmtp_user = me\n%',
    dials: 25,
    axes: { ssl: flag('smtp_ssl = ', ['True', 'true'], ['False', 'false'], ABSENT) },
    rows: [
      // It cannot speak TLS from the first byte.
      ['on', { else: 'starttls', 465: 'refused' }],
      ['off', { else: 'none', 465: 'refused' }],
    ],
  },
  {
    dialect: 'home-assistant',
    file: 'configuration.yaml',
    text: 'notify:\n  - name: mail\n    platform: smtp\n    server: smtp.example.com\n    port: {port}\n    sender: me@example.com\n    recipient: you@example.com\n    %',
    dials: 587,
    axes: {
      encryption: {
        tls: 'encryption: tls|encryption: "tls"',
        starttls: 'encryption: starttls|',
        none: 'encryption: none',
        other: 'encryption: ssl|encryption: TLS|encryption: true',
      },
    },
    rows: [
      ['tls', 'implicit'],
      ['starttls', 'starttls'],
      ['none', 'none'],
      ['other', 'refused'],
    ],
  },
  {
    dialect: 'superset',
    text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nSMTP_SSL_SERVER_AUTH=True',
    axes: {
      starttls: flag('SMTP_STARTTLS=', ['True'], ['False']),
      ssl: flag('SMTP_SSL=', ['True'], ['False']),
    },
    rows: PAIR,
  },
  {
    // The word is compared in upper case; any other sends in plain text.
    dialect: 'mealie',
    text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%',
    dials: 587,
    axes: {
      strategy: {
        tls: 'SMTP_AUTH_STRATEGY=TLS|SMTP_AUTH_STRATEGY=tls',
        ssl: 'SMTP_AUTH_STRATEGY=SSL|SMTP_AUTH_STRATEGY=ssl',
        none: 'SMTP_AUTH_STRATEGY=NONE|SMTP_AUTH_STRATEGY=',
        other: 'SMTP_AUTH_STRATEGY=STARTTLS',
      },
    },
    rows: [
      ['tls', 'starttls'],
      ['ssl', 'implicit'],
      ['none', 'none'],
      ['other', 'none'],
    ],
  },
];
