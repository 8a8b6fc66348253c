import type { DecisionTable } from './table.ts';

/** A port of 465 with a mode that is left to the port. */
const BY_PORT = { else: 'opportunistic', 465: 'implicit' };
/** The DSN of Symfony without a port asks for 465. */
const BY_DSN = { ...BY_PORT, '-': 'implicit@465' };

export const PHP: readonly DecisionTable[] = [
  {
    dialect: 'laravel',
    text: '%\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}',
    dials: 2525,
    axes: {
      mailer: {
        smtp: 'MAIL_MAILER=smtp|MAIL_MAILER="smtp"',
        written: 'MAIL_MAILER=log|MAIL_MAILER=array|MAIL_MAILER=sendmail|MAIL_MAILER=ses',
        nobody: 'MAIL_MAILER=SMTP|MAIL_MAILER=smtps|MAIL_MAILER=null',
        own: 'MAIL_MAILER=newsletter',
      },
      scheme: {
        unset: 'MAIL_SCHEME=|MAIL_SCHEME=null|MAIL_SCHEME=(null)|MAIL_SCHEME=false|MAIL_SCHEME=empty|MAIL_SCHEME=NULL',
        smtp: 'MAIL_SCHEME=smtp|MAIL_SCHEME="smtp"',
        smtps: "MAIL_SCHEME=smtps|MAIL_SCHEME='smtps'",
        refused:
          'MAIL_SCHEME=tls|MAIL_SCHEME=ssl|MAIL_SCHEME=SMTPS|MAIL_SCHEME=SMTP|MAIL_SCHEME=starttls|MAIL_SCHEME=true',
      },
    },
    rows: [
      ['smtp smtps', 'implicit'],
      ['smtp unset,smtp', BY_PORT],
      ['smtp refused', 'refused'],
      ['written *', 'disabled'],
      ['nobody *', 'refused'],
      ['own *', 'unknown'],
    ],
  },
  {
    dialect: 'laravel',
    text: 'MAIL_MAILER=smtp\nMAIL_SCHEME=null\n%',
    dials: 2525,
    axes: {
      url: {
        smtp: 'MAIL_URL=smtp://smtp.example.com{:port}',
        scheme: 'MAIL_URL=smtp://smtp.example.com{:port}?scheme=smtps',
        clear: 'MAIL_URL=smtp://smtp.example.com{:port}?auto_tls=false',
        refused: 'MAIL_URL=smtps://smtp.example.com{:port}|MAIL_URL=SMTPS://smtp.example.com{:port}',
      },
    },
    rows: [
      ['smtp', BY_PORT],
      ['scheme', 'implicit'],
      // Symfony Mailer before 7.1 has no auto_tls.
      ['clear', { else: 'none / opportunistic', 465: 'none / implicit' }],
      ['refused', 'refused'],
    ],
  },
  {
    dialect: 'laravel-legacy',
    text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}\n%',
    dials: 587,
    axes: {
      encryption: {
        tls: 'MAIL_ENCRYPTION=tls|MAIL_ENCRYPTION=TLS',
        ssl: 'MAIL_ENCRYPTION=ssl|MAIL_ENCRYPTION=SSL',
        unset: 'MAIL_ENCRYPTION=null|MAIL_ENCRYPTION=|MAIL_ENCRYPTION=false',
        word: 'MAIL_ENCRYPTION=starttls|MAIL_ENCRYPTION=none|MAIL_ENCRYPTION=true|MAIL_ENCRYPTION=1',
      },
    },
    rows: [
      // Laravel 9 and newer / 8 and older.
      ['tls', { else: 'opportunistic / starttls', 465: 'implicit / starttls' }],
      ['ssl', { else: 'opportunistic / implicit', 465: 'implicit' }],
      // On 8 nothing is encrypted then; nobody says so of a file that is right for every newer version.
      ['unset', BY_PORT],
      ['word', { else: 'opportunistic / refused', 465: 'implicit / refused' }],
    ],
  },
  {
    dialect: 'laravel-legacy',
    text: 'FILESYSTEM_DRIVER=local\nMAIL_DRIVER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}\n%',
    dials: 587,
    axes: {
      encryption: {
        tls: 'MAIL_ENCRYPTION=tls',
        ssl: 'MAIL_ENCRYPTION=ssl',
        unset: 'MAIL_ENCRYPTION=null|MAIL_ENCRYPTION=',
      },
    },
    rows: [
      ['tls', { else: 'opportunistic / starttls', 465: 'implicit / starttls' }],
      ['ssl', { else: 'opportunistic / implicit', 465: 'implicit' }],
      ['unset', { else: 'opportunistic / none', 465: 'implicit / none' }],
    ],
  },
  {
    dialect: 'laravel-legacy',
    text: 'FILESYSTEM_DISK=local\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com\nMAIL_PORT={port}\n%',
    dials: 587,
    axes: {
      encryption: {
        any: 'MAIL_ENCRYPTION=tls|MAIL_ENCRYPTION=ssl|MAIL_ENCRYPTION=null|MAIL_ENCRYPTION=|MAIL_ENCRYPTION=starttls',
      },
    },
    rows: [['any', BY_PORT]],
  },
  {
    dialect: 'symfony-mailer-dsn',
    text: '%',
    axes: {
      dsn: {
        smtp: 'MAILER_DSN=smtp://me:secret@smtp.example.com{:port}|MAILER_DSN=smtp://smtp.example.com{:port}?auto_tls=true|MAILER_DSN=smtp://smtp.example.com{:port}?auto_tls=|MAILER_DSN=smtp://smtp.example.com{:port}?require_tls=false',
        local: 'MAILER_DSN=smtp://localhost{:port}',
        smtps:
          'MAILER_DSN=smtps://smtp.example.com{:port}|MAILER_DSN=smtps://smtp.example.com{:port}?auto_tls=false|MAILER_DSN=smtps://smtp.example.com{:port}?require_tls=true',
        required:
          'MAILER_DSN=smtp://smtp.example.com{:port}?require_tls=true|MAILER_DSN=smtp://smtp.example.com{:port}?require_tls=1|MAILER_DSN=smtp://smtp.example.com{:port}?require_tls=on',
        clear:
          'MAILER_DSN=smtp://smtp.example.com{:port}?auto_tls=false|MAILER_DSN=smtp://smtp.example.com{:port}?auto_tls=0|MAILER_DSN=smtp://smtp.example.com{:port}?auto_tls=off',
        refused:
          'MAILER_DSN=SMTP://smtp.example.com{:port}|MAILER_DSN=SMTPS://smtp.example.com{:port}|MAILER_DSN=tls://smtp.example.com{:port}|MAILER_DSN=ssl://smtp.example.com{:port}|MAILER_DSN=smtp+tls://smtp.example.com{:port}|MAILER_DSN=smtp+starttls://smtp.example.com{:port}|MAILER_DSN=smtp.example.com{:port}',
        disabled: 'MAILER_DSN=null://null|MAILER_DSN=sendmail://default|MAILER_DSN=native://default',
        several: 'MAILER_DSN="failover(smtp://a.example.com{:port} smtp://b.example.com{:port})"',
      },
    },
    rows: [
      ['smtp', BY_DSN],
      ['local', { ...BY_PORT, '-': 'opportunistic@25' }],
      ['smtps', { else: 'implicit', '-': 'implicit@465' }],
      ['required', { else: 'starttls', 465: 'implicit', '-': 'implicit@465' }],
      // auto_tls came with 7.1, and switches implicit TLS off too.
      ['clear', { else: 'none / opportunistic', 465: 'none / implicit', '-': 'none@25 / implicit@465' }],
      ['refused', 'refused'],
      ['disabled', 'disabled'],
      ['several', 'unknown'],
    ],
  },
  {
    dialect: 'codeigniter4',
    text: '%\nemail.SMTPHost = smtp.example.com\nemail.SMTPPort = {port}',
    dials: 25,
    axes: {
      protocol: {
        smtp: 'email.protocol = smtp',
        other: 'email.protocol = mail|email.protocol = sendmail',
      },
      crypto: {
        tls: "email.SMTPCrypto = tls|email.SMTPCrypto = 'tls'|",
        ssl: 'email.SMTPCrypto = ssl',
        other:
          "email.SMTPCrypto = ''|email.SMTPCrypto = none|email.SMTPCrypto = TLS|email.SMTPCrypto = SSL|email.SMTPCrypto = starttls",
      },
    },
    rows: [
      // On 465 it asks for STARTTLS inside TLS, which fails like any other STARTTLS there.
      ['smtp tls', 'starttls'],
      ['smtp ssl', 'implicit'],
      ['smtp other', { else: 'none', 465: 'implicit' }],
      ['other *', 'disabled'],
    ],
  },
  {
    dialect: 'phpmailer',
    text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT={port}\n%',
    dials: 25,
    axes: {
      auto: { auto: 'SMTP_AUTO_TLS=true', never: 'SMTP_AUTO_TLS=false' },
      secure: {
        ssl: 'SMTP_SECURE=ssl',
        tls: 'SMTP_SECURE=tls',
        other: 'SMTP_SECURE=|SMTP_SECURE=SSL|SMTP_SECURE=TLS|SMTP_SECURE=starttls|SMTP_SECURE=none',
      },
    },
    rows: [
      ['* ssl', 'implicit'],
      ['* tls', 'starttls'],
      ['auto other', 'opportunistic'],
      ['never other', 'none'],
    ],
  },
];
