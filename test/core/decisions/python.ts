import { type DecisionTable, flag } from './table.ts';

const TRUE = ['True', 'true', 'TRUE', '1', 'yes', 'on'];

export const PYTHON: readonly DecisionTable[] = [
  {
    // Most projects cast the text; one that does not takes any text for true.
    dialect: 'django',
    text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT={port}\nEMAIL_HOST_USER=me\n%',
    dials: 25,
    axes: {
      tls: {
        ...flag('EMAIL_USE_TLS=', TRUE, ['False', 'false', '0', 'no', 'off']),
        empty: 'EMAIL_USE_TLS=',
        unset: '',
      },
      ssl: {
        ...flag('EMAIL_USE_SSL=', TRUE, ['False', 'false', '0', 'no', 'off']),
        empty: 'EMAIL_USE_SSL=',
        unset: '',
      },
    },
    rows: [
      ['on on', 'refused'],
      ['on off,empty,unset', 'starttls'],
      ['off,empty,unset on', 'implicit'],
      ['off off', 'none'],
      ['off empty,unset', 'none / starttls'],
      ['empty,unset off', 'none / implicit'],
      ['unset unset', 'none / unknown'],
      ['empty,unset empty,unset', 'none'],
    ],
  },
  {
    dialect: 'django',
    text: '%\nEMAIL_HOST=smtp.example.com\nEMAIL_PORT={port}\nEMAIL_USE_TLS=True',
    dials: 25,
    axes: {
      backend: {
        smtp: 'EMAIL_BACKEND=django.core.mail.backends.smtp.EmailBackend|',
        other:
          'EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend|EMAIL_BACKEND=django.core.mail.backends.dummy.EmailBackend|EMAIL_BACKEND=django.core.mail.backends.locmem.EmailBackend|EMAIL_BACKEND=django.core.mail.backends.filebased.EmailBackend',
        foreign: 'EMAIL_BACKEND=anymail.backends.mailgun.EmailBackend',
      },
    },
    rows: [
      ['smtp', 'starttls'],
      ['other', 'disabled'],
      ['foreign', 'unknown'],
    ],
  },
  {
    dialect: 'django-environ',
    text: '%',
    dials: 25,
    axes: {
      url: {
        clear:
          'EMAIL_URL=smtp://smtp.example.com{:port}|EMAIL_URL=SMTP://smtp.example.com{:port}|EMAIL_URL=smtp://smtp.example.com{:port}?use_tls=True|EMAIL_URL=smtps://smtp.example.com{:port}?EMAIL_USE_TLS=0',
        starttls:
          'EMAIL_URL=smtp+tls://smtp.example.com{:port}|EMAIL_URL=smtps://smtp.example.com{:port}|EMAIL_URL=smtp://smtp.example.com{:port}?EMAIL_USE_TLS=True|EMAIL_URL=smtp://smtp.example.com{:port}?email_use_tls=False',
        implicit:
          'EMAIL_URL=smtp+ssl://smtp.example.com{:port}|EMAIL_URL=smtp://smtp.example.com{:port}?EMAIL_USE_SSL=1',
        both: 'EMAIL_URL=smtps://smtp.example.com{:port}?EMAIL_USE_SSL=1|EMAIL_URL=smtp+ssl://smtp.example.com{:port}?email_use_tls=False',
        scheme: 'EMAIL_URL=ssl://smtp.example.com{:port}|EMAIL_URL=tls://smtp.example.com{:port}',
        other: 'EMAIL_URL=consolemail://|EMAIL_URL=dummymail://|EMAIL_URL=memorymail://|EMAIL_URL=filemail:///tmp/mail',
        // dj-email-url reads these in the same variable.
        ssl: 'EMAIL_URL=smtp://smtp.example.com{:port}?ssl=True',
        tls: 'EMAIL_URL=smtp://smtp.example.com{:port}?tls=True',
      },
    },
    rows: [
      ['clear', 'none'],
      ['starttls', 'starttls'],
      ['implicit', { else: 'implicit', '-': 'implicit@465' }],
      ['both', 'refused'],
      ['scheme', 'refused'],
      ['other', 'disabled'],
      ['ssl', 'none / implicit'],
      ['tls', 'none / starttls'],
    ],
  },
  {
    dialect: 'flask-mail',
    text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT={port}\nMAIL_USERNAME=me\nMAIL_DEFAULT_SENDER=me@example.com\n%',
    dials: 25,
    axes: {
      tls: {
        ...flag('MAIL_USE_TLS=', ['True', 'true', 'TRUE', '1', 'on'], ['False', 'false', '0', 'no']),
        // The cast that the documentation shows does not know it.
        yes: 'MAIL_USE_TLS=yes',
        empty: 'MAIL_USE_TLS=',
        unset: '',
      },
      ssl: {
        ...flag('MAIL_USE_SSL=', ['True', 'true', '1'], ['False', 'false', '0', 'no']),
        empty: 'MAIL_USE_SSL=',
        unset: '',
      },
    },
    rows: [
      ['yes on', 'implicit / refused'],
      ['yes off', 'none / refused'],
      ['yes empty,unset', 'none / starttls'],
      ['on on', 'refused'],
      ['on off,empty,unset', 'starttls'],
      ['off,empty,unset on', 'implicit'],
      ['off off', 'none'],
      ['off empty,unset', 'none / starttls'],
      ['empty,unset off', 'none / implicit'],
      ['unset unset', 'none / unknown'],
      ['empty,unset empty,unset', 'none'],
    ],
  },
  {
    dialect: 'flask-mail',
    text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT={port}\nMAIL_USE_TLS=True\n%',
    dials: 25,
    axes: {
      suppress: {
        on: 'MAIL_SUPPRESS_SEND=True|MAIL_SUPPRESS_SEND=true|MAIL_SUPPRESS_SEND=1',
        // Without a cast these suppress too.
        off: 'MAIL_SUPPRESS_SEND=False|MAIL_SUPPRESS_SEND=0',
        unset: '',
      },
    },
    rows: [
      ['on', 'disabled'],
      ['off', 'starttls / disabled'],
      ['unset', 'starttls'],
    ],
  },
  {
    dialect: 'fastapi-mail',
    text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT={port}\nMAIL_USERNAME=me\nMAIL_FROM=me@example.com\n%',
    axes: {
      starttls: {
        ...flag('MAIL_STARTTLS=', TRUE, ['False', 'false', '0', 'no', 'off', 'f', 'n']),
        bad: 'MAIL_STARTTLS=|MAIL_STARTTLS=tls',
      },
      ssl: {
        ...flag('MAIL_SSL_TLS=', TRUE, ['False', 'false', '0', 'no', 'off']),
        bad: 'MAIL_SSL_TLS=|MAIL_SSL_TLS=ssl',
      },
    },
    // The port is a required field.
    rows: [
      ['bad *', 'refused'],
      ['* bad', 'refused'],
      ['on on', 'refused'],
      ['off on', { else: 'implicit', '-': 'refused' }],
      ['on off', { else: 'starttls', '-': 'refused' }],
      ['off off', { else: 'none', '-': 'refused' }],
    ],
  },
  {
    dialect: 'aiosmtplib',
    file: 'config.json',
    text: '{\n  "smtp": {\n    "hostname": "smtp.example.com",\n    "port": {port},\n    %\n    "username": "me"\n  }\n}',
    axes: {
      use: { on: '"use_tls": true,|"use_tls": "false",', off: '"use_tls": false,' },
      start: { on: '"start_tls": true,', off: '"start_tls": false,', unset: '' },
    },
    rows: [
      ['on on', 'refused'],
      ['on off,unset', { else: 'implicit', '-': 'implicit@465' }],
      ['off on', { else: 'starttls', '-': 'starttls@587' }],
      ['off off', { else: 'none', '-': 'none@25' }],
      ['off unset', { else: 'opportunistic', '-': 'opportunistic@25' }],
    ],
  },
];
