import { FALSE_WORDS, type FlagPair, isWord, knownPair, readPair, writePair } from '../clients/flagPair.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, KnownSetting, Reading, Settings } from '../model.ts';
import { knownIn, reading, UNKNOWN } from '../read.ts';

const PAIR: FlagPair = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Flask-Mail asks for STARTTLS inside TLS, which servers refuse',
};
const CAST = 'a cast of the word to a boolean';
const DEFAULT = "Flask-Mail's own default for MAIL_USE_TLS and MAIL_USE_SSL";
const RAW = 'os.environ and no cast';
/** `os.environ[…].lower() in ['true', 'on', '1']` is the usual cast; other words are true in some projects only. */
const TRUE = ['true', 'on', '1'];

/** Flask-Mail takes `app.config` as it stands: a string that nobody casts is true, "False" too. */
const flaskMail: Dialect = {
  id: 'flask-mail',
  name: 'Flask-Mail',
  ecosystem: 'python',
  detect: {
    strong: ['MAIL_USE_TLS', 'MAIL_USE_SSL', 'MAIL_SUPPRESS_SEND', 'MAIL_DEFAULT_SENDER'],
    weak: ['MAIL_SERVER', 'MAIL_PORT', /(?:^|\.)FLASK_[A-Z_]{1,60}=/],
    // MAIL_FROM and the two behind it are names of fastapi-mail, whose flags often stand in the code.
    never: [
      'MAIL_FROM',
      'USE_CREDENTIALS',
      'VALIDATE_CERTS',
      'MAIL_STARTTLS',
      'MAIL_SSL_TLS',
      'MAIL_HOST',
      'MAIL_MAILER',
      'MAIL_DRIVER',
      'MAIL_ENCRYPTION',
      'MAIL_SSL',
    ],
  },
  keys: {
    enable: ['MAIL_SUPPRESS_SEND'],
    host: ['MAIL_SERVER'],
    port: ['MAIL_PORT'],
    security: ['MAIL_USE_TLS'],
    ssl: ['MAIL_USE_SSL'],
    user: ['MAIL_USERNAME'],
    password: ['MAIL_PASSWORD'],
    from: ['MAIL_DEFAULT_SENDER'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const suppress = knownIn(settings, 'enable');
    if (isWord(suppress, ['true', 'on', 'yes', '1'])) {
      return switchedOff(settings, 'enable', 'MAIL_SUPPRESS_SEND is on: Flask-Mail sends nothing.', {
        writes: [{ slot: 'enable', value: null }],
        title: 'Remove MAIL_SUPPRESS_SEND',
      });
    }
    const flags = knownPair(settings, PAIR);
    if (flags === undefined) return UNKNOWN;
    const [tls, ssl] = flags;
    const port = 25;
    // Many projects have the flags in config.py, or another default for them there.
    if (tls === undefined && ssl === undefined) {
      return [{ ...readPair(settings, PAIR, false, false), port, when: DEFAULT }, UNKNOWN];
    }
    const cast = { ...readPair(settings, PAIR, isWord(tls, TRUE), isWord(ssl, TRUE)), port };
    if (isText(suppress)) return [{ ...cast, when: CAST }, reading('disabled', ['enable'], { when: RAW })];
    const raw = { ...readPair(settings, PAIR, isText(tls), isText(ssl)), port };
    // `MAIL_USE_SSL=False` beside `MAIL_USE_TLS=True` is how nearly every project spells it, and those cast.
    const written = [tls, ssl].every((flag) => flag === undefined || isWord(flag, [...TRUE, ...FALSE_WORDS]));
    if (cast.outcome === raw.outcome || (raw.outcome === 'refused' && written)) return cast;
    return [
      { ...cast, when: CAST },
      { ...raw, when: RAW },
    ];
  },

  write: (mode, settings) => writePair(mode, settings, PAIR),

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_USE_TLS=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=465\nMAIL_USE_SSL=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_USE_SSL=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/pallets-eco/flask-mail/blob/f4dfa2a8a2/src/flask_mail/__init__.py',
      read: '2026-11-23',
      note: 'SMTP_SSL, then starttls(); run with Flask-Mail 0.9.1 and 0.10.0, with and without a cast, on 25, 465, 587 and 2525',
    },
  ],
};

export default flaskMail;

/** The truth of a string that nobody casts. */
function isText(setting: KnownSetting | undefined): boolean {
  return setting !== undefined && setting.text !== '';
}
