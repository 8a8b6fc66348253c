import { matchEnvKey, spellEnvKey } from '../keyPatterns.ts';
import type { Dialect } from '../model.ts';
import nodemailerEnv from './nodemailer-env.ts';

/** Strapi with its nodemailer provider: the names in .env are the convention of its pages, config/plugins reads them. */
const strapi: Dialect = {
  id: 'strapi',
  name: 'Strapi',
  ecosystem: 'node',
  detect: {
    strong: ['ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT'],
    weak: ['API_TOKEN_SALT', 'APP_KEYS', 'STRAPI_TELEMETRY_DISABLED'],
  },
  keys: {},
  match: matchEnvKey,
  spell: spellEnvKey,
  read: nodemailerEnv.read,
  write: nodemailerEnv.write,

  examples: {
    starttls587: {
      file: '.env',
      text: 'APP_KEYS=${KEYS}\nADMIN_JWT_SECRET=${SECRET}\nAPI_TOKEN_SALT=${SALT}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'APP_KEYS=${KEYS}\nADMIN_JWT_SECRET=${SECRET}\nAPI_TOKEN_SALT=${SALT}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'APP_KEYS=${KEYS}\nADMIN_JWT_SECRET=${SECRET}\nAPI_TOKEN_SALT=${SALT}\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE=false\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/strapi/strapi/blob/05d8127b9b/packages/providers/email-nodemailer/README.md',
      read: '2026-11-23',
    },
  ],
};

export default strapi;
