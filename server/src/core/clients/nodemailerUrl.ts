import type { Fault, KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { meansImplicit, present, reading, refused, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';
import { dropping } from './nodemailer.ts';
import { encodingFault, urlOf } from './urlEncoding.ts';

const REQUIRE: Slot = 'query.requireTLS';
const IGNORE: Slot = 'query.ignoreTLS';

/** What nodemailer 6 to 10 does with a connection URL (its `parseConnectionUrl`). */
export function connectionUrlReading(settings: Settings): Reading | readonly Reading[] {
  const url = settings.get('url');
  const scheme = settings.get('scheme');
  if (url.state !== 'known' && scheme.state !== 'known') return UNKNOWN;
  if (scheme.state === 'dynamic') return UNKNOWN;
  if (scheme.state !== 'known') return url.state === 'known' ? withoutScheme(url, settings) : UNKNOWN;
  const protocol = scheme.text.toLowerCase();
  // `direct:` delivers to the recipient's own server and has no mode.
  if (protocol === 'direct') return UNKNOWN;
  if (protocol !== 'smtp' && protocol !== 'smtps') return refused(unknownScheme(scheme, settings));
  const broken = encodingReading(settings);
  if (broken !== undefined && broken.when === undefined) return broken;
  const working = workingReadings(settings, protocol);
  return broken === undefined ? working : [broken, ...working];
}

function workingReadings(settings: Settings, protocol: string): readonly Reading[] {
  const verifies = settings.text('query.tls.rejectUnauthorized') !== 'false';
  // The scheme sets `secure` for good: `?secure=true` is ignored, and port 465 changes nothing.
  if (protocol === 'smtps') return [reading('implicit', ['scheme'], { port: 465, verifies })];
  const requires = isOn(settings, REQUIRE);
  const ignores = isOn(settings, IGNORE);
  const decidedBy: readonly Slot[] = ['scheme', ...present(settings, [REQUIRE, IGNORE])];
  if (requires && ignores) {
    const version = settings.version('nodemailer');
    if (version !== undefined) {
      const outcome = isAtLeast(version, '10') ? 'starttls' : 'none';
      return [reading(outcome, decidedBy, { port: 587, verifies })];
    }
    return [
      reading('starttls', decidedBy, { port: 587, verifies, when: 'nodemailer 10' }),
      reading('none', decidedBy, { port: 587, verifies, when: 'nodemailer up to 9' }),
    ];
  }
  const outcome = ignores ? 'none' : requires ? 'starttls' : 'opportunistic';
  return [reading(outcome, decidedBy, { port: 587, verifies })];
}

/** Query values are cast: `true` and `false` to booleans, digits to numbers; any other text is a truthy string. */
function isOn(settings: Settings, slot: Slot): boolean {
  const text = settings.text(slot);
  return text !== undefined && text !== 'false' && text !== '' && !/^0+$/.test(text);
}

function withoutScheme(url: KnownSetting, settings: Settings): Reading {
  // Beside a port of its own it is a host name, whatever it is called.
  if (url.text.trim() === '' || settings.sibling('SMTP_PORT') !== undefined) return UNKNOWN;
  return refused({
    rule: 'invalid-value',
    slot: 'url',
    message: `${url.key} holds no URL, so nodemailer stops before it connects: write smtp://host:587 or smtps://host:465.`,
  });
}

function unknownScheme(scheme: KnownSetting, settings: Settings): Fault {
  const value = meansImplicit(settings, scheme.text) ? 'smtps' : 'smtp';
  const mail = /smtp|tls|ssl/i.test(scheme.text);
  return {
    rule: 'invalid-value',
    slot: 'scheme',
    message: `nodemailer knows smtp:// and smtps:// only, so ${scheme.text}:// stops it before it connects.`,
    ...(mail ? { writes: [{ slot: 'scheme', value }], fix: `Use ${value}://` } : {}),
  };
}

/** The platform's URL parser refuses a URL whose user name or password ends early. */
function encodingReading(settings: Settings): Reading | undefined {
  const parsed = urlOf(settings);
  const character = parsed?.reserved[0];
  if (character !== undefined) return refused(encodingFault(character, settings));
  if (parsed?.badPercent !== true) return undefined;
  const version = settings.version('nodemailer');
  if (version !== undefined && isAtLeast(version, '10')) return undefined;
  const isSure = version !== undefined && !isAtLeast(version, '8');
  return refused(encodingFault('%', settings), isSure ? {} : { when: 'nodemailer up to 7' });
}

/** The writes that give a mode in a connection URL. */
export function connectionUrlWrites(mode: Mode, settings: Settings): readonly Write[] {
  if (mode === 'implicit') return [{ slot: 'scheme', value: 'smtps' }];
  const plain: Write = { slot: 'scheme', value: 'smtp' };
  switch (mode) {
    case 'starttls':
      return [plain, { slot: REQUIRE, value: true }, ...dropping(settings, [IGNORE])];
    case 'opportunistic':
      return [plain, ...dropping(settings, [REQUIRE, IGNORE])];
    case 'none':
      return [plain, ...dropping(settings, [REQUIRE]), { slot: IGNORE, value: true }];
  }
}
