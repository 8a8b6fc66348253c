import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings } from '../model.ts';
import { knownIn, reading, UNKNOWN } from '../read.ts';

const WORDS: ReadonlyMap<string, Mode> = new Map([
  ['TLS', 'starttls'],
  ['SSL', 'implicit'],
  ['NONE', 'none'],
  ['', 'none'],
]);

/** Mealie's environment: SMTP_AUTH_STRATEGY names the mode, and every word but TLS and SSL sends in plain text. */
const mealie: Dialect = {
  id: 'mealie',
  name: 'Mealie',
  ecosystem: 'python',
  detect: {
    strong: ['SMTP_AUTH_STRATEGY'],
    images: [/(?:^|\/)mealie(?:-api)?$/],
  },
  keys: {
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    security: ['SMTP_AUTH_STRATEGY'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASSWORD'],
    from: ['SMTP_FROM_EMAIL'],
    fromName: ['SMTP_FROM_NAME'],
  },

  read(settings: Settings): Reading {
    if (settings.get('security').state === 'dynamic') return UNKNOWN;
    const setting = knownIn(settings, 'security');
    if (setting === undefined) return reading('starttls', [], { port: 587 });
    const mode = WORDS.get(setting.text.toUpperCase());
    if (mode !== undefined) return reading(mode, ['security'], { port: 587 });
    return reading('none', ['security'], { port: 587, faults: [unknownWord(setting, settings)] });
  },

  write(mode) {
    const word = [...WORDS].find(([, its]) => its === mode)?.[0];
    return word === undefined ? undefined : [{ slot: 'security', value: word }];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_AUTH_STRATEGY=TLS\nSMTP_FROM_EMAIL=app@example.com\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_AUTH_STRATEGY=SSL\nSMTP_FROM_EMAIL=app@example.com\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_AUTH_STRATEGY=TLS\nSMTP_FROM_EMAIL=app@example.com\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/mealie-recipes/mealie/blob/b5643a9399/mealie/core/settings/settings.py#L199-L205',
      read: '2026-11-27',
    },
    {
      url: 'https://github.com/mealie-recipes/mealie/blob/b5643a9399/mealie/services/email/email_senders.py#L59-L107',
      read: '2026-11-27',
    },
  ],
};

export default mealie;

function unknownWord({ text }: KnownSetting, settings: Settings): Fault {
  const word = settings.text('port')?.trim() === '465' ? 'SSL' : 'TLS';
  return {
    rule: 'invalid-value',
    slot: 'security',
    message: `SMTP_AUTH_STRATEGY "${text.slice(0, 40)}" is no word of Mealie, which sends in plain text then. Use TLS, SSL or NONE.`,
    writes: [{ slot: 'security', value: word }],
    fix: `Use ${word}`,
  };
}
