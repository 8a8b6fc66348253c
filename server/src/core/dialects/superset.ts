import { type AppFlags, readAppFlags, words, writeAppFlags } from '../clients/appFlags.ts';
import { FALSE_WORDS, isWord, TRUE_WORDS } from '../clients/flagPair.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { knownIn } from '../read.ts';

/** The names of superset_config.py, where an environment hands them on; STARTTLS is on by default. */
const FLAGS: AppFlags = {
  starttls: 'starttls',
  implicit: 'security',
  names: { starttls: 'SMTP_STARTTLS', implicit: 'SMTP_SSL' },
  defaults: { starttls: true, implicit: false },
  isOn: words(TRUE_WORDS, FALSE_WORDS),
  bothOn: 'Superset starts TLS at once and then asks for STARTTLS inside it, which fails',
  on: 'True',
  off: 'False',
};

/** Apache Superset's alerts and reports. */
const superset: Dialect = {
  id: 'superset',
  name: 'Apache Superset',
  ecosystem: 'python',
  detect: {
    strong: ['SMTP_SSL_SERVER_AUTH', 'ALERT_REPORTS_NOTIFICATION_DRY_RUN'],
    weak: ['SUPERSET_SECRET_KEY', 'SUPERSET_ENV', 'SUPERSET_LOAD_EXAMPLES', 'SMTP_MAIL_FROM'],
    images: [/(?:^|\/)superset$/],
    never: [/(?:^|\.)AIRFLOW__/],
  },
  keys: {
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    starttls: ['SMTP_STARTTLS'],
    security: ['SMTP_SSL'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASSWORD'],
    from: ['SMTP_MAIL_FROM'],
    verify: ['SMTP_SSL_SERVER_AUTH'],
    dryRun: ['ALERT_REPORTS_NOTIFICATION_DRY_RUN'],
  },

  read(settings: Settings): Reading {
    if (isWord(knownIn(settings, 'dryRun'), TRUE_WORDS)) return { outcome: 'disabled', decidedBy: ['dryRun'] };
    const verify = knownIn(settings, 'verify');
    const verifies = verify === undefined ? {} : { verifies: !isWord(verify, FALSE_WORDS) };
    return { ...readAppFlags(settings, FLAGS), ...verifies };
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_STARTTLS=True\nSMTP_SSL=False\nSMTP_SSL_SERVER_AUTH=True\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_STARTTLS=False\nSMTP_SSL=True\nSMTP_SSL_SERVER_AUTH=True\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'conflicting-settings',
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_STARTTLS=True\nSMTP_SSL=True\nSMTP_SSL_SERVER_AUTH=True\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/apache/superset/blob/00e84da2b0/docs/docs/configuration/alerts-reports.mdx',
      read: '2026-11-23',
      note: 'the names and the dry run',
    },
    {
      url: 'https://github.com/apache/superset/blob/55a7455f03/superset/utils/core.py',
      read: '2026-11-27',
      note: 'send_mime_email: SMTP_SSL, then starttls() when it is on; certificates are checked with SMTP_SSL_SERVER_AUTH alone',
    },
  ],
};

export default superset;
