/** A file with one of the six usual mistakes. */
export interface Mistake {
  readonly file: string;
  /** The text, with « » around what the finding names. */
  readonly text: string;
  readonly rule: string;
  /** The lines that the safe fix takes away and writes; absent where there is nothing safe to write. */
  readonly mended?: { readonly from: string; readonly to: string };
  /** Rules that are off until they are asked for. */
  readonly rules?: Readonly<Record<string, 'hint'>>;
}

/** The six mistakes, each in a dotenv file, in YAML and in JSON. */
export const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  'port 25 for an app': [
    {
      file: '.env',
      rule: 'port-25-submission',
      text: `# The contact form
APP_NAME="Shop # 1"

MAIL_MAILER=smtp
MAIL_HOST=mail.acme-widgets.net
MAIL_PORT=«25»
MAIL_SCHEME=smtp
MAIL_USERNAME=form@acme-widgets.net
MAIL_PASSWORD=\${SECRET}
MAIL_FROM_ADDRESS='form@acme-widgets.net'
`,
      mended: { from: 'MAIL_PORT=25\n', to: 'MAIL_PORT=587\n' },
    },
    {
      file: 'application.yml',
      rule: 'port-25-submission',
      text: `spring:
  application: { name: shop }
  mail:
    host: mail.acme-widgets.net
    port: «25»   # for the form
    username: form@acme-widgets.net
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
      mended: { from: '    port: 25   # for the form\n', to: '    port: 587   # for the form\n' },
    },
    {
      file: 'config.json',
      rule: 'port-25-submission',
      text: `{
  "name": "shop",
  "smtp": {
    "host": "mail.acme-widgets.net", "port": «25»,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: {
        from: '    "host": "mail.acme-widgets.net", "port": 25,\n',
        to: '    "host": "mail.acme-widgets.net", "port": 587,\n',
      },
    },
  ],
  'encryption switched off': [
    {
      file: '.env',
      rule: 'encryption-off',
      text: `EMAIL_HOST=mail.acme-widgets.net
EMAIL_PORT=587
EMAIL_HOST_USER=form@acme-widgets.net
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=«False»
DEFAULT_FROM_EMAIL=form@acme-widgets.net
`,
      mended: { from: 'EMAIL_USE_TLS=False\n', to: 'EMAIL_USE_TLS=True\n' },
    },
    {
      file: 'compose.yml',
      rule: 'encryption-off',
      text: `services:
  db:
    image: postgres:16
    environment: { POSTGRES_DB: git }
  git:
    image: gitea/gitea:1.22
    environment:
      - GITEA__mailer__ENABLED=true
      - GITEA__mailer__PROTOCOL=«smtp»
      - GITEA__mailer__SMTP_ADDR=mail.acme-widgets.net
      - GITEA__mailer__SMTP_PORT=587
      - GITEA__mailer__USER=form@acme-widgets.net
      - GITEA__mailer__PASSWD=\${SECRET}
`,
      mended: {
        from: '      - GITEA__mailer__PROTOCOL=smtp\n',
        to: '      - GITEA__mailer__PROTOCOL=smtp+starttls\n',
      },
    },
    {
      file: 'config.json',
      rule: 'encryption-off',
      text: `{
  "smtp": {
    "host": "mail.acme-widgets.net",
    "port": 587,
    "secure": false,
    "ignoreTLS": «true»,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: { from: '    "ignoreTLS": true,\n', to: '    "requireTLS": true,\n' },
    },
  ],
  'the wrong mode for the port': [
    {
      file: '.env',
      rule: 'tls-port-mismatch',
      text: `SMTP_HOST=mail.acme-widgets.net
SMTP_PORT=«465» # TLS
SMTP_SECURE=false
SMTP_USER=form@acme-widgets.net
SMTP_PASS=\${SECRET}
`,
      mended: { from: 'SMTP_SECURE=false\n', to: 'SMTP_SECURE=true\n' },
    },
    {
      file: 'compose.yml',
      rule: 'tls-port-mismatch',
      text: `services:
  blog:
    image: ghost:5
    environment:
      mail__transport: SMTP
      mail__options__host: mail.acme-widgets.net
      mail__options__port: «465»
      mail__options__secure: "false"
      mail__options__auth__user: form@acme-widgets.net
      mail__options__auth__pass: \${SECRET}
`,
      mended: { from: '      mail__options__secure: "false"\n', to: '      mail__options__secure: "true"\n' },
    },
    {
      file: 'config.json',
      rule: 'tls-port-mismatch',
      text: `{
  "smtp": {
    "host": "mail.acme-widgets.net",
    "port": «587»,
    "secure": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
      mended: { from: '    "secure": true,\n', to: '    "secure": false,\n    "requireTLS": true,\n' },
    },
  ],
  'outdated login details': [
    {
      file: '.env',
      rule: 'outdated-login',
      text: `MAIL_MAILER=smtp
MAIL_HOST=«smtp-mail.outlook.com»
MAIL_PORT=587
MAIL_USERNAME=shop@outlook.com
MAIL_PASSWORD=\${SECRET}
MAIL_FROM_ADDRESS=shop@outlook.com
`,
    },
    {
      file: 'application.yml',
      rule: 'outdated-login',
      text: `spring:
  mail:
    host: «smtp-mail.outlook.com»
    port: 587
    username: shop@outlook.com
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
    },
    {
      file: 'config.json',
      rule: 'outdated-login',
      text: `{
  "smtp": {
    "host": "«smtp-mail.outlook.com»",
    "port": 587,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "shop@outlook.com", "pass": "\${SECRET}" }
  }
}
`,
    },
  ],
  "the provider's instructions ignored": [
    {
      file: '.env',
      rule: 'credential-shape',
      text: `EMAIL_HOST=smtp.sendgrid.net
EMAIL_PORT=587
EMAIL_HOST_USER="«shop@acme-widgets.net»"
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=True
`,
      mended: { from: 'EMAIL_HOST_USER="shop@acme-widgets.net"\n', to: 'EMAIL_HOST_USER="apikey"\n' },
    },
    {
      file: 'application.yml',
      rule: 'provider-mismatch',
      text: `spring:
  mail:
    host: smtp.postmarkapp.com
    port: «465»
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.ssl.enable: true
`,
      mended: {
        from: `    port: 465
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.ssl.enable: true
`,
        to: `    port: 587
    username: \${TOKEN}
    password: \${TOKEN}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
      },
    },
    {
      file: 'config.json',
      rule: 'provider-mismatch',
      text: `{
  "smtp": {
    "host": "smtp.postmarkapp.com",
    "port": «465»,
    "secure": true,
    "auth": { "user": "\${TOKEN}", "pass": "\${TOKEN}" }
  }
}
`,
      mended: {
        from: '    "port": 465,\n    "secure": true,\n',
        to: '    "port": 587,\n    "secure": false,\n    "requireTLS": true,\n',
      },
    },
  ],
  'not tested after set-up': [
    {
      file: '.env',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `EMAIL_HOST=«mail.acme-widgets.net»
EMAIL_PORT=587
EMAIL_HOST_USER=form@acme-widgets.net
EMAIL_HOST_PASSWORD=\${SECRET}
EMAIL_USE_TLS=True
`,
    },
    {
      file: 'application.yml',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `spring:
  mail:
    host: «mail.acme-widgets.net»
    port: 587
    username: form@acme-widgets.net
    password: \${SECRET}
    properties:
      mail.smtp.auth: true
      mail.smtp.starttls.enable: true
      mail.smtp.starttls.required: true
`,
    },
    {
      file: 'config.json',
      rule: 'untested-settings',
      rules: { 'untested-settings': 'hint' },
      text: `{
  "smtp": {
    "host": "«mail.acme-widgets.net»",
    "port": 587,
    "secure": false,
    "requireTLS": true,
    "auth": { "user": "form@acme-widgets.net", "pass": "\${SECRET}" }
  }
}
`,
    },
  ],
};
