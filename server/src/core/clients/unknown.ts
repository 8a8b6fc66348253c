import { portNumber } from '../effective.ts';
import type { KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, reading, UNKNOWN } from '../read.ts';
import { dropping } from './nodemailer.ts';

/** Every slot in which a program that we do not know may keep its TLS mode. */
export const MODE_SLOTS: readonly Slot[] = [
  'encryption',
  'security',
  'starttls',
  'tls',
  'ssl',
  'requireTLS',
  'ignoreTLS',
  'autoTls',
];

const YES = /^(?:true|yes|on|1|enabled?|required?|always|mandatory)$/i;
const NO = /^(?:|false|no|off|0|null|none|disabled?|never)$/i;

/**
 * What the settings mean to a program that nobody has named: only what every plausible reader agrees on, several
 * readings where the usual habits differ, and nothing where one of them would be right. Where nothing contradicts it,
 * port 465 means TLS from the first byte, since nothing else works there.
 */
export function unknownProgramReading(settings: Settings): Reading | readonly Reading[] {
  if (anyDynamic(settings, [...MODE_SLOTS, 'scheme'])) return UNKNOWN;
  const verify = knownIn(settings, 'verify');
  const verifies = verify === undefined ? {} : { verifies: !NO.test(verify.text) || verify.text === '' };
  const read = readMode(settings);
  return read.map((each) => ({ ...each, ...verifies }));
}

function readMode(settings: Settings): readonly Reading[] {
  const scheme = knownIn(settings, 'scheme');
  if (scheme !== undefined) return readScheme(scheme.text.toLowerCase(), settings);
  const encryption = knownIn(settings, 'encryption');
  if (encryption !== undefined) return readWord(encryption, 'encryption', settings);
  const secure = knownIn(settings, 'security');
  if (secure !== undefined) return readSecure(secure, settings);
  return readFlags(settings);
}

function readScheme(scheme: string, settings: Settings): readonly Reading[] {
  if (/^(?:smtps|submissions|ssl)$/.test(scheme)) return [reading('implicit', ['scheme'], { port: 465 })];
  if (scheme === 'starttls') return [reading('starttls', ['scheme'], { port: 587 })];
  // Programs differ on `smtp://host:465`: some go by the port. `tls://` is either kind.
  if (scheme !== 'smtp' || isImplicitPort(settings) || !settings.has('port')) return [UNKNOWN];
  return [reading('opportunistic', ['scheme'])];
}

/** `SMTP_ENCRYPTION=ssl`: the words that mean the same everywhere. */
function readWord(setting: KnownSetting, slot: Slot, settings: Settings): readonly Reading[] {
  const word = setting.text.trim().toLowerCase();
  if (/^(?:ssl|smtps|implicit|implicit[_-]tls|ssl\/tls|tls[_-]wrapper|force[_-]tls)$/.test(word)) {
    return [reading('implicit', [slot], { port: 465 })];
  }
  if (/^(?:starttls|start[_-]tls|explicit|explicit[_-]tls)$/.test(word))
    return [reading('starttls', [slot], { port: 587 })];
  // The commonest meaning of `tls` is STARTTLS, but many programs mean TLS from the first byte: only 465 is doubtful.
  if (word === 'tls') {
    if (!isImplicitPort(settings)) return [UNKNOWN];
    return [
      reading('starttls', [slot], { when: 'programs that take tls as STARTTLS' }),
      reading('implicit', [slot], { when: 'programs that take tls as TLS from the first byte' }),
    ];
  }
  // `none` and kin: some libraries still upgrade when the server offers it, none starts TLS by itself.
  if (word !== '' && NO.test(word))
    return [reading('none', [slot]), reading('opportunistic', [slot], { when: 'PHPMailer' })];
  return [UNKNOWN];
}

/**
 * `SMTP_SECURE`: nodemailer programs compare it with "true", take any text as true, or go by the port; PHP programs
 * keep `ssl` or `tls` in it.
 */
function readSecure(setting: KnownSetting, settings: Settings): readonly Reading[] {
  const { text, type } = setting;
  const slot = 'security';
  if (type === 'string' && /^(?:ssl|tls|start_?tls)$/i.test(text)) return readWord(setting, slot, settings);
  if (YES.test(text)) {
    const implicit = reading('implicit', [slot], { port: 465 });
    // Who asks for it on another port that is for TLS alone has a program that obeys: 465 would be at hand.
    if (/^true$/i.test(text) && (isImplicitPort(settings) || isOtherTlsPort(settings))) return [implicit];
    if (portNumber(settings.text('port') ?? '') === undefined) return [UNKNOWN];
    if (isImplicitPort(settings)) return [UNKNOWN];
    // Where another flag asks for TLS too, one of the two means something else.
    if (isYes(settings, 'tls') || isYes(settings, 'starttls') || isYes(settings, 'requireTLS')) return [UNKNOWN];
    return [
      { ...implicit, when: 'programs that read it as TLS from the first byte' },
      reading('opportunistic', [slot], { when: 'programs that go by the port' }),
    ];
  }
  if (!NO.test(text)) return [UNKNOWN];
  // Whoever writes false means STARTTLS or nothing: only 465 does not go with that.
  const plain = reading('opportunistic', [slot], { port: 587 });
  if (!isImplicitPort(settings)) return [plain];
  return [
    { ...plain, when: 'programs that obey it' },
    reading('implicit', [slot], { when: 'programs that go by the port' }),
  ];
}

