import { matchEnvKey, spellEnvKey } from '../keyPatterns.ts';
import type { Dialect } from '../model.ts';
import nodemailerEnv from './nodemailer-env.ts';

/** Payload with its nodemailer adapter: the names in .env are the convention of its pages, payload.config reads them. */
const payload: Dialect = {
  id: 'payload',
  name: 'Payload',
  ecosystem: 'node',
  detect: { strong: ['PAYLOAD_SECRET'] },
  keys: {},
  match: matchEnvKey,
  spell: spellEnvKey,
  read: nodemailerEnv.read,
  write: nodemailerEnv.write,

  examples: {
    starttls587: {
      file: '.env',
      text: 'PAYLOAD_SECRET=${SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'PAYLOAD_SECRET=${SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'PAYLOAD_SECRET=${SECRET}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=false\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/payloadcms/payload/blob/db7543c212/docs/email/overview.mdx#L60-L88',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/payloadcms/payload/blob/db7543c212/packages/email-nodemailer/src/index.ts#L71-L126',
      read: '2026-11-23',
    },
  ],
};

export default payload;
