import { portNumber } from '../effective.ts';
import type { Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';

/** nodemailer's own options after the program has turned its settings into JavaScript values. */
export interface TransportOptions {
  /** Absent = the key is not given, so that port 465 decides; `null`, `0` and `''` are given and false. */
  readonly secure?: boolean;
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  readonly verifies?: boolean;
  readonly faults?: readonly Fault[];
  /** The slots that gave `secure`; default `security`. */
  readonly secureSlots?: readonly Slot[];
}

export const NODEMAILER_FLAGS: readonly Slot[] = ['security', 'requireTLS', 'ignoreTLS'];

/** What nodemailer 6 to 10 does with its transport options. */
export function transportReading(settings: Settings, options: TransportOptions): Reading | readonly Reading[] {
  if (anyDynamic(settings, NODEMAILER_FLAGS)) return UNKNOWN;
  const { secure, requireTLS, ignoreTLS, verifies, faults = [], secureSlots = ['security'] } = options;
  const shared = { ...(verifies === undefined ? {} : { verifies }), ...(faults.length === 0 ? {} : { faults }) };
  // Only a missing `secure` lets the port decide: an explicit false is honoured on 465, and hangs there.
  if (secure === undefined && settings.get('port').state === 'dynamic') return { ...UNKNOWN, ...shared };
  const implicit = secure ?? portNumber(settings.text('port') ?? '') === 465;
  if (implicit) return reading('implicit', secure === undefined ? ['port'] : secureSlots, { port: 465, ...shared });
  const decidedBy = [...new Set([...present(settings, secureSlots), ...present(settings, NODEMAILER_FLAGS)])];
  if (requireTLS && ignoreTLS) return contradiction(settings, reading('starttls', decidedBy, { port: 587, ...shared }));
  if (ignoreTLS) return reading('none', ['ignoreTLS'], { port: 587, ...shared });
  return reading(requireTLS ? 'starttls' : 'opportunistic', decidedBy, { port: 587, ...shared });
}

/** `requireTLS` wins since version 10 and lost before: with a login that is worth more than a remark. */
function contradiction(settings: Settings, required: Reading): Reading | readonly Reading[] {
  const fault: Fault = {
    rule: 'conflicting-settings',
    slot: 'ignoreTLS',
    related: ['requireTLS'],
    message:
      'requireTLS and ignoreTLS contradict each other: nodemailer 10 obeys the first, older versions the second.',
    writes: [{ slot: 'ignoreTLS', value: null }],
    fix: 'Remove ignoreTLS',
    severity: 'info',
  };
  const starttls: Reading = { ...required, faults: [...(required.faults ?? []), fault] };
  const version = settings.version('nodemailer');
  if (version !== undefined) return isAtLeast(version, '10') ? starttls : { ...starttls, outcome: 'none' };
  if (!settings.has('user')) return starttls;
  return [
    { ...starttls, when: 'nodemailer 10' },
    { ...starttls, outcome: 'none', when: 'nodemailer up to 9' },
  ];
}

/** Writes that remove the slots among these that stand in the file. */
export function dropping(settings: Settings, slots: readonly Slot[]): readonly Write[] {
  return slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
}

/** The values of nodemailer's flags for a mode, for dialects whose keys are its options. */
export function transportWrites(mode: 'implicit' | 'starttls' | 'opportunistic' | 'none', settings: Settings) {
  const off: Write = { slot: 'security', value: false };
  switch (mode) {
    case 'implicit':
      return [{ slot: 'security', value: true }];
    case 'starttls':
      return [off, { slot: 'requireTLS', value: true }, ...dropping(settings, ['ignoreTLS'])];
    case 'opportunistic':
      return [off, ...dropping(settings, ['requireTLS', 'ignoreTLS'])];
    case 'none':
      return [off, ...dropping(settings, ['requireTLS']), { slot: 'ignoreTLS', value: true }];
  }
}

/** True where nodemailer would dial 465 anyway, so that a wrongly typed `secure` does no harm. */
export function dials465(settings: Settings): boolean {
  const port = knownIn(settings, 'port');
  return port === undefined || portNumber(port.text) === 465;
}
