import { type FlagPair, isWord, knownPair, readPair } from '../clients/flagPair.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, KnownSetting, Reading, Settings, Slot } from '../model.ts';
import { knownIn, refused, UNKNOWN } from '../read.ts';

const PAIR: FlagPair = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'aiosmtplib raises ValueError and sends nothing',
  off: 'False',
};
/** pydantic's words for a boolean, in any case. */
const TRUE = ['true', '1', 'yes', 'on', 't', 'y'];
const FALSE = ['false', '0', 'no', 'off', 'f', 'n'];
const NAMES: Readonly<Record<string, string>> = { security: 'MAIL_STARTTLS', ssl: 'MAIL_SSL_TLS', port: 'MAIL_PORT' };

/** fastapi-mail's ConnectionConfig: pydantic refuses to start when a required field is missing or is no boolean. */
const fastapiMail: Dialect = {
  id: 'fastapi-mail',
  name: 'fastapi-mail',
  ecosystem: 'python',
  detect: {
    strong: ['MAIL_STARTTLS', 'MAIL_SSL_TLS'],
    never: ['MAIL_USE_TLS', 'MAIL_USE_SSL', 'MAIL_MAILER', 'MAIL_HOST'],
  },
  keys: {
    enable: ['SUPPRESS_SEND'],
    host: ['MAIL_SERVER'],
    port: ['MAIL_PORT'],
    security: ['MAIL_STARTTLS'],
    ssl: ['MAIL_SSL_TLS'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_FROM'],
    fromName: ['MAIL_FROM_NAME'],
    auth: ['USE_CREDENTIALS'],
    verify: ['VALIDATE_CERTS'],
    ca: ['CERT_BUNDLE'],
    timeout: ['TIMEOUT'],
  },

  read(settings: Settings): Reading {
    const flags = knownPair(settings, PAIR);
    if (flags === undefined) return UNKNOWN;
    const wrong = (['security', 'ssl'] as const).find((slot) => isNoBoolean(knownIn(settings, slot)));
    if (wrong !== undefined) return refused(noBoolean(settings, wrong));
    // A lone MAIL_STARTTLS may stand in another file than the server; with the server here, the rest must be here too.
    const missing = settings.has('host')
      ? (['security', 'ssl', 'port'] as const).find((slot) => !settings.has(slot))
      : undefined;
    if (missing !== undefined) return refused(missingField(settings, missing));
    if (isWord(knownIn(settings, 'enable'), TRUE)) {
      return switchedOff(settings, 'enable', 'SUPPRESS_SEND is on: fastapi-mail sends nothing.');
    }
    const verify = knownIn(settings, 'verify');
    return {
      ...readPair(settings, PAIR, isWord(flags[0], TRUE), isWord(flags[1], TRUE)),
      verifies: !isWord(verify, FALSE),
    };
  },

  write(mode) {
    if (mode === 'opportunistic') return undefined;
    // Both fields are required, so that the other one is set and not removed.
    return [
      { slot: PAIR.starttls, value: mode === 'starttls' ? 'True' : 'False' },
      { slot: PAIR.implicit, value: mode === 'implicit' ? 'True' : 'False' },
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_SSL_TLS=False\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=465\nMAIL_STARTTLS=False\nMAIL_SSL_TLS=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
    },
    broken: {
      rule: 'conflicting-settings',
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=465\nMAIL_STARTTLS=True\nMAIL_SSL_TLS=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/sabuhish/fastapi-mail/blob/79b7842c2c/fastapi_mail/config.py#L9-L27',
      read: '2026-11-23',
      note: 'required fields; run on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/sabuhish/fastapi-mail/blob/79b7842c2c/fastapi_mail/connection.py', read: '2026-11-23' },
    {
      url: 'https://github.com/cole/aiosmtplib/blob/320180ee44/src/aiosmtplib/smtp.py#L304-L305',
      read: '2026-11-23',
    },
  ],
};

export default fastapiMail;

function isNoBoolean(setting: KnownSetting | undefined): boolean {
  return setting !== undefined && !isWord(setting, TRUE) && !isWord(setting, FALSE);
}

function noBoolean(settings: Settings, slot: 'security' | 'ssl') {
  const text = settings.text(slot) ?? '';
  const given = text === '' ? 'is empty' : `is "${text}"`;
  return {
    rule: 'invalid-value',
    slot,
    message: `${NAMES[slot]} ${given}, which is no boolean: fastapi-mail stops at start. Write True or False.`,
  };
}

function missingField(settings: Settings, slot: 'security' | 'ssl' | 'port') {
  const at: Slot = settings.has('port') && slot !== 'port' ? 'port' : 'host';
  const other = slot === 'security' ? 'ssl' : 'security';
  const otherOn = isWord(knownIn(settings, other), TRUE);
  return {
    rule: 'incomplete-settings',
    slot: at,
    message: `${NAMES[slot]} is missing: fastapi-mail requires it and stops at start.`,
    ...(slot === 'port'
      ? {}
      : {
          writes: [{ slot, value: otherOn ? 'False' : 'True' }],
          fix: `Add ${NAMES[slot]}=${otherOn ? 'False' : 'True'}`,
        }),
  };
}
