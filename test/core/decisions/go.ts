import type { DecisionTable } from './table.ts';

const BY_PORT = { else: 'opportunistic', 465: 'implicit' };

/** Programs in Go, Rust and Elixir. */
export const GO: readonly DecisionTable[] = [
  {
    dialect: 'grafana',
    text: '%\nGF_SMTP_HOST=smtp.example.com{:port}',
    axes: {
      enabled: { on: 'GF_SMTP_ENABLED=true|GF_SMTP_ENABLED=1', off: 'GF_SMTP_ENABLED=false|GF_SMTP_ENABLED=0' },
      policy: {
        mandatory: 'GF_SMTP_STARTTLS_POLICY=MandatoryStartTLS',
        never: 'GF_SMTP_STARTTLS_POLICY=NoStartTLS',
        // In another case a word is none.
        other:
          'GF_SMTP_STARTTLS_POLICY=OpportunisticStartTLS|GF_SMTP_STARTTLS_POLICY=mandatoryStartTLS|GF_SMTP_STARTTLS_POLICY=Mandatory|GF_SMTP_STARTTLS_POLICY=|',
      },
    },
    rows: [
      ['off *', 'disabled'],
      ['on mandatory', { else: 'starttls', 465: 'implicit', '-': 'refused' }],
      ['on never', { else: 'none', 465: 'implicit', '-': 'refused' }],
      ['on other', { ...BY_PORT, '-': 'refused' }],
    ],
  },
  {
    dialect: 'alertmanager',
    file: 'alertmanager.yml',
    text: "global:\n  smtp_smarthost: 'smtp.example.com:{port}'\n  smtp_from: 'alerts@example.com'\n  %",
    ports: ['25', '465', '587', '2525'],
    axes: {
      require: { on: 'smtp_require_tls: true|', off: 'smtp_require_tls: false|smtp_require_tls: no' },
      force: { on: 'smtp_force_implicit_tls: true', off: 'smtp_force_implicit_tls: false', unset: '' },
    },
    rows: [
      ['* on', 'implicit'],
      ['on unset', { else: 'starttls', 465: 'implicit' }],
      ['off unset', { else: 'none', 465: 'implicit' }],
      ['on off', 'starttls'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'gitea',
    text: '%\nGITEA__mailer__SMTP_ADDR=smtp.example.com\nGITEA__mailer__SMTP_PORT={port}\nGITEA__mailer__FROM=git@example.com',
    axes: {
      enabled: { on: 'GITEA__mailer__ENABLED=true', off: 'GITEA__mailer__ENABLED=false' },
      protocol: {
        smtps: 'GITEA__mailer__PROTOCOL=smtps',
        starttls: 'GITEA__mailer__PROTOCOL=smtp+starttls',
        smtp: 'GITEA__mailer__PROTOCOL=smtp',
        other: 'GITEA__mailer__PROTOCOL=sendmail|GITEA__mailer__PROTOCOL=dummy',
        unset: '',
      },
    },
    rows: [
      ['off *', 'disabled'],
      ['on smtps', { else: 'implicit', '-': 'implicit@465' }],
      ['on starttls', { else: 'opportunistic', '-': 'opportunistic@587' }],
      ['on smtp', { else: 'none', '-': 'none@25' }],
      ['on other', 'disabled'],
      ['on unset', { else: 'implicit', 25: 'none', 587: 'opportunistic', '-': 'unknown' }],
    ],
  },
  {
    dialect: 'authelia',
    file: 'configuration.yml',
    text: 'notifier:\n  smtp:\n    %\n    sender: auth@example.com',
    axes: {
      address: {
        submissions: "address: 'submissions://smtp.example.com{:port}'",
        submission: "address: 'submission://smtp.example.com{:port}'",
        smtp: "address: 'smtp://smtp.example.com{:port}'",
        other: "address: 'smtps://smtp.example.com{:port}'|address: 'tls://smtp.example.com{:port}'",
      },
      starttls: { on: 'disable_starttls: false|', off: 'disable_starttls: true' },
      require: { on: 'disable_require_tls: false|', off: 'disable_require_tls: true' },
    },
    rows: [
      ['other * *', 'refused'],
      ['submissions * *', { else: 'implicit', '-': 'implicit@465' }],
      ['submission off *', { else: 'none', '-': 'none@587' }],
      ['smtp off *', { else: 'none', '-': 'none@25' }],
      ['submission on off', { else: 'opportunistic', '-': 'opportunistic@587' }],
      ['smtp on off', { else: 'opportunistic', '-': 'opportunistic@25' }],
      ['submission on on', { else: 'starttls', '-': 'starttls@587' }],
      ['smtp on on', { else: 'starttls', '-': 'starttls@25' }],
    ],
  },
  {
    dialect: 'authelia',
    file: 'configuration.yml',
    text: 'notifier:\n  smtp:\n    host: smtp.example.com\n    port: {port}\n    %\n    sender: auth@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: { starttls: { on: 'disable_starttls: false|', off: 'disable_starttls: true' } },
    rows: [
      ['on', { else: 'starttls', 465: 'implicit' }],
      ['off', { else: 'none', 465: 'implicit' }],
    ],
  },
  {
    dialect: 'vaultwarden',
    text: 'SIGNUPS_ALLOWED=false\nWEB_VAULT_ENABLED=true\nSMTP_HOST=smtp.example.com\nSMTP_FROM=vault@example.com\nSMTP_PORT={port}\n%',
    dials: 587,
    axes: {
      security: {
        force: 'SMTP_SECURITY=force_tls',
        off: 'SMTP_SECURITY=off',
        starttls: 'SMTP_SECURITY=starttls',
        refused: 'SMTP_SECURITY=tls|SMTP_SECURITY=ssl|SMTP_SECURITY=STARTTLS|SMTP_SECURITY=none',
        // The keys of old versions.
        explicit: 'SMTP_EXPLICIT_TLS=true',
        ssl: 'SMTP_SSL=true',
        nossl: 'SMTP_SSL=false',
      },
    },
    rows: [
      ['force', 'implicit'],
      ['off', 'none'],
      ['starttls', 'starttls'],
      ['refused', 'refused'],
      ['explicit', 'implicit'],
      ['ssl', 'starttls'],
      ['nossl', 'none'],
    ],
  },
  {
    dialect: 'supabase-auth',
    text: '%\nGOTRUE_SMTP_PORT={port}\nGOTRUE_SMTP_USER=me\nGOTRUE_SMTP_ADMIN_EMAIL=me@example.com',
    dials: 587,
    axes: { host: { set: 'GOTRUE_SMTP_HOST=smtp.example.com' } },
    rows: [['set', BY_PORT]],
  },
  {
    dialect: 'mattermost',
    file: 'config.json',
    text: '{\n  "EmailSettings": {\n    "SMTPServer": "smtp.example.com",\n    "SMTPPort": "{port}",\n    %\n    "EnableSMTPAuth": true\n  }\n}',
    axes: {
      security: {
        tls: '"ConnectionSecurity": "TLS",',
        starttls: '"ConnectionSecurity": "STARTTLS",',
        none: '"ConnectionSecurity": "",|',
      },
    },
    rows: [
      ['tls', 'implicit'],
      ['starttls', 'starttls'],
      ['none', 'none'],
    ],
  },
  {
    dialect: 'ory-kratos',
    file: 'kratos.yml',
    text: 'courier:\n  smtp:\n    %\n    from_address: me@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: {
      uri: {
        smtps: 'connection_uri: smtps://smtp.example.com{:port}/',
        smtp: 'connection_uri: smtp://smtp.example.com{:port}/|connection_uri: smtp://smtp.example.com{:port}/?disable_starttls=false',
        disabled:
          'connection_uri: smtp://smtp.example.com{:port}/?disable_starttls=true|connection_uri: smtp://smtp.example.com{:port}/?disable_starttls=1',
        other: 'connection_uri: tls://smtp.example.com{:port}/',
      },
    },
    rows: [
      ['smtps', 'implicit'],
      ['smtp', 'starttls'],
      ['disabled', 'opportunistic'],
      ['other', 'refused'],
    ],
  },
  {
    dialect: 'vikunja',
    text: '%\nVIKUNJA_MAILER_HOST=smtp.example.com\nVIKUNJA_MAILER_PORT={port}',
    dials: 587,
    axes: {
      enabled: {
        on: 'VIKUNJA_MAILER_ENABLED=true|VIKUNJA_MAILER_ENABLED=1',
        off: 'VIKUNJA_MAILER_ENABLED=false|VIKUNJA_MAILER_ENABLED=0',
      },
      force: { on: 'VIKUNJA_MAILER_FORCESSL=true|VIKUNJA_MAILER_FORCESSL=1', off: 'VIKUNJA_MAILER_FORCESSL=false|' },
    },
    rows: [
      ['off *', 'disabled'],
      ['on on', 'implicit'],
      ['on off', 'opportunistic'],
    ],
  },
  {
    dialect: 'listmonk',
    file: 'settings.json',
    text: '{\n  "smtp": [\n    {\n      "enabled": true,\n      "host": "smtp.example.com",\n      "port": {port},\n      %\n      "auth_protocol": "login",\n      "hello_hostname": ""\n    }\n  ]\n}',
    axes: {
      type: {
        tls: '"tls_type": "TLS",',
        starttls: '"tls_type": "STARTTLS",',
        other: '"tls_type": "none",|"tls_type": "starttls",',
      },
    },
    rows: [
      ['tls', 'implicit'],
      ['starttls', 'starttls'],
      ['other', 'none'],
    ],
  },
  {
    dialect: 'zitadel',
    file: 'zitadel.yaml',
    text: 'DefaultInstance:\n  SMTPConfiguration:\n    SMTP:\n      Host: smtp.example.com:{port}\n      User: me\n    %\n    From: me@example.com',
    ports: ['25', '465', '587', '2525', '2465', '2587', '1465'],
    axes: { tls: { on: 'TLS: true|TLS: "1"|TLS: "T"', off: 'TLS: false|TLS: "0"|TLS: ""|', refused: 'TLS: "yes"' } },
    rows: [
      // Either works on any port.
      ['on', { else: 'starttls', 465: 'implicit', 2465: 'implicit', 1465: 'unknown' }],
      ['refused', 'unknown'],
      ['off', 'none'],
    ],
  },
  {
    dialect: 'gotosocial',
    file: 'config.yaml',
    text: 'smtp-host: smtp.example.com\nsmtp-port: {port}\n%\nsmtp-from: me@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: { user: { any: 'smtp-username: me|' } },
    // Go's net/smtp speaks no TLS from the first byte.
    rows: [['any', { else: 'opportunistic', 465: 'refused' }]],
  },
  {
    dialect: 'ntfy',
    file: 'server.yml',
    text: 'smtp-sender-addr: "smtp.example.com:{port}"\n%\nsmtp-sender-from: me@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: { user: { any: 'smtp-sender-user: me|' } },
    // Go's net/smtp speaks no TLS from the first byte.
    rows: [['any', { else: 'opportunistic', 465: 'refused' }]],
  },
  {
    dialect: 'lettre-url',
    text: '%',
    axes: {
      url: {
        smtps: 'SMTP_URL=smtps://me:secret@smtp.example.com{:port}?tls=required',
        required: 'SMTP_URL=smtp://me:secret@smtp.example.com{:port}?tls=required',
        opportunistic: 'SMTP_URL=smtp://me:secret@smtp.example.com{:port}?tls=opportunistic',
      },
    },
    rows: [
      ['smtps', { else: 'implicit', '-': 'implicit@465' }],
      ['required', { else: 'starttls', '-': 'starttls@587' }],
      ['opportunistic', { else: 'opportunistic', '-': 'opportunistic@587' }],
    ],
  },
  {
    dialect: 'plausible',
    file: 'plausible-conf.env',
    text: 'MAILER_EMAIL=stats@example.com\nSMTP_HOST_ADDR=smtp.example.com\nSMTP_HOST_PORT={port}\n%',
    dials: 587,
    axes: {
      ssl: {
        on: 'SMTP_HOST_SSL_ENABLED=true',
        off: 'SMTP_HOST_SSL_ENABLED=false',
        word: 'SMTP_HOST_SSL_ENABLED=1',
        unset: '',
      },
    },
    rows: [
      ['on', 'implicit'],
      ['off', 'opportunistic'],
      ['word', 'unknown'],
      ['unset', BY_PORT],
    ],
  },
  {
    dialect: 'harbor',
    file: 'configurations.json',
    text: '{\n  "email_host": "smtp.example.com",\n  "email_port": {port},\n  %\n  "email_identity": "",\n  "email_from": "me@example.com"\n}',
    axes: { ssl: { on: '"email_ssl": true,', off: '"email_ssl": false,' } },
    rows: [
      ['on', 'implicit'],
      ['off', 'opportunistic'],
    ],
  },
  {
    dialect: 'remark42',
    text: 'REMARK_URL=https://comments.example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%\nNOTIFY_EMAIL_FROM=me@example.com',
    ports: ['25', '465', '587', '2525'],
    axes: {
      tls: { on: 'SMTP_TLS=true', off: 'SMTP_TLS=false|' },
      starttls: { on: 'SMTP_STARTTLS=true', off: 'SMTP_STARTTLS=false|' },
    },
    rows: [
      ['on *', 'implicit'],
      ['off on', 'starttls'],
      ['off off', 'none'],
    ],
  },
];
