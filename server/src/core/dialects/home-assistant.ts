import { yamlBoolean } from '../clients/flagPair.ts';
import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { knownIn, UNKNOWN } from '../read.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { starttls: 'starttls', tls: 'implicit', none: 'none' },
  missing: 'starttls',
  port: 587,
  other: 'stops',
  program: 'Home Assistant',
};

/** Home Assistant's `smtp` notify platform: `tls` is TLS from the first byte here, and `starttls` the default. */
const homeAssistant: Dialect = {
  id: 'home-assistant',
  name: 'Home Assistant',
  ecosystem: 'python',
  detect: { strong: [/(?:^|\.)notify\.\d{1,3}\.platform=smtp$/] },
  keys: {
    platform: ['notify.*.platform'],
    host: ['notify.*.server'],
    port: ['notify.*.port'],
    security: ['notify.*.encryption'],
    user: ['notify.*.username'],
    password: ['notify.*.password'],
    from: ['notify.*.sender'],
    verify: ['notify.*.verify_ssl'],
    timeout: ['notify.*.timeout'],
  },

  read(settings: Settings): Reading {
    // Other platforms of the list have a `server` too.
    if (settings.text('platform') !== 'smtp') return UNKNOWN;
    return { ...readWords(settings, WORDS), verifies: yamlBoolean(knownIn(settings, 'verify')) !== false };
  },

  write: (mode) => writeWord(mode, WORDS),

  examples: {
    starttls587: {
      file: 'configuration.yaml',
      text: 'notify:\n  - name: mail\n    platform: smtp\n    server: smtp.example.com\n    port: 587\n    encryption: starttls\n    username: app@example.com\n    password: !secret smtp_password\n    sender: app@example.com\n    recipient: me@example.com\n',
    },
    implicit465: {
      file: 'configuration.yaml',
      text: 'notify:\n  - name: mail\n    platform: smtp\n    server: smtp.example.com\n    port: 465\n    encryption: tls\n    username: app@example.com\n    password: !secret smtp_password\n    sender: app@example.com\n    recipient: me@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'configuration.yaml',
      text: 'notify:\n  - name: mail\n    platform: smtp\n    server: smtp.example.com\n    port: 587\n    encryption: tls\n    username: app@example.com\n    password: !secret smtp_password\n    sender: app@example.com\n    recipient: me@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/home-assistant/core/blob/0154b2e563/homeassistant/components/smtp/notify.py',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/home-assistant/core/blob/05cad7fdab/homeassistant/components/smtp/const.py',
      read: '2026-11-23',
    },
  ],
};

export default homeAssistant;
