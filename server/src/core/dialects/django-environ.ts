import { switchedOff } from '../clients/transportSwitch.ts';
import { encodingFault, urlOf } from '../clients/urlEncoding.ts';
import type { Dialect, Fault, KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { knownIn, reading, refused, UNKNOWN } from '../read.ts';

const NOT_SMTP = new Set(['consolemail', 'filemail', 'memorymail', 'dummymail', 'console', 'file', 'memory', 'dummy']);
const ENVIRON = 'django-environ';
const DJ_EMAIL_URL = 'dj-email-url';
/** The option that the query may set; django-environ upper-cases the name. */
const OPTION = /^query\.(email_use_(?:tls|ssl))$/i;

/**
 * Django's mail settings in one URL. Two libraries read EMAIL_URL: django-environ knows `smtp+tls` and `smtp+ssl`,
 * dj-email-url knows `submission`, `?tls=` and `?ssl=`. For both `smtps` means STARTTLS, unlike anywhere else.
 */
const djangoEnviron: Dialect = {
  id: 'django-environ',
  name: 'EMAIL_URL of django-environ',
  ecosystem: 'python',
  detect: {
    strong: ['EMAIL_URL'],
    never: ['EMAIL_SERVER', 'NODE_ENV', 'MAILER_DSN'],
  },
  keys: { url: ['EMAIL_URL'], from: ['DEFAULT_FROM_EMAIL', 'SERVER_EMAIL'] },

  read(settings: Settings): Reading | readonly Reading[] {
    const scheme = knownIn(settings, 'scheme');
    if (scheme === undefined) return withoutScheme(settings);
    const name = scheme.text.toLowerCase();
    if (NOT_SMTP.has(name)) {
      return switchedOff(settings, 'scheme', `EMAIL_URL is ${name}://: nothing is sent by SMTP.`);
    }
    // These end the host early, and Python finds no port there.
    const reserved = urlOf(settings)?.reserved[0] ?? loneBracket(settings);
    if (reserved !== undefined) return refused(encodingFault(reserved, settings));
    if (name === 'submission' || name === 'submit') {
      return [
        { ...refused({ ...badScheme(scheme, settings), ...likelihood(settings) }), when: ENVIRON },
        reading('starttls', ['scheme'], { port: 587, when: DJ_EMAIL_URL }),
      ];
    }
    if (!['smtp', 'smtps', 'smtp+tls', 'smtp+ssl'].includes(name)) return refused(badScheme(scheme, settings));
    const environ = readEnviron(settings, name);
    const other = readDjEmailUrl(settings, name);
    if (other === undefined || other.outcome === environ.outcome) return environ;
    return [
      { ...environ, when: ENVIRON },
      { ...other, when: DJ_EMAIL_URL },
    ];
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const scheme = { implicit: 'smtp+ssl', starttls: 'smtp+tls', none: 'smtp', opportunistic: undefined }[mode];
    if (scheme === undefined) return undefined;
    const options = settings
      .slots()
      .filter((slot) => OPTION.test(slot) || slot === 'query.tls' || slot === 'query.ssl');
    return [{ slot: 'scheme', value: scheme }, ...options.map((slot) => ({ slot, value: null }))];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_URL=smtp+tls://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:587\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_URL=smtp+ssl://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_URL=smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/joke2k/django-environ/blob/df301b607f/environ/environ.py#L159-L170',
      read: '2026-11-23',
      note: 'schemes and options; run with django-environ 0.4 and 0.11 on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/joke2k/django-environ/blob/df301b607f/docs/types.rst#L169-L180', read: '2026-11-23' },
    {
      url: 'https://github.com/migonzalvar/dj-email-url/blob/fb6ee4540259fab997899882ad6676f50669e2d6/src/dj_email_url.py',
      read: '2026-11-25',
      note: 'submission, ?tls= and ?ssl=',
    },
  ],
};

export default djangoEnviron;

