import { type AppFlags, readAppFlags, words, writeAppFlags } from '../clients/appFlags.ts';
import type { Dialect, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'servers refuse STARTTLS inside TLS',
  names: { starttls: 'smtp_starttls', implicit: 'smtp_ssl' },
  defaults: { starttls: true, implicit: false },
  isOn: words(['t', 'true', '1'], ['f', 'false', '0']),
  port: 25,
  on: 'True',
  off: 'False',
};

/**
 * Airflow's `[smtp]` section and its environment. STARTTLS is on by default and is asked for even inside TLS, so that
 * `smtp_ssl` needs it off.
 */
const airflow: Dialect = {
  id: 'airflow',
  name: 'Apache Airflow',
  ecosystem: 'python',
  detect: {
    strong: [/(?:^|\.)AIRFLOW__SMTP__SMTP_[A-Z]/, 'smtp.smtp_mail_from', 'smtp.smtp_starttls'],
    files: [/(?:^|\/)airflow\.cfg$/],
    // The values of Kong's chart, whose login stands one level deeper.
    never: [/(?:^|\.)smtp\.(?:portal|admin)_emails_from=/, 'smtp.auth.smtp_username', 'smtp.smtp_auth_type'],
  },
  keys: {
    enable: ['AIRFLOW__EMAIL__EMAIL_BACKEND', 'email.email_backend'],
    host: ['AIRFLOW__SMTP__SMTP_HOST', 'smtp.smtp_host'],
    port: ['AIRFLOW__SMTP__SMTP_PORT', 'smtp.smtp_port'],
    security: ['AIRFLOW__SMTP__SMTP_STARTTLS', 'smtp.smtp_starttls'],
    ssl: ['AIRFLOW__SMTP__SMTP_SSL', 'smtp.smtp_ssl'],
    user: ['AIRFLOW__SMTP__SMTP_USER', 'smtp.smtp_user'],
    password: ['AIRFLOW__SMTP__SMTP_PASSWORD', 'smtp.smtp_password'],
    from: ['AIRFLOW__SMTP__SMTP_MAIL_FROM', 'smtp.smtp_mail_from'],
    timeout: ['AIRFLOW__SMTP__SMTP_TIMEOUT', 'smtp.smtp_timeout'],
  },

  read(settings: Settings) {
    const backend = settings.get('enable');
    // Another backend (SES, SendGrid) has its own settings.
    if (backend.state === 'dynamic') return UNKNOWN;
    if (backend.state === 'known' && !backend.text.endsWith('send_email_smtp')) return UNKNOWN;
    return readAppFlags(settings, FLAGS);
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'AIRFLOW__SMTP__SMTP_HOST=smtp.example.com\nAIRFLOW__SMTP__SMTP_PORT=587\nAIRFLOW__SMTP__SMTP_STARTTLS=True\nAIRFLOW__SMTP__SMTP_USER=app@example.com\nAIRFLOW__SMTP__SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'AIRFLOW__SMTP__SMTP_HOST=smtp.example.com\nAIRFLOW__SMTP__SMTP_PORT=465\nAIRFLOW__SMTP__SMTP_STARTTLS=False\nAIRFLOW__SMTP__SMTP_SSL=True\nAIRFLOW__SMTP__SMTP_USER=app@example.com\nAIRFLOW__SMTP__SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'conflicting-settings',
      file: '.env',
      text: 'AIRFLOW__SMTP__SMTP_HOST=smtp.example.com\nAIRFLOW__SMTP__SMTP_PORT=465\nAIRFLOW__SMTP__SMTP_SSL=True\nAIRFLOW__SMTP__SMTP_USER=app@example.com\nAIRFLOW__SMTP__SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    { url: 'https://github.com/apache/airflow/blob/0381d08c4a/airflow/utils/email.py', read: '2026-11-23' },
    {
      url: 'https://github.com/Kong/charts/blob/e76b8003/charts/kong/values.yaml#L1190-L1208',
      read: '2026-11-27',
      note: 'the same smtp.smtp_starttls, which is not of Airflow',
    },
  ],
};

export default airflow;
