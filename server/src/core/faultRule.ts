import { isGiven, known } from './effective.ts';
import type { Block, Fault, Range, Reading, Slot, Text } from './model.ts';
import type { Report, ReportRelated } from './rule.ts';
import { changed, english, say } from './say.ts';
import { fixOf } from './writes.ts';

/**
 * The check of a rule whose cases only dialects can see: the faults of that id in the block's readings become reports.
 * A fault that not every version or loader has is a warning at most, and its words say on what it depends.
 */
export function faultReports(id: string, block: Block): readonly Report[] {
  const seen = new Set<string>();
  return block.readings.flatMap((reading) =>
    (reading.faults ?? []).flatMap((fault): readonly Report[] => {
      if (fault.rule !== id || seen.has(fault.slot) || !concerns(block, reading, id)) return [];
      const range = rangeOf(block, fault);
      if (range === undefined) return [];
      seen.add(fault.slot);
      return [reportOf(block, fault, range)];
    }),
  );
}

/** True when a client refuses the block and that is told loudly: what else is wrong with its mode would be said twice. */
export function isRefused(block: Block): boolean {
  return block.readings.some(
    ({ outcome, faults = [] }) =>
      outcome === 'refused' && faults.every(({ severity }) => severity !== 'info' && severity !== 'hint'),
  );
}

/**
 * A switched-off transport and a local catcher have no mistakes worth a word, unless the program will not start; but a
 * key that goes away goes away whatever the host is.
 */
function concerns(block: Block, { outcome }: Reading, id: string): boolean {
  if (outcome === 'disabled') return false;
  return outcome === 'refused' || block.reach !== 'local' || id === 'deprecated-setting';
}

function reportOf(block: Block, fault: Fault, range: Range): Report {
  const carriers = block.readings.filter((reading) => hasFault(reading, fault));
  const certain = carriers.length === block.readings.length;
  const when = [...new Set(carriers.flatMap((reading) => (reading.when === undefined ? [] : [reading.when])))];
  const severity = certain ? fault.severity : softened(fault.severity);
  const message = changed(fault.message, (words) => withoutPassword(block, words));
  return {
    message: certain || when.length === 0 ? message : `${unstopped(english(message))} (with ${when.join('; ')}).`,
    range,
    ...(severity === undefined ? {} : { severity }),
    ...(certain ? {} : { confidence: 'depends' as const }),
    related: relatedOf(block, fault, range),
    fixes: fixOf(block, fixTitle(fault) ?? say`Correct the settings`, fault.writes),
  };
}

/** The title of a dialect's fix. Nearly all of them are a verb and a name, which can be said in other languages too. */
export function fixTitle({ fix }: Fault): Text | undefined {
  const [, verb = '', name = ''] = typeof fix === 'string' ? (/^(Use|Write|Remove|Add) (\S+)$/.exec(fix) ?? []) : [];
  switch (verb) {
    case 'Use':
      return say`Use ${name}`;
    case 'Write':
      return say`Write ${name}`;
    case 'Remove':
      return say`Remove ${name}`;
    case 'Add':
      return say`Add ${name}`;
    default:
      return fix;
  }
}

function hasFault(reading: Reading, { rule, slot }: Fault): boolean {
  return reading.faults?.some((other) => other.rule === rule && other.slot === slot) === true;
}

/** A fault may quote its value; a password is never quoted, even if a dialect forgets it. */
function withoutPassword(block: Block, message: string): string {
  const password = known(block, 'password')?.text ?? '';
  return password.length >= 4 ? message.replaceAll(password, '•••') : message;
}

function softened(severity: Fault['severity']): Fault['severity'] {
  return severity === undefined || severity === 'error' ? 'warning' : severity;
}

function unstopped(message: string): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}

function relatedOf(block: Block, { related = [] }: Fault, at: Range): readonly ReportRelated[] {
  return related.flatMap((slot) => {
    const setting = known(block, slot);
    if (setting === undefined || setting.range.start === at.start) return [];
    return [{ message: say`${setting.key} is set here`, range: setting.range }];
  });
}

const NEAREST: readonly Slot[] = ['host', 'hostPort', 'url', 'enable', 'port', 'security', 'user', 'from'];

/** The setting that is wrong; for a missing one, the nearest that is there. */
function rangeOf(block: Block, { slot, related = [] }: Fault): Range | undefined {
  for (const name of [slot, ...related, ...NEAREST]) {
    const setting = block.settings.get(name);
    if (setting.state !== 'known' && setting.state !== 'dynamic') continue;
    // An empty value has no text to underline: its key has.
    return isGiven(setting) || setting.range.end > setting.range.start ? setting.range : setting.keyRange;
  }
  return undefined;
}