function isYes(settings: Settings, slot: Slot): boolean {
  return YES.test(knownIn(settings, slot)?.text ?? '');
}

function readFlags(settings: Settings): readonly Reading[] {
  const state = (slot: Slot): boolean | undefined => {
    const setting = knownIn(settings, slot);
    if (setting === undefined) return undefined;
    if (YES.test(setting.text)) return true;
    return NO.test(setting.text) && setting.text !== '' ? false : undefined;
  };
  const [starttls, tls, ssl] = [state('starttls'), state('tls'), state('ssl')];
  if (state('ignoreTLS') === true) return [reading('none', ['ignoreTLS'])];
  // The name says it, whatever the program; `ssl` or `tls` beside it may outvote it.
  if (starttls === true && ssl !== true && tls !== true) return [reading('starttls', ['starttls'], { port: 587 })];
  const given = (['ssl', 'tls', 'starttls'] as const).filter((slot) => settings.has(slot));
  if (starttls !== true && tls !== true && ssl !== true && [starttls, tls, ssl].includes(false)) {
    const upgrades = reading('opportunistic', given);
    // One flag that is off may leave the choice to another, except that STARTTLS is the only upgrade there is; when each
    // of two is off, most programs encrypt nothing.
    const isOff = given.length >= 2 || given[0] === 'starttls';
    if (!isOff || given.some((slot) => state(slot) !== false)) return [upgrades];
    return [
      { ...upgrades, when: 'programs that upgrade by themselves' },
      reading('none', given, { when: 'programs that do not upgrade by themselves' }),
    ];
  }
  if (state('requireTLS') === true && given.length === 0 && !isImplicitPort(settings)) {
    return [reading('starttls', ['requireTLS'])];
  }
  if (starttls === false || tls === false || ssl === false) return [UNKNOWN];
  // What works at all: TLS from the first byte on 465, and STARTTLS where TLS is asked for on 587.
  if (isImplicitPort(settings)) return [reading('implicit', ['port'])];
  const is587 = portNumber(settings.text('port') ?? '') === 587;
  return [is587 && tls === true && ssl === undefined ? reading('starttls', ['tls']) : UNKNOWN];
}

function isImplicitPort(settings: Settings): boolean {
  return portNumber(settings.text('port') ?? '') === 465;
}

/** The second ports of Amazon SES, Resend and SMTP2GO for TLS from the first byte. */
function isOtherTlsPort(settings: Settings): boolean {
  return /^(?:2465|8465|443)$/.test(settings.text('port')?.trim() ?? '');
}

/** The writes for a program that we do not know: in the slot that the file has, else in the commonest. */
export function unknownProgramWrites(mode: Mode, settings: Settings): readonly Write[] | undefined {
  if (settings.has('scheme')) return mode === 'implicit' ? [{ slot: 'scheme', value: 'smtps' }] : undefined;
  const word = settings.has('encryption') ? 'encryption' : wordSlot(settings);
  if (word !== undefined) {
    if (mode === 'implicit') return [{ slot: word, value: 'ssl' }];
    return mode === 'starttls' ? [{ slot: word, value: 'starttls' }] : undefined;
  }
  const port: readonly Write[] = isImplicitPort(settings) ? [{ slot: 'port', value: 587 }] : [];
  const flags = (['ssl', 'tls', 'starttls'] as const).filter((slot) => settings.has(slot));
  if (flags.length > 0 && !settings.has('security')) {
    const set = (slot: Slot, value: boolean): readonly Write[] => (settings.has(slot) ? [{ slot, value }] : []);
    // What `TLS=true` alone means is not known, so that a mode cannot be written through it.
    if (mode !== 'starttls' || !settings.has('starttls')) return undefined;
    return [...set('ssl', false), ...set('tls', false), { slot: 'starttls', value: true }, ...port];
  }
  if (mode === 'implicit')
    return [
      { slot: 'security', value: true },
      { slot: 'port', value: 465 },
    ];
  if (mode !== 'opportunistic') return undefined;
  return [{ slot: 'security', value: false }, ...port, ...dropping(settings, ['ignoreTLS'])];
}

/** The slot `security` where it holds a word and not a boolean. */
function wordSlot(settings: Settings): Slot | undefined {
  const secure = knownIn(settings, 'security');
  return secure !== undefined && /^(?:ssl|tls|start_?tls)$/i.test(secure.text) ? 'security' : undefined;
}
