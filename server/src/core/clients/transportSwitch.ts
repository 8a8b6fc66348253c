import type { Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { present } from '../read.ts';

/** A program that sends nothing over SMTP as it is set; the severity is low, since that may be meant. */
export function switchedOff(
  settings: Settings,
  slot: Slot,
  message: string,
  fix?: { readonly writes: readonly Write[]; readonly title: string },
): Reading {
  const decidedBy = present(settings, [slot]);
  const fault: Fault = {
    rule: 'transport-disabled',
    slot,
    message,
    // A switch that was never set is more often forgotten than one that is written out as off.
    severity: decidedBy.length === 0 ? 'info' : 'hint',
    ...(fix === undefined ? {} : { writes: fix.writes, fix: fix.title }),
  };
  return { outcome: 'disabled', decidedBy, faults: [fault] };
}
