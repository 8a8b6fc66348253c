import type { Fault, KnownSetting, Reading, Settings, Slot } from '../model.ts';
import { knownIn, present, reading, UNKNOWN } from '../read.ts';
import { yamlBoolean } from './flagPair.ts';

/** The properties that are often written in a wrong place, and the slots where they belong. */
export const WRONG_PLACE: Readonly<Record<string, Slot>> = {
  'starttls.enable': 'starttls',
  'ssl.enable': 'security',
  auth: 'auth',
};

/**
 * JavaMail and Jakarta Mail with the protocol `smtp`, by slots: `security` = ssl.enable, `starttls` and `required`,
 * `factory` = socketFactory.class. TLS from the first byte wins over STARTTLS; without either nothing is encrypted.
 */
export function readJavaMail(settings: Settings): Reading | readonly Reading[] {
  const verifies = settings.text('trust')?.trim() !== '*';
  if (isOn(settings, 'security')) return reading('implicit', ['security'], { port: 465, verifies });
  const plain = readPlain(settings, verifies);
  if (!isOn(settings, 'sslEnabled')) return plain;
  // What older Spring Boot makes of it proves nothing: whoever writes it has most likely read the page of a newer one.
  return [
    reading('implicit', ['sslEnabled'], { port: 465, verifies }),
    { ...UNKNOWN, when: 'older Spring Boot, which ignores spring.mail.ssl.enabled' },
  ];
}

function readPlain(settings: Settings, verifies: boolean): Reading {
  if (/SSLSocketFactory$/.test(settings.text('factory')?.trim() ?? '')) return readFactory(settings, verifies);
  return readFlags(settings, { port: 25, verifies });
}

function readFlags(settings: Settings, more: Partial<Reading>): Reading {
  if (isOn(settings, 'required')) return reading('starttls', ['required'], more);
  if (isOn(settings, 'starttls')) return reading('opportunistic', ['starttls'], more);
  return reading('none', present(settings, ['starttls', 'security', 'required']), more);
}

/**
 * The old way to TLS from the first byte. Where the port does not speak TLS, JavaMail goes on in clear text, and with
 * STARTTLS where that is asked for.
 */
function readFactory(settings: Settings, verifies: boolean): Reading {
  const own = settings.get('factoryPort');
  const port = own.state === 'absent' ? settings.get('port') : own;
  if (port.state !== 'known' && port.state !== 'absent') return UNKNOWN;
  const number = port.state === 'known' ? port.text.trim() : '25';
  const fallsBack = settings.text('factoryFallback')?.trim().toLowerCase() !== 'false';
  // socketFactory.port is dialled first, whatever the port says.
  const dials = own.state === 'absent' ? {} : { dials: Number(number) };
  if (number === '465' || !fallsBack) return reading('implicit', ['factory'], { port: 25, verifies, ...dials });
  if (own.state === 'known' && !/^(?:25|587|2525)$/.test(number)) return UNKNOWN;
  const plain = readFlags(settings, { port: 25, verifies });
  if (plain.outcome === 'none') return { ...plain, decidedBy: ['factory'] };
  return { ...plain, faults: [detour(number)] };
}

function detour(port: string): Fault {
  return {
    rule: 'conflicting-settings',
    slot: 'factory',
    related: ['required', 'starttls'],
    message: `SSLSocketFactory starts TLS at once, which port ${port} refuses before JavaMail falls back to STARTTLS. Remove it.`,
    severity: 'warning',
    writes: ['factory', 'factoryFallback'].map((slot) => ({ slot, value: null })),
    fix: 'Remove socketFactory.class',
  };
}

/** Only `true` counts, in any case; YAML gives it for an unquoted `yes` or `on` too. */
function isOn(settings: Settings, slot: Slot): boolean {
  const setting: KnownSetting | undefined = knownIn(settings, slot);
  if (setting === undefined) return false;
  const boolean = settings.file.format === 'yaml' ? yamlBoolean(setting) : undefined;
  return boolean ?? setting.text.trim().toLowerCase() === 'true';
}
