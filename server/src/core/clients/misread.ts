import { portNumber } from '../effective.ts';
import type { Fault, Settings, Slot } from '../model.ts';
import { knownIn } from '../read.ts';

const LOOKS_ON = /^(?:true|1|yes|on|y|t|ssl|tls|smtps|starttls)$/i;
const LOOKS_OFF = /^(?:false|0|no|off|n|f|none)$/i;

/** A flag for TLS from the first byte, and what the program takes its text for. */
export interface ReadFlag {
  readonly slot: Slot;
  readonly isOn: boolean;
  readonly program: string;
  /** How the program spells the two values. */
  readonly on?: string;
  readonly off?: string;
}

/**
 * A text that looks like the opposite of what the program takes it for. Only an information: where it does harm, the
 * mode that it gives does not go with the port, and that is told by its own rule.
 */
export function misreadFlag(settings: Settings, flag: ReadFlag): readonly Fault[] {
  const { slot, isOn, program, on = 'true', off = 'false' } = flag;
  const setting = knownIn(settings, slot);
  if (setting === undefined || !(isOn ? LOOKS_OFF : LOOKS_ON).test(setting.text.trim())) return [];
  const value = portNumber(settings.text('port') ?? '') === 465 ? on : off;
  return [
    {
      rule: 'invalid-value',
      slot,
      message: `${program} takes ${setting.key}=${setting.text.trim()} for ${isOn ? on : off}: it knows ${on} and ${off}.`,
      writes: [{ slot, value }],
      fix: `Write ${value}`,
      severity: 'info',
    },
  ];
}
