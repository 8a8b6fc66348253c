import type { DecisionTable } from './table.ts';

const BY_PORT = { else: 'opportunistic', 465: 'implicit' };

export const NODE: readonly DecisionTable[] = [
  {
    dialect: 'nodemailer-json',
    file: 'config.json',
    text: '{\n  "smtp": {\n    "host": "smtp.example.com",\n    "port": {port},\n    %\n    "auth": { "user": "me", "pass": "${P}" }\n  }\n}',
    dials: 587,
    axes: {
      secure: {
        on: '"secure": true,|"secure": "true",|"secure": "false",|"secure": 1,',
        off: '"secure": false,|"secure": 0,|"secure": "",',
        unset: '',
      },
      require: { on: '"requireTLS": true,|"requireTLS": "false",', off: '"requireTLS": false,|' },
      ignore: { on: '"ignoreTLS": true,|"ignoreTLS": "false",', off: '"ignoreTLS": false,|' },
    },
    rows: [
      ['on * *', { else: 'implicit', '-': 'implicit@465' }],
      // Version 10 takes requireTLS before ignoreTLS, older ones the other way round.
      ['off on on', 'starttls / none'],
      ['unset on on', { else: 'starttls / none', 465: 'implicit' }],
      ['off on off', 'starttls'],
      ['off off on', 'none'],
      ['off off off', 'opportunistic'],
      ['unset on off', { else: 'starttls', 465: 'implicit' }],
      ['unset off on', { else: 'none', 465: 'implicit' }],
      ['unset off off', BY_PORT],
    ],
  },
  {
    // YAML 1.2 has no yes and no: the texts are true.
    dialect: 'nodemailer-json',
    file: 'config.yaml',
    text: 'smtp:\n  host: smtp.example.com\n  port: {port}\n  auth:\n    user: me\n    pass: ${P}\n  %',
    dials: 587,
    axes: {
      secure: {
        on: 'secure: true|secure: True|secure: "false"|secure: yes|secure: no|secure: off',
        off: 'secure: false|secure: False|secure: ""',
      },
    },
    rows: [
      ['on', { else: 'implicit', '-': 'implicit@465' }],
      ['off', 'opportunistic'],
    ],
  },
  {
    dialect: 'nodemailer-url',
    text: '%',
    dials: 587,
    axes: {
      url: {
        implicit:
          'SMTP_URL=smtps://me:secret@smtp.example.com{:port}|SMTP_URL=SMTPS://smtp.example.com{:port}|SMTP_URL=smtps://smtp.example.com{:port}?requireTLS=true',
        opportunistic:
          'SMTP_URL=smtp://smtp.example.com{:port}|SMTP_URL=SMTP://smtp.example.com{:port}|SMTP_URL=smtp://smtp.example.com{:port}?secure=true|SMTP_URL=smtp://smtp.example.com{:port}?starttls=true|SMTP_URL=smtp://smtp.example.com{:port}?requireTLS=false',
        starttls:
          'SMTP_URL=smtp://smtp.example.com{:port}?requireTLS=true|SMTP_URL=smtp://smtp.example.com{:port}?requireTLS=1',
        none: 'SMTP_URL=smtp://smtp.example.com{:port}?ignoreTLS=true',
        refused:
          'SMTP_URL=smtp+tls://smtp.example.com{:port}|SMTP_URL=smtp+starttls://smtp.example.com{:port}|SMTP_URL=ssl://smtp.example.com{:port}|SMTP_URL=tls://smtp.example.com{:port}',
      },
    },
    rows: [
      ['implicit', { else: 'implicit', '-': 'implicit@465' }],
      ['opportunistic', 'opportunistic'],
      ['starttls', 'starttls'],
      ['none', 'none'],
      ['refused', 'refused'],
    ],
  },
  {
    dialect: 'authjs',
    text: '%\nEMAIL_FROM=me@example.com',
    dials: 587,
    axes: {
      url: {
        implicit: 'EMAIL_SERVER=smtps://me:secret@smtp.example.com{:port}',
        opportunistic: 'EMAIL_SERVER=smtp://me:secret@smtp.example.com{:port}',
        starttls: 'EMAIL_SERVER=smtp://me:secret@smtp.example.com{:port}?requireTLS=true',
        none: 'EMAIL_SERVER=smtp://me:secret@smtp.example.com{:port}?ignoreTLS=true',
      },
    },
    rows: [
      ['implicit', { else: 'implicit', '-': 'implicit@465' }],
      ['opportunistic', 'opportunistic'],
      ['starttls', 'starttls'],
      ['none', 'none'],
    ],
  },
  {
    dialect: 'authjs',
    text: 'EMAIL_SERVER_HOST=smtp.example.com\nEMAIL_SERVER_PORT={port}\n%',
    dials: 587,
    axes: { user: { any: 'EMAIL_SERVER_USER=me|' } },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'ghost',
    text: '%\nmail__options__host=smtp.example.com\nmail__options__port={port}',
    dials: 587,
    axes: {
      transport: {
        smtp: 'mail__transport=SMTP|mail__transport=Direct|',
        other: 'mail__transport=sendmail|mail__transport=ses',
        refused: 'mail__transport=SMTPS|mail__transport=gmail',
      },
      older: {
        on: 'mail__options__secureConnection=true',
        off: 'mail__options__secureConnection=false',
        unset: '',
      },
      secure: {
        // The loader casts true, false and numbers; everything else is a text.
        on: 'mail__options__secure=true|mail__options__secure=1|mail__options__secure=True|mail__options__secure=False',
        off: 'mail__options__secure=false|mail__options__secure=0',
        unset: '',
      },
      require: { on: 'mail__options__requireTLS=true', off: 'mail__options__requireTLS=false|' },
    },
    rows: [
      ['other * * *', 'disabled'],
      ['refused * * *', 'refused'],
      ['smtp on * *', { else: 'implicit', '-': 'implicit@465' }],
      ['smtp off * on', 'starttls'],
      ['smtp off * off', 'opportunistic'],
      ['smtp unset on *', { else: 'implicit', '-': 'implicit@465' }],
      ['smtp unset off on', 'starttls'],
      ['smtp unset off off', 'opportunistic'],
      ['smtp unset unset on', { else: 'starttls', 465: 'implicit' }],
      ['smtp unset unset off', BY_PORT],
    ],
  },
];
