import assert from 'node:assert/strict';
import { lint, understand } from '../../server/src/core/lint.ts';

interface Case {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  /** The dialects of the blocks, in the order of the text. */
  readonly dialects: readonly string[];
  /** The errors and warnings; none when absent. */
  readonly rules?: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'takes the mode of the Matrix Authentication Service for no default of aiosmtplib',
    file: 'config.yaml',
    text: 'email:\n  from: Auth <auth@acme.io>\n  transport: smtp\n  mode: tls\n  hostname: mail.acme.io\n  port: 465\n  username: shop\n  password: Zq8vXw2kLp9\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'takes enable_start_tls of WSO2 for no setting of aiosmtplib',
    file: 'deployment.toml',
    text: '[output_adapter.email]\nfrom_address = "shop@acme.io"\nusername = "shop"\npassword = "Zq8vXw2kLp9"\nhostname = "mail.acme.io"\nport = 587\nenable_start_tls = true\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'still takes hostname and username alone for aiosmtplib',
    file: 'config.yaml',
    text: 'email:\n  hostname: mail.acme.io\n  port: 465\n  username: shop\n  password: Zq8vXw2kLp9\n',
    dialects: ['aiosmtplib'],
    rules: ['tls-port-mismatch'],
  },
  {
    what: 'takes a notifier with a `from` for another program than Authelia',
    file: 'values.yaml',
    text: 'notifier:\n  smtp:\n    host: mail.acme.io\n    port: 587\n    username: shop\n    from: shop@acme.io\n',
    dialects: ['generic-nested'],
  },
  {
    what: "leaves host and port to Authelia's chart",
    file: 'values.yaml',
    text: 'authelia:\n  configMap:\n    notifier:\n      smtp:\n        enabled: true\n        host: mail.acme.io\n        port: 587\n        sender: shop@acme.io\n',
    dialects: ['authelia'],
  },
  {
    what: 'calls host and port old in the file of Authelia itself',
    file: 'configuration.yml',
    text: 'notifier:\n  smtp:\n    host: mail.acme.io\n    port: 587\n    sender: shop@acme.io\n',
    dialects: ['authelia'],
    rules: ['deprecated-setting'],
  },
  {
    what: 'leaves HOST to Gogs',
    file: 'app.ini',
    text: 'RUN_USER = git\n\n[database]\nNAME = gogs\n\n[mailer]\nENABLED = true\nHOST = mail.acme.io:587\nFROM = shop@acme.io\nUSER = shop\nPASSWD = Zq8vXw2kLp9\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'calls HOST old in Gitea',
    file: 'app.ini',
    text: 'RUN_USER = git\n\n[database]\nNAME = gitea\n\n[mailer]\nENABLED = true\nHOST = mail.acme.io:587\nFROM = shop@acme.io\nUSER = shop\nPASSWD = Zq8vXw2kLp9\n',
    dialects: ['gitea'],
    rules: ['deprecated-setting'],
  },
  {
    what: "takes Kong's chart for no Airflow",
    file: 'values.yaml',
    text: 'enterprise:\n  smtp:\n    enabled: true\n    portal_emails_from: shop@acme.io\n    smtp_host: mail.acme.io\n    smtp_port: 587\n    smtp_auth_type: plain\n    smtp_starttls: true\n    auth:\n      smtp_username: shop\n',
    dialects: ['generic-nested'],
  },
  {
    what: "takes Mastodon's chart for no PeerTube",
    file: 'values.yaml',
    text: 'mastodon:\n  smtp:\n    auth_method: plain\n    ca_file: /etc/ssl/certs/ca-certificates.crt\n    enable_starttls: auto\n    from_address: shop@acme.io\n    port: 587\n    server: mail.acme.io\n    tls: false\n    login: shop\n',
    dialects: ['mastodon'],
  },
  {
    what: 'leaves a mailbox to the program that reads it, by its folder',
    file: '.env',
    text: 'T_EMAIL_HOST=mail.acme.io\nT_EMAIL_PORT=993\nT_EMAIL_USER=shop\nT_EMAIL_PASS=Zq8vXw2kLp9\nT_EMAIL_FOLDER=INBOX\n',
    dialects: [],
  },
  {
    what: 'leaves a mailbox to the program that reads it, by its host',
    file: '.env',
    text: 'EMAIL_HOST=imap.acme.io\nEMAIL_PORT=993\nEMAIL_USER=shop\nEMAIL_PASS=Zq8vXw2kLp9\n',
    dialects: [],
  },
  {
    what: 'leaves a mailbox to the program that reads it, by its protocol',
    file: 'config.yaml',
    text: 'mail:\n  protocol: imap\n  host: mail.acme.io\n  port: 993\n  username: shop\n  password: Zq8vXw2kLp9\n',
    dialects: [],
  },
  {
    what: 'leaves a mailbox to the program that reads it, by the name of the object',
    file: 'config.yaml',
    text: 'email_reader:\n  server: mail.acme.io\n  port: 993\n  user: shop\n  password: Zq8vXw2kLp9\n',
    dialects: [],
  },
  {
    what: 'takes the folder of another program for no sign',
    file: '.env',
    text: 'EMAIL_HOST=mail.acme.io\nEMAIL_PORT=993\nEMAIL_USER=shop\nEMAIL_PASS=Zq8vXw2kLp9\nEMAIL_FROM=shop@acme.io\nUPLOAD_FOLDER=files\n',
    dialects: ['generic-smtp-env'],
    rules: ['invalid-port'],
  },
  {
    what: 'leaves a port of IMAP alone where nothing tells that mail is sent',
    file: '.env',
    text: 'EMAIL_HOST=mail.acme.io\nEMAIL_PORT=993\nEMAIL_USER=shop\nEMAIL_PASS=Zq8vXw2kLp9\n',
    dialects: [],
  },
  {
    what: 'takes a port of IMAP beside an SMTP host for a mistake',
    file: '.env',
    text: 'EMAIL_HOST=smtp.acme.io\nEMAIL_PORT=993\nEMAIL_USER=shop\nEMAIL_PASS=Zq8vXw2kLp9\n',
    dialects: ['generic-smtp-env'],
    rules: ['invalid-port'],
  },
  {
    what: 'takes an IMAP host under the name of SMTP for a mistake',
    file: '.env',
    text: 'SMTP_HOST=imap.acme.io\nSMTP_PORT=993\nSMTP_USER=shop\nSMTP_PASS=Zq8vXw2kLp9\n',
    dialects: ['generic-smtp-env'],
    rules: ['host-not-smtp', 'invalid-port'],
  },
  {
    what: 'takes an account with a mail word in its name for no settings of mail',
    file: 'values.yaml',
    text: 'users:\n  maillog:\n    username: shop\n    password: Zq8vXw2kLp9\n  mailerAdmin:\n    username: shop\n    password: Zq8vXw2kLp9\n',
    dialects: [],
  },
  {
    what: 'still takes a login of mail alone for one',
    file: 'values.yaml',
    text: 'app:\n  mailer:\n    username: shop\n    password: ${SECRET}\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'takes the login of Semaphore for no mode',
    file: '.env',
    text: 'SEMAPHORE_EMAIL_HOST=mail.acme.io\nSEMAPHORE_EMAIL_PORT=587\nSEMAPHORE_EMAIL_USERNAME=shop\nSEMAPHORE_EMAIL_SECURE=true\n',
    dialects: ['generic-smtp-env'],
  },
  {
    what: 'takes the login of Semaphore for no mode in its own file',
    file: 'config.json',
    text: '{ "email_sender": "a@acme.io", "email_host": "mail.acme.io", "email_port": "587", "email_secure": true }\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'takes a flag for TLS beside `secure` for no nodemailer',
    file: 'values.yaml',
    text: 'email:\n  host: mail.acme.io\n  port: 587\n  username: shop\n  secure: true\n  tls: true\n',
    dialects: ['generic-nested'],
  },
  {
    what: 'still takes `secure` on 587 for TLS at once',
    file: '.env',
    text: 'SMTP_HOST=mail.acme.io\nSMTP_PORT=587\nSMTP_USER=shop\nSMTP_SECURE=true\n',
    dialects: ['generic-smtp-env'],
    rules: ['tls-port-mismatch'],
  },
];

