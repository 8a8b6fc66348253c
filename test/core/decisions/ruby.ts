import type { DecisionTable } from './table.ts';

/** `starttls` beside `tls` stops mail 2.9; older ones speak TLS from the first byte. */
const BOTH = 'implicit / refused';

export const RUBY: readonly DecisionTable[] = [
  {
    // The mail gem 2.7 / 2.8 / 2.9, where they differ.
    dialect: 'rails',
    file: 'config/mail.yml',
    text: 'production:\n  smtp_settings:\n    address: smtp.example.com\n    port: {port}\n    %',
    dials: 25,
    axes: {
      tls: {
        on: 'tls: true|ssl: true|tls: yes',
        off: 'tls: false|',
        // 2.8 then switches TLS off and STARTTLS not.
        ssl: 'ssl: false',
        text: 'tls: "true"|ssl: "false"',
      },
      starttls: {
        on: 'enable_starttls: true',
        off: 'enable_starttls: false',
        unset: '',
        text: 'enable_starttls: always|enable_starttls: "false"',
        auto: 'enable_starttls: :auto',
      },
      auto: {
        on: 'enable_starttls_auto: true',
        off: 'enable_starttls_auto: false',
        unset: '',
      },
    },
    rows: [
      ['on on,text,auto *', BOTH],
      ['on * on', BOTH],
      ['on off,unset off,unset', 'implicit'],
      ['text * *', BOTH],
      ['off on *', 'starttls'],
      ['off off *', 'opportunistic / none'],
      ['off text *', 'starttls / refused'],
      ['off auto *', 'starttls / refused / opportunistic'],
      ['off,ssl unset on,unset', 'opportunistic'],
      ['off,ssl unset off', 'opportunistic / none'],
      ['ssl on,text,auto *', 'starttls / opportunistic'],
      ['ssl off on', 'opportunistic'],
      ['ssl off off,unset', 'opportunistic / none'],
    ],
  },
  {
    dialect: 'mastodon',
    file: '.env.production',
    text: 'LOCAL_DOMAIN=example.com\nSMTP_SERVER=smtp.example.com\nSMTP_LOGIN=me\nSMTP_PORT={port}\n%',
    dials: 25,
    axes: {
      // Only the exact word counts.
      tls: { on: 'SMTP_TLS=true|SMTP_SSL=true', off: 'SMTP_TLS=false|SMTP_SSL=True|SMTP_TLS=1|' },
      starttls: {
        always: 'SMTP_ENABLE_STARTTLS=always',
        never: 'SMTP_ENABLE_STARTTLS=never',
        auto: 'SMTP_ENABLE_STARTTLS=auto',
        // Anything else is as if it were not there.
        unset: 'SMTP_ENABLE_STARTTLS=Always|SMTP_ENABLE_STARTTLS=true|',
      },
      auto: {
        on: 'SMTP_ENABLE_STARTTLS_AUTO=true|SMTP_ENABLE_STARTTLS_AUTO=0|',
        off: 'SMTP_ENABLE_STARTTLS_AUTO=false',
      },
    },
    rows: [
      ['on always,auto *', BOTH],
      ['on never,unset *', 'implicit'],
      ['off always *', 'starttls'],
      ['off never *', 'none'],
      ['off auto *', 'opportunistic'],
      ['off unset on', 'opportunistic'],
      ['off unset off', 'none'],
    ],
  },
  {
    dialect: 'discourse',
    text: 'DISCOURSE_SMTP_ADDRESS=smtp.example.com\nDISCOURSE_SMTP_PORT={port}\n%',
    dials: 25,
    axes: {
      tls: { on: 'DISCOURSE_SMTP_FORCE_TLS=true', off: 'DISCOURSE_SMTP_FORCE_TLS=false|' },
      starttls: {
        on: 'DISCOURSE_SMTP_ENABLE_START_TLS=true',
        off: 'DISCOURSE_SMTP_ENABLE_START_TLS=false',
        unset: '',
      },
    },
    rows: [
      // The gem that Discourse brings along is older than 2.9.
      ['on *', 'implicit'],
      ['off on,unset', 'opportunistic'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'gitlab-omnibus',
    file: 'docker-compose.yml',
    text: "services:\n  gitlab:\n    image: gitlab/gitlab-ce:18.5.0-ce.0\n    environment:\n      GITLAB_OMNIBUS_CONFIG: |\n        gitlab_rails['smtp_enable'] = true\n        gitlab_rails['smtp_address'] = \"smtp.example.com\"\n        gitlab_rails['smtp_port'] = {port}\n        %",
    dials: 25,
    axes: {
      tls: {
        on: "gitlab_rails['smtp_tls'] = true|gitlab_rails['smtp_ssl'] = true",
        off: "gitlab_rails['smtp_tls'] = false|",
      },
      starttls: {
        on: "gitlab_rails['smtp_enable_starttls_auto'] = true",
        off: "gitlab_rails['smtp_enable_starttls_auto'] = false",
        unset: '',
      },
    },
    rows: [
      ['on on', BOTH],
      ['on off,unset', 'implicit'],
      ['off on,unset', 'opportunistic'],
      ['off off', 'opportunistic / none'],
    ],
  },
  {
    dialect: 'chatwoot',
    text: 'FRONTEND_URL=https://chat.example.com\nMAILER_SENDER_EMAIL=me@example.com\nSMTP_ADDRESS=smtp.example.com\nSMTP_PORT={port}\n%',
    dials: 587,
    axes: {
      tls: {
        on: 'SMTP_TLS=true|SMTP_SSL=true|SMTP_TLS=1|SMTP_TLS=yes',
        off: 'SMTP_TLS=false|SMTP_SSL=false|SMTP_TLS=0|SMTP_TLS=off|SMTP_TLS=|',
      },
      starttls: {
        on: 'SMTP_ENABLE_STARTTLS_AUTO=true|SMTP_ENABLE_STARTTLS_AUTO=no',
        off: 'SMTP_ENABLE_STARTTLS_AUTO=false|SMTP_ENABLE_STARTTLS_AUTO=FALSE|SMTP_ENABLE_STARTTLS_AUTO=0',
        unset: '',
      },
    },
    rows: [
      // The gem that Chatwoot brings along is older than 2.9.
      ['on *', 'implicit'],
      ['off on,unset', 'opportunistic'],
      ['off off', 'none'],
    ],
  },
  {
    dialect: 'openproject',
    text: 'OPENPROJECT_SMTP__ADDRESS=smtp.example.com\nOPENPROJECT_SMTP__PORT={port}\n%',
    axes: {
      method: {
        smtp: 'OPENPROJECT_EMAIL__DELIVERY__METHOD=smtp|OPENPROJECT_EMAIL__DELIVERY__METHOD=:smtp|',
        other: 'OPENPROJECT_EMAIL__DELIVERY__METHOD=sendmail',
      },
      ssl: { on: 'OPENPROJECT_SMTP__SSL=true', off: 'OPENPROJECT_SMTP__SSL=false|' },
      starttls: {
        on: 'OPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO=true',
        off: 'OPENPROJECT_SMTP__ENABLE__STARTTLS__AUTO=false',
        unset: '',
      },
    },
    rows: [
      ['other * *', 'disabled'],
      ['smtp on *', 'implicit'],
      // What a missing flag means depends on the version.
      ['smtp off unset', 'unknown'],
      ['smtp off on', 'opportunistic'],
      ['smtp off off', 'none'],
    ],
  },
  {
    dialect: 'docker-gitlab',
    text: 'GITLAB_HOST=git.example.com\n%\nSMTP_HOST=smtp.example.com\nSMTP_PASS=secret\nSMTP_PORT={port}\nSMTP_OPENSSL_VERIFY_MODE=peer',
    dials: 587,
    axes: {
      enabled: { on: 'SMTP_ENABLED=true', off: 'SMTP_ENABLED=false' },
      tls: { on: 'SMTP_TLS=true', off: 'SMTP_TLS=false|' },
      starttls: { on: 'SMTP_STARTTLS=true', off: 'SMTP_STARTTLS=false', unset: '' },
    },
    rows: [
      ['off * *', 'disabled'],
      ['on on *', 'implicit'],
      ['on off on,unset', 'opportunistic'],
      ['on off off', 'none'],
    ],
  },
  {
    dialect: 'forem',
    text: 'COMMUNITY_NAME=Forum\nSMTP_ADDRESS=smtp.example.com\nSMTP_USER_NAME=me\nSMTP_AUTHENTICATION=plain\nSMTP_PORT={port}\n%',
    dials: 25,
    axes: { other: { any: 'SMTP_DOMAIN=example.com|' } },
    rows: [['any', { else: 'opportunistic', 465: 'refused' }]],
  },
  {
    dialect: 'redmine',
    file: 'config/configuration.yml',
    text: 'production:\n  email_delivery:\n    delivery_method: :smtp\n    smtp_settings:\n      address: smtp.example.com\n      port: {port}\n      %',
    dials: 25,
    axes: {
      tls: { on: 'tls: true|ssl: true', off: 'tls: false|' },
      auto: { on: 'enable_starttls_auto: true', off: 'enable_starttls_auto: false', unset: '' },
    },
    rows: [
      ['on on', BOTH],
      ['on off,unset', 'implicit'],
      ['off on,unset', 'opportunistic'],
      ['off off', 'opportunistic / none'],
    ],
  },
  {
    // Neither Redmine nor SonarQube of Bitnami speaks TLS from the first byte.
    dialect: 'bitnami-charts',
    file: 'docker-compose.yml',
    text: 'services:\n  redmine:\n    image: bitnami/redmine:6\n    environment:\n      REDMINE_SMTP_HOST: smtp.example.com\n      REDMINE_SMTP_PORT_NUMBER: {port}\n      %',
    ports: ['25', '465', '587', '2525'],
    axes: {
      protocol: { tls: 'REDMINE_SMTP_PROTOCOL: tls', other: 'REDMINE_SMTP_PROTOCOL: ssl|' },
    },
    rows: [
      ['tls', { else: 'opportunistic', 465: 'refused' }],
      ['other', { else: 'none', 465: 'refused' }],
    ],
  },
  {
    dialect: 'bitnami-charts',
    file: 'docker-compose.yml',
    text: 'services:\n  ghost:\n    image: bitnami/ghost:5\n    environment:\n      GHOST_SMTP_HOST: smtp.example.com\n      GHOST_SMTP_PORT_NUMBER: {port}\n      %',
    ports: ['25', '465', '587', '2525'],
    axes: {
      protocol: { implicit: 'GHOST_SMTP_PROTOCOL: tls|GHOST_SMTP_PROTOCOL: ssl', unset: '' },
    },
    rows: [
      ['implicit', 'implicit'],
      ['unset', { else: 'opportunistic', 465: 'unknown' }],
    ],
  },
];
