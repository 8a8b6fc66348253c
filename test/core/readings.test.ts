import assert from 'node:assert/strict';
import { understand } from '../../server/src/core/lint.ts';

/** Name, the text of a .env (or of the file named), and `dialect: outcome[ when] / …` of its block, or nothing. */
const CASES: readonly (readonly [name: string, text: string, expected: string, file?: string])[] = [
  // nodemailer
  ['a URL on 465', 'SMTP_URL=smtp://h.example.com:465', 'nodemailer-url: opportunistic'],
  ['a URL whose query says secure', 'SMTP_URL=smtp://h.example.com:465?secure=true', 'nodemailer-url: opportunistic'],
  ['a URL in upper case', 'SMTP_URL=SMTPS://h.example.com', 'nodemailer-url: implicit'],
  ['a URL with another scheme', 'SMTP_URL=smtp+tls://h.example.com:587', 'nodemailer-url: refused'],
  ['a name and no URL', 'SMTP_URL=h.example.com', 'nodemailer-url: refused'],
  ['a # in the password', 'SMTP_URL="smtp://me:a#b@h.example.com:587"', 'nodemailer-url: refused'],
  ['an @ in the password', 'SMTP_URL="smtp://me:a@b@h.example.com:587"', 'nodemailer-url: opportunistic'],
  ['a host under the name of a URL', 'SMTP_URL=h.example.com\nSMTP_PORT=587', 'nodemailer-url: unknown'],
  ['a reference for a URL', 'SMTP_URL=${MAIL_DSN}', 'nodemailer-url: unknown'],
  ['a web URL', 'APP_MAIL_URL=https://mail.example.com', ''],
  [
    'Node beside SMTP_SECURE',
    'NODE_ENV=production\nSMTP_HOST=h.example.com\nSMTP_SECURE=true',
    'nodemailer-env: implicit',
  ],
  [
    'Node and no SMTP_SECURE on 465',
    'NODE_ENV=production\nSMTP_REJECT_UNAUTHORIZED=true\nSMTP_HOST=h.example.com\nSMTP_PORT=465',
    'nodemailer-env: implicit',
  ],
  // Auth.js and Ghost
  ['host and port of Auth.js', 'EMAIL_SERVER_HOST=h.example.com\nEMAIL_SERVER_PORT=465', 'authjs: implicit'],
  [
    'Ghost, false in the environment',
    'mail__options__host=h.example.com\nmail__options__secure=false',
    'ghost: opportunistic',
  ],
  [
    'Ghost, False in the environment',
    'mail__options__host=h.example.com\nmail__options__secure=False',
    'ghost: implicit',
  ],
  [
    'Ghost, the older name wins',
    'mail__options__host=h.example.com\nmail__options__secure=true\nmail__options__secureConnection=false',
    'ghost: opportunistic',
  ],
  ['Ghost by sendmail', 'mail__transport=sendmail\nmail__options__host=h.example.com', 'ghost: disabled'],
  // Laravel
  ['Laravel by the port', 'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=465', 'laravel: implicit'],
  [
    'MAIL_SCHEME=null',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_SCHEME=null\nMAIL_PORT=587',
    'laravel: opportunistic',
  ],
  ['MAIL_SCHEME=tls', 'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_SCHEME=tls', 'laravel: refused'],
  ['MAIL_SCHEME=0', 'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_SCHEME=0\nMAIL_PORT=465', 'laravel: implicit'],
  ['no mailer', 'MAIL_MAILER=\nMAIL_HOST=h.example.com', 'laravel: refused'],
  ['no mailer and no host, to be filled in', 'MAIL_MAILER=\nMAIL_HOST=', 'laravel: unknown'],
  ['MAIL_URL in upper case', 'MAIL_MAILER=smtp\nMAIL_URL=SMTP://h.example.com:587', 'laravel: opportunistic'],
  ['MAIL_URL=smtps', 'MAIL_MAILER=smtp\nMAIL_URL=smtps://h.example.com:465', 'laravel: refused'],
  ['a log', 'MAIL_MAILER=log\nMAIL_HOST=h.example.com\nMAIL_SCHEME=tls', 'laravel: disabled'],
  ['a mailer of the application', 'MAIL_MAILER=newsletter\nMAIL_HOST=h.example.com', 'laravel: unknown'],
  [
    'ssl on 587',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl',
    'laravel-legacy: opportunistic (Laravel 9 and newer) / implicit (Laravel 8 and older)',
  ],
  [
    'ssl on 587 beside a key of Laravel 11',
    'CACHE_STORE=redis\nMAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl',
    'laravel-legacy: opportunistic',
  ],
  [
    'null is usual',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=null',
    'laravel-legacy: opportunistic',
  ],
  [
    'null in Laravel 6',
    'FILESYSTEM_DRIVER=local\nMAIL_DRIVER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=null',
    'laravel-legacy: opportunistic (Laravel 9 and newer) / none (Laravel 8 and older)',
  ],
  [
    'a Node program with the same names',
    'MAIL_HOST=h.example.com\nMAIL_PORT=465\nMAIL_SECURE=true\nMAIL_FROM_ADDRESS=a@example.com',
    'generic-smtp-env: implicit',
  ],
  // Symfony
  ['a DSN without a port', 'MAILER_DSN=smtp://h.example.com', 'symfony-mailer-dsn: implicit'],
  ['a DSN to this machine', 'MAILER_DSN=smtp://localhost', 'symfony-mailer-dsn: opportunistic'],
  ['a DSN in upper case', 'MAILER_DSN=SMTP://h.example.com:587', 'symfony-mailer-dsn: refused'],
  [
    'auto_tls=0',
    'MAILER_DSN=smtp://h.example.com:587?auto_tls=0',
    'symfony-mailer-dsn: none (Symfony 7.1 and newer) / opportunistic (Symfony 7.0 and older)',
  ],
  ['a blank in the password', 'MAILER_DSN="smtp://me:a b@h.example.com:587"', 'symfony-mailer-dsn: refused'],
  ['a protocol for a scheme', 'MAILER_DSN=submission://h.example.com:587', 'symfony-mailer-dsn: refused'],
  ['null', 'MAILER_DSN=null://null', 'symfony-mailer-dsn: disabled'],
  ['an API', 'MAILER_DSN=mailgun+api://KEY:DOMAIN@default', 'symfony-mailer-dsn: disabled'],
  ['a bridge', 'MAILER_DSN=gmail+smtp://me:x@default', 'symfony-mailer-dsn: unknown'],
  [
    'failover',
    'MAILER_DSN="failover(smtps://h.example.com:587 smtp://h.example.com:587)"',
    'symfony-mailer-dsn: unknown',
  ],
  // PHPMailer and CodeIgniter
  [
    'PHPMailer',
    'SMTP_HOST=h.example.com\nSMTP_USERNAME=me\nSMTP_PASSWORD=${P}\nSMTP_SECURE=TLS',
    'phpmailer: opportunistic',
  ],
  ['PHPMailer, prefix of the host', 'SMTP_HOST=ssl://h.example.com\nSMTP_SECURE=tls', 'phpmailer: implicit'],
  ['PHPMailer, another prefix', 'SMTP_HOST=smtp://h.example.com\nSMTP_AUTO_TLS=true', 'phpmailer: refused'],
  ['PHPMailer, nothing automatic', 'SMTP_HOST=h.example.com\nSMTP_AUTO_TLS=false', 'phpmailer: none'],
  ['CodeIgniter by default', 'email.SMTPHost = h.example.com', 'codeigniter4: starttls'],
  [
    'CodeIgniter, upper case',
    'email.SMTPHost = h.example.com\nemail.SMTPPort = 587\nemail.SMTPCrypto = TLS',
    'codeigniter4: none',
  ],
  // Nobody in particular
  ['no mode on 465', 'SMTP_HOST=h.example.com\nSMTP_PORT=465', 'generic-smtp-env: implicit'],
  ['SMTP_TLS=true on 465', 'SMTP_HOST=h.example.com\nSMTP_PORT=465\nSMTP_TLS=true', 'generic-smtp-env: implicit'],
  ['a mail URL', 'APP_SMTP_URL=smtp://h.example.com:1025', 'generic-smtp-env: opportunistic'],
  ['a mail URL on 465', 'APP_SMTP_URL=smtp://h.example.com:465', 'generic-smtp-env: unknown'],
  ['SMTP_SECURE=tls on 587', 'SMTP_HOST=h.example.com\nSMTP_PORT=587\nSMTP_SECURE=tls', 'generic-smtp-env: unknown'],
  ['SMTP_STARTTLS=true', 'SMTP_HOST=h.example.com\nSMTP_STARTTLS=true', 'generic-smtp-env: starttls'],
  ['SMTP_TLS=true', 'SMTP_HOST=h.example.com\nSMTP_PORT=587\nSMTP_TLS=true', 'generic-smtp-env: starttls'],
  ['SMTP_SSL=true', 'SMTP_HOST=h.example.com\nSMTP_PORT=587\nSMTP_SSL=true', 'generic-smtp-env: unknown'],
  [
    'SMTP_SECURE=true on 2465',
    'SMTP_HOST=smtp.resend.com\nSMTP_PORT=2465\nSMTP_SECURE=true',
    'generic-smtp-env: implicit',
  ],
  [
    'SMTP_SECURE=true on 8465',
    'SMTP_HOST=mail.smtp2go.com\nSMTP_PORT=8465\nSMTP_SECURE=true',
    'generic-smtp-env: implicit',
  ],
  [
    'SMTP_SECURE=false on 465',
    'SMTP_HOST=h.example.com\nSMTP_PORT=465\nSMTP_SECURE=false',
    'generic-smtp-env: opportunistic (programs that obey it) / implicit (programs that go by the port)',
  ],
  [
    'two groups',
    'SMTP_HOST=a.example.com\nSMTP2_HOST=b.example.com',
    'generic-smtp-env: unknown; generic-smtp-env: unknown',
  ],
  ['a mailbox that is read', 'IMAP_HOST=imap.example.com\nIMAP_PORT=993\nMAIL_LANGUAGE=de', ''],
  ['a port of a service', 'service:\n  smtp:\n    port: 25\n', '', 'values.yaml'],
  [
    'an object',
    'email:\n  smtp:\n    host: h.example.com\n    encryption: ssl\n',
    'generic-nested: implicit',
    'settings.yaml',
  ],
  ['a database beside mail', 'redis:\n  host: redis\n  port: 6379\nmail:\n  footer: x\n', '', 'settings.yaml'],
  ['a text for false', 'smtp:\n  host: h.example.com\n  secure: "false"\n', 'nodemailer-json: implicit', 'config.yaml'],
  [
    'null is given',
    'smtp:\n  host: h.example.com\n  port: 465\n  secure: ~\n',
    'nodemailer-json: opportunistic',
    'config.yaml',
  ],
];

describe('readings', () => {
  for (const [name, text, expected, file = '.env'] of CASES) {
    it(name, () => {
      const blocks = understand(file, `${text}\n`)?.blocks ?? [];
      const words = blocks.map(({ dialect, readings }) => {
        const each = readings.map(({ outcome, when }) => (when === undefined ? outcome : `${outcome} (${when})`));
        return `${dialect.id}: ${each.join(' / ')}`;
      });
      assert.equal(words.join('; '), expected);
    });
  }
});