/** The text before the first colon is the scheme, and a bare host has none: django-environ stops at both. */
function withoutScheme(settings: Settings): Reading {
  const url = knownIn(settings, 'url');
  if (url === undefined || !/^[\w.-]{1,253}\.[\w.-]{1,63}(?::\d{1,5})?\/?$/.test(url.text.trim())) return UNKNOWN;
  return refused({
    rule: 'invalid-value',
    slot: 'url',
    message: `${url.key} has no scheme, so django-environ stops at start: write smtp+tls://host:587 or smtp+ssl://host:465.`,
    // Some projects have a link to their web mail under this name.
    severity: 'warning',
  });
}

/** One bracket without the other makes urllib look for an IPv6 address and raise ValueError. */
function loneBracket(settings: Settings): string | undefined {
  const url = urlOf(settings);
  const login = `${url?.user?.text ?? ''}${url?.password?.text ?? ''}`;
  return login.includes('[') === login.includes(']') ? undefined : /[[\]]/.exec(login)?.[0];
}

function readEnviron(settings: Settings, scheme: string): Reading {
  // smtplib's SMTP_SSL has a default port of its own; Django passes none on when the URL has none.
  const implicit = option(settings, 'ssl') ?? { on: scheme === 'smtp+ssl', slot: 'scheme' };
  const starttls = option(settings, 'tls') ?? { on: scheme === 'smtps' || scheme === 'smtp+tls', slot: 'scheme' };
  if (implicit.on && starttls.on) {
    const slot = implicit.slot === 'scheme' ? starttls.slot : implicit.slot;
    return refused({
      rule: 'conflicting-settings',
      slot,
      related: ['scheme'],
      message: `${slot.replace('query.', '')} beside ${scheme}:// asks for STARTTLS and TLS at once: Django raises ValueError. Drop one.`,
      writes: [{ slot, value: null }],
      fix: `Remove ${slot.replace('query.', '')}`,
    });
  }
  if (implicit.on) return reading('implicit', [implicit.slot], { port: 465 });
  return reading(starttls.on ? 'starttls' : 'none', [starttls.slot], { port: 25 });
}

/** An option in the query. Its text is an int when it looks like one, and otherwise a string, which is true. */
function option(settings: Settings, name: 'tls' | 'ssl'): { readonly on: boolean; readonly slot: Slot } | undefined {
  const slot = settings.slots().find((candidate) => OPTION.exec(candidate)?.[1]?.toLowerCase() === `email_use_${name}`);
  const text = slot === undefined ? undefined : settings.text(slot)?.trim();
  // parse_qs drops an option without a value.
  if (slot === undefined || text === undefined || text === '') return undefined;
  return { on: !/^[+-]?0+$/.test(text), slot };
}

/** dj-email-url's reading where it knows the scheme and says something else. */
function readDjEmailUrl(settings: Settings, scheme: string): Reading | undefined {
  if (scheme !== 'smtp') return undefined;
  const on = (slot: Slot): boolean => /^(1|y|yes|t|true|on)$/i.test(settings.text(slot) ?? '');
  if (on('query.ssl')) return reading('implicit', ['query.ssl'], { port: 25 });
  if (on('query.tls')) return reading('starttls', ['query.tls'], { port: 25 });
  return undefined;
}

/**
 * The documentation of dj-email-url has `submission`, for port 587, and that of django-environ has not: who writes it so
 * read the one.
 */
function likelihood(settings: Settings): Pick<Fault, 'severity'> {
  return ['587', undefined].includes(settings.text('port')?.trim()) ? { severity: 'info' } : {};
}

function badScheme(scheme: KnownSetting, settings: Settings): Fault {
  const wanted = settings.text('port') === '465' || scheme.text.toLowerCase() === 'ssl' ? 'smtp+ssl' : 'smtp+tls';
  return {
    rule: 'invalid-value',
    slot: 'scheme',
    message: `${scheme.text}:// is no mail scheme of django-environ, which stops at start. Use smtp+tls:// (STARTTLS) or smtp+ssl:// (465).`,
    writes: [{ slot: 'scheme', value: wanted }],
    fix: `Use ${wanted}://`,
  };
}
