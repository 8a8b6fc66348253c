import { FALSE_WORDS, type FlagPair, isWord, knownPair, readPair, TRUE_WORDS, writePair } from '../clients/flagPair.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, KnownSetting, Reading, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

const PAIR: FlagPair = { starttls: 'security', implicit: 'ssl', bothOn: 'Django raises ValueError and sends nothing' };
const CAST = 'a boolean cast such as env.bool()';
const DEFAULT = "Django's own default for EMAIL_USE_TLS and EMAIL_USE_SSL";
const RAW = 'os.environ and no cast';

/**
 * Django's mail settings under their own names. `settings.py` decides how a word becomes a boolean: django-environ and
 * decouple cast it, `os.environ` gives a string, and the string "False" is true.
 */
const django: Dialect = {
  id: 'django',
  name: 'Django',
  ecosystem: 'python',
  detect: {
    // One test for all four names, so that programs on top of Django, which use them too, can show more proof.
    strong: [
      /(?:^|\.)EMAIL_(?:USE_TLS|USE_SSL|HOST_USER|HOST_PASSWORD)=/,
      /(?:^|\.)EMAIL_BACKEND=django\.core\.mail\.backends\.\w{1,20}\.EmailBackend$/,
    ],
    // EMAIL_HOST with EMAIL_PORT and none of the names below is a Django project with a relay that asks for no login.
    weak: [
      'EMAIL_HOST',
      'EMAIL_PORT',
      'DEFAULT_FROM_EMAIL',
      'SERVER_EMAIL',
      'EMAIL_TIMEOUT',
      /(?:^|\.)DJANGO_[A-Z_]{1,60}=/,
    ],
    never: [
      'EMAIL_SECURE',
      'EMAIL_USER',
      'EMAIL_USERNAME',
      'EMAIL_PASS',
      'EMAIL_PASSWORD',
      'EMAIL_SERVICE',
      'EMAIL_TRANSPORT',
      'EMAIL_SERVER',
      'EMAIL_SSL',
      'EMAIL_TLS',
      'NODE_ENV',
      'EMAIL_USE_VERIFICATION',
      'PING_EMAIL_DOMAIN',
      'PING_ENDPOINT',
      'PING_BODY_LIMIT',
      /(?:^|\.)TAIGA_[A-Z_]{1,60}=/,
    ],
  },
  keys: {
    enable: ['EMAIL_BACKEND'],
    host: ['EMAIL_HOST'],
    port: ['EMAIL_PORT'],
    security: ['EMAIL_USE_TLS'],
    ssl: ['EMAIL_USE_SSL'],
    user: ['EMAIL_HOST_USER'],
    password: ['EMAIL_HOST_PASSWORD'],
    from: ['DEFAULT_FROM_EMAIL', 'SERVER_EMAIL'],
    timeout: ['EMAIL_TIMEOUT'],
  },

  waitsForEver: [{ slot: 'timeout', value: 10 }],

  read(settings: Settings): Reading | readonly Reading[] {
    const backend = settings.text('enable')?.trim() ?? '';
    if (/^django\.core\.mail\.backends\.(console|dummy|locmem|filebased)\./.test(backend)) {
      const name = backend.split('.').at(-2) ?? backend;
      return switchedOff(settings, 'enable', `EMAIL_BACKEND is Django's ${name} backend: nothing is sent by SMTP.`, {
        writes: [{ slot: 'enable', value: 'django.core.mail.backends.smtp.EmailBackend' }],
        title: 'Use the SMTP backend',
      });
    }
    // Anymail, SES, a queue in front of SMTP: which settings it reads is its own business.
    if (backend !== '' && !backend.startsWith('django.core.mail.backends.smtp.')) return UNKNOWN;
    const flags = knownPair(settings, PAIR);
    if (flags === undefined) return UNKNOWN;
    const [tls, ssl] = flags;
    const cast = readPair(settings, PAIR, isWord(tls, TRUE_WORDS), isWord(ssl, TRUE_WORDS));
    const raw = readPair(settings, PAIR, isText(tls), isText(ssl));
    const port = 25;
    // Many projects have the flags in settings.py, or another default for them there.
    if (tls === undefined && ssl === undefined) return [{ ...cast, port, when: DEFAULT }, UNKNOWN];
    // `EMAIL_USE_SSL=False` beside `EMAIL_USE_TLS=True` is how nearly every project spells it, and those cast.
    const written = [tls, ssl].every((flag) => flag === undefined || isWord(flag, [...TRUE_WORDS, ...FALSE_WORDS]));
    if (cast.outcome === raw.outcome || (raw.outcome === 'refused' && written)) return { ...cast, port };
    return [
      { ...cast, port, when: CAST },
      { ...raw, port, when: RAW },
    ];
  },

  write: (mode, settings) => writePair(mode, settings, PAIR),

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py',
      read: '2026-11-23',
      note: 'both flags raise ValueError; run with Django 3.2, with django-environ and with os.environ, on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/taigaio/taiga-docker/issues/69',
      read: '2026-11-23',
      note: 'the string "False" is true',
    },
    { url: 'https://github.com/wger-project/wger/pull/1514', read: '2026-11-23' },
  ],
};

export default django;

/** The truth of a string that nobody casts. */
function isText(setting: KnownSetting | undefined): boolean {
  return setting !== undefined && setting.text !== '';
}