describe('programs with the words of others', () => {
  for (const { what, file, text, dialects, rules = [] } of cases) {
    it(what, () => {
      assert.deepEqual(understand(file, text)?.blocks.map(({ dialect }) => dialect.id) ?? [], dialects);
      const loud = lint(file, text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        loud.map(({ rule }) => rule),
        rules,
      );
    });
  }
});

describe('defaults of templates', () => {
  const nodemailer = (secure: string) =>
    `{ "mail": { "host": "mail.acme.io", "port": 587, "secure": ${secure}, "auth": { "user": "u", "pass": "{{ p }}" } } }\n`;
  const yaml = (secure: string) =>
    `mail:\n  host: mail.acme.io\n  port: 587\n  secure: ${secure}\n  auth:\n    user: u\n    pass: "{{ p }}"\n`;
  const quiet: readonly (readonly [what: string, file: string, text: string])[] = [
    ['quotes of the default in Jinja', 'config.json.j2', nodemailer('{{ s | default("false", true) }}')],
    ['quotes of the default in Helm', 'secret.yaml', yaml('{{ .Values.secure | default "false" }}')],
    ['quotes of the default in ERB', 'config.yml.erb', yaml('<%= ENV.fetch("SECURE", "false") %>')],
    ['the quotes that YAML wants around an expression', 'group_vars/all.yml', yaml('"{{ s | default(false) }}"')],
  ];
  for (const [what, file, text] of quiet) {
    it(`makes no text of a flag by ${what}`, () => {
      assert.deepEqual(
        lint(file, text).filter(({ rule }) => rule !== 'starttls-optional'),
        [],
      );
    });
  }

  const loud: readonly (readonly [what: string, file: string, text: string])[] = [
    ['quotes around an expression in JSON', 'config.json.j2', nodemailer('"{{ s | default(false) }}"')],
    ['the filter quote of Helm', 'secret.yaml', yaml('{{ .Values.secure | default "false" | quote }}')],
  ];
  for (const [what, file, text] of loud) {
    it(`makes a text of a flag by ${what}`, () => {
      assert.ok(lint(file, text).some(({ rule }) => rule === 'invalid-value'));
    });
  }
});
