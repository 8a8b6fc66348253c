import { unknownProgramReading, unknownProgramWrites } from '../clients/unknown.ts';
import { matchNestedKey, spellNestedKey } from '../keyPatterns.ts';
import type { Dialect } from '../model.ts';

/**
 * An object called `smtp`, `mail`, `email` or `mailer` with a host in it, or keys like `smtpHost`, of no known
 * program.
 */
const genericNested: Dialect = {
  id: 'generic-nested',
  name: 'SMTP settings',
  ecosystem: 'any',
  generic: true,
  detect: {},
  keys: {},
  match: matchNestedKey,
  spell: spellNestedKey,
  read: unknownProgramReading,
  write: unknownProgramWrites,

  examples: {
    starttls587: {
      file: 'settings.yaml',
      text: 'smtp:\n  host: smtp.example.com\n  port: 587\n  encryption: starttls\n  username: app@example.com\n  password: ${SMTP_SECRET}\n',
    },
    implicit465: {
      file: 'settings.yaml',
      text: 'smtp:\n  host: smtp.example.com\n  port: 465\n  encryption: ssl\n  username: app@example.com\n  password: ${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'settings.yaml',
      text: 'smtp:\n  host: smtp.example.com\n  port: 465\n  encryption: starttls\n  username: app@example.com\n  password: ${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
      read: '2026-11-23',
      note: 'the two modes that every program names in its own words',
    },
  ],
};

export default genericNested;
