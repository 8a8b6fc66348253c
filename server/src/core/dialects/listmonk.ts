import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { reading } from '../read.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { STARTTLS: 'starttls', TLS: 'implicit', none: 'none' },
  missing: undefined,
  other: 'none',
  program: 'listmonk',
};

/** listmonk's list of servers. The words are compared exactly, and any other word means no encryption. */
const listmonk: Dialect = {
  id: 'listmonk',
  name: 'listmonk',
  ecosystem: 'go',
  detect: { weak: ['tls_type', 'auth_protocol', 'hello_hostname', 'tls_skip_verify'] },
  keys: {
    enable: ['smtp.*.enabled'],
    host: ['smtp.*.host'],
    port: ['smtp.*.port'],
    security: ['smtp.*.tls_type'],
    user: ['smtp.*.username'],
    password: ['smtp.*.password'],
    auth: ['smtp.*.auth_protocol'],
    domain: ['smtp.*.hello_hostname'],
    verify: ['smtp.*.tls_skip_verify'],
    timeout: ['smtp.*.wait_timeout'],
  },

  read(settings: Settings): Reading {
    if (settings.text('enable') === 'false') return reading('disabled', ['enable']);
    return { ...readWords(settings, WORDS), verifies: settings.text('verify') !== 'true' };
  },

  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: 'settings.json',
      text: '{\n  "smtp": [\n    {\n      "enabled": true,\n      "host": "smtp.example.com",\n      "port": 587,\n      "auth_protocol": "login",\n      "username": "app@example.com",\n      "password": "${SMTP_PASSWORD}",\n      "hello_hostname": "",\n      "tls_type": "STARTTLS",\n      "tls_skip_verify": false\n    }\n  ]\n}\n',
    },
    implicit465: {
      file: 'settings.json',
      text: '{\n  "smtp": [\n    {\n      "enabled": true,\n      "host": "smtp.example.com",\n      "port": 465,\n      "auth_protocol": "login",\n      "username": "app@example.com",\n      "password": "${SMTP_PASSWORD}",\n      "hello_hostname": "",\n      "tls_type": "TLS",\n      "tls_skip_verify": false\n    }\n  ]\n}\n',
    },
    broken: {
      rule: 'invalid-value',
      file: 'settings.json',
      text: '{\n  "smtp": [\n    {\n      "enabled": true,\n      "host": "smtp.example.com",\n      "port": 587,\n      "auth_protocol": "login",\n      "username": "app@example.com",\n      "password": "${SMTP_PASSWORD}",\n      "hello_hostname": "",\n      "tls_type": "starttls",\n      "tls_skip_verify": false\n    }\n  ]\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/knadh/listmonk/blob/911e0b774a/internal/messenger/email/email.go#L70-L106',
      read: '2026-11-23',
    },
    { url: 'https://github.com/knadh/listmonk/blob/911e0b774a/schema.sql#L281-L283', read: '2026-11-23' },
    { url: 'https://github.com/knadh/smtppool/blob/5e52179cb3/pool.go#L62-L64', read: '2026-11-23' },
  ],
};

export default listmonk;
