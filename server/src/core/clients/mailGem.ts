import type { KnownSetting, Outcome, Reading, Settings, Slot } from '../model.ts';
import { knownIn } from '../read.ts';
import { isAtLeast } from '../versions.ts';
import { yamlBoolean } from './flagPair.ts';

/**
 * The Ruby mail gem (ActionMailer): how its options become a connection, for each line of versions, as its
 * `Mail::SMTP#build_smtp_session` does it and as it was run with 2.7.1, 2.8.1 and 2.9.1.
 */

/** A Ruby value as far as the gem asks: nil, a boolean, the symbol `:auto`, or anything else, which is true. */
export type RubyValue = undefined | boolean | 'auto' | 'other';

export interface GemOptions {
  readonly tls: RubyValue;
  readonly ssl: RubyValue;
  readonly enableStarttls: RubyValue;
  readonly enableStarttlsAuto: RubyValue;
}

/** The slots that hold the options, in every dialect on top of the gem. */
export const GEM_SLOTS = ['security', 'ssl', 'starttls', 'starttlsAuto'] as const;

/** A YAML value as Ruby's Psych reads it; `:auto` is a symbol there. */
export function rubyValue(setting: KnownSetting | undefined): RubyValue {
  if (setting === undefined || setting.type === 'null') return undefined;
  const boolean = yamlBoolean(setting);
  if (boolean !== undefined) return boolean;
  return setting.text === ':auto' && setting.style === 'plain' ? 'auto' : 'other';
}

/** The options as a nested file spells them. */
export function gemOptions(settings: Settings): GemOptions {
  const [tls, ssl, enableStarttls, enableStarttlsAuto] = GEM_SLOTS.map((slot) => rubyValue(knownIn(settings, slot)));
  return { tls, ssl, enableStarttls, enableStarttlsAuto };
}

/** `conflict` and `type` = the gem raises ArgumentError. */
type GemOutcome = Extract<Outcome, 'implicit' | 'starttls' | 'opportunistic' | 'none'> | 'conflict' | 'type';

function read27({ tls, ssl, enableStarttls }: GemOptions): GemOutcome {
  if (on(tls) || on(ssl)) return 'implicit';
  if (on(enableStarttls)) return 'starttls';
  // Ruby 3's Net::SMTP upgrades by itself, and 2.7 has no way to tell it not to.
  return 'opportunistic';
}

function read28({ tls, ssl, enableStarttls, enableStarttlsAuto }: GemOptions): GemOutcome {
  const either = on(tls) ? tls : ssl;
  if (either !== undefined) return exact(either, 'implicit', 'opportunistic');
  if (enableStarttls !== undefined) return exact(enableStarttls, 'starttls', 'none');
  return exact(enableStarttlsAuto ?? true, 'opportunistic', 'none');
}

/** 2.8 takes true and false, and nothing that only counts as true. */
function exact(value: RubyValue, whenTrue: GemOutcome, whenFalse: GemOutcome): GemOutcome {
  if (value === true) return whenTrue;
  return value === false ? whenFalse : 'type';
}

function read29({ tls, ssl, enableStarttls, enableStarttlsAuto }: GemOptions): GemOutcome {
  if (on(tls) || on(ssl)) return on(enableStarttls) || on(enableStarttlsAuto) ? 'conflict' : 'implicit';
  if (on(enableStarttls)) return enableStarttls === 'auto' ? 'opportunistic' : 'starttls';
  if (enableStarttlsAuto !== undefined) return on(enableStarttlsAuto) ? 'opportunistic' : 'none';
  return enableStarttls === undefined ? 'opportunistic' : 'none';
}

function on(value: RubyValue): boolean {
  return value !== undefined && value !== false;
}

/** What the versions make of the options: one reading when all agree. */
export function readGem(settings: Settings, options: GemOptions, more: Partial<Reading> = {}): readonly Reading[] {
  const used = lineOf(settings.version('mail'));
  const versions = [
    ['2.7', read27(options)],
    ['2.8', read28(options)],
    ['2.9', read29(options)],
  ] as const;
  const possible = versions.filter(([version]) => used === undefined || version === used);
  const outcomes = [...new Set(possible.map(([, outcome]) => outcome))];
  const decidedBy = decisive(settings, options);
  return outcomes.map((outcome) => {
    const which = possible.flatMap(([version, its]) => (its === outcome ? [version] : []));
    const when = outcomes.length === 1 ? {} : { when: `mail ${which.join(' and ')}` };
    if (outcome !== 'conflict' && outcome !== 'type') return { port: 25, ...more, outcome, decidedBy, ...when };
    const faults = [outcome === 'conflict' ? conflict(settings) : wrongType(settings, used)].flatMap(
      (fault) => fault ?? [],
    );
    return { ...more, outcome: 'refused' as const, decidedBy, faults: [...(more.faults ?? []), ...faults], ...when };
  });
}

/** The line of versions that one belongs to, as far as they differ. */
function lineOf(version: string | undefined): '2.7' | '2.8' | '2.9' | undefined {
  if (version === undefined) return undefined;
  if (isAtLeast(version, '2.9')) return '2.9';
  return isAtLeast(version, '2.8') ? '2.8' : '2.7';
}

/** The options that are on; those that are given when none is. */
function decisive(settings: Settings, options: GemOptions): readonly Slot[] {
  const given = GEM_SLOTS.filter((slot) => settings.has(slot));
  const implicit = (['security', 'ssl'] as const).filter((slot) => on(options[slot === 'security' ? 'tls' : 'ssl']));
  if (implicit.length > 0) return implicit.filter((slot) => settings.has(slot));
  if (on(options.enableStarttls)) return given.filter((slot) => slot === 'starttls');
  return given.filter((slot) => slot === 'starttls' || slot === 'starttlsAuto');
}

function conflict(settings: Settings) {
  const implicit = on(rubyValue(knownIn(settings, 'ssl'))) ? 'ssl' : 'security';
  const other = settings.has('starttls') ? 'starttls' : 'starttlsAuto';
  const [first, second] = [knownIn(settings, implicit), knownIn(settings, other)];
  if (first === undefined || second === undefined) return undefined;
  const names = [first, second].map(({ key }) => key.split('.').at(-1) ?? key);
  const implicitPort = settings.text('port') === '465';
  return {
    rule: 'conflicting-settings',
    slot: other,
    related: [implicit],
    message: `${names[0]} and ${names[1]} exclude each other (ArgumentError). Keep ${names[0]} for 465, ${names[1]} for 587.`,
    writes: [{ slot: implicitPort ? other : implicit, value: null }],
    fix: `Remove ${implicitPort ? names[1] : names[0]}`,
  };
}

function wrongType(settings: Settings, used: string | undefined) {
  const slot = GEM_SLOTS.find((candidate) => {
    const value = rubyValue(knownIn(settings, candidate));
    return value === 'other' || value === 'auto';
  });
  const setting = slot === undefined ? undefined : knownIn(settings, slot);
  if (slot === undefined || setting === undefined) return undefined;
  const name = setting.key.split('.').at(-1) ?? setting.key;
  const words = `${name}: ${setting.text.slice(0, 40)} is no boolean, which raises ArgumentError`;
  if (used !== undefined)
    return { rule: 'invalid-value', slot, message: `${words} in mail ${used}. Write true or false.` };
  // Every other version takes it, so that it is no more than a note.
  return {
    rule: 'invalid-value',
    slot,
    severity: 'info' as const,
    message: `${words}; other versions read any text as true.`,
  };
}
