import { unknownProgramReading, unknownProgramWrites } from '../clients/unknown.ts';
import { matchEnvKey, spellEnvKey } from '../keyPatterns.ts';
import type { Dialect } from '../model.ts';

/** `SMTP_HOST`, `MAIL_PORT`, `NEWSLETTER_SMTP_USER` and kin in an environment that names no program. */
const genericSmtpEnv: Dialect = {
  id: 'generic-smtp-env',
  name: 'SMTP environment variables',
  ecosystem: 'any',
  generic: true,
  detect: {},
  keys: {},
  match: matchEnvKey,
  spell: spellEnvKey,
  read: unknownProgramReading,
  write: unknownProgramWrites,

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/nodemailer/nodemailer/issues/440',
      read: '2026-11-23',
      note: 'secure: true on 587, the commonest slip of programs that pass SMTP_SECURE on; four ways to pass it were run',
    },
    {
      url: 'https://github.com/PHPMailer/PHPMailer/blob/4a489474e7/src/PHPMailer.php',
      read: '2026-11-23',
      note: 'the words ssl and tls of PHP programs',
    },
  ],
};

export default genericSmtpEnv;
