import { isEmpty, isMode, portNumber } from './effective.ts';
import type { Analysis } from './lint.ts';
import type { Block, Mode, Outcome, Setting } from './model.ts';
import { isPlaceholderCredential } from './placeholder.ts';
import { lineStarts, type Position, positionAt } from './position.ts';
import { secretsOf } from './secrets.ts';

/** One setting of an inspected block: its state, its value, and where it stands. */
export interface InspectedSetting {
  readonly state: Setting['state'];
  readonly value?: string | number | boolean;
  readonly key?: string;
  /** As people count, from 1. */
  readonly line?: number;
  /** The file of that line, from the folder of the inspected one, where it is another. */
  readonly file?: string;
}

/** What one version or loader of the client makes of the settings. */
export interface InspectedReading {
  readonly when: string;
  readonly value: Outcome;
}

export interface InspectedBlock {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly dialect: string;
  readonly provider?: string;
  readonly host: InspectedSetting;
  readonly port: InspectedSetting;
  /**
   * `value` is the effective mode; `outcome` tells why there is none. Where versions of the client differ, the state is
   * `dynamic` and `readings` says what each does.
   */
  readonly security: Omit<InspectedSetting, 'value'> & {
    readonly value?: Mode;
    readonly outcome?: Outcome;
    readonly readings?: readonly InspectedReading[];
  };
  readonly user: InspectedSetting;
  /** Never the text: only what kind of value stands there. */
  readonly password: Omit<InspectedSetting, 'value'> & {
    readonly kind?: 'literal' | 'placeholder' | 'empty' | 'reference';
  };
  readonly from: InspectedSetting;
  readonly verifyCertificate: InspectedSetting;
}

/** The settings that were understood in one file, as `inspect --format json` and the language server give them. */
export function inspectBlocks(analysis: Analysis): readonly InspectedBlock[] {
  const { document, file, blocks } = analysis;
  const secrets = secretsOf(analysis);
  const starts = lineStarts(document.text);
  const at = (offset: number): Position => positionAt(starts, offset);
  return blocks.map((block) => {
    const show = (setting: Setting): InspectedSetting => {
      const shown = place(setting, (offset) => at(offset).line + 1);
      return typeof shown.value === 'string' && secrets.holds(shown.value) ? withoutValue(shown) : shown;
    };
    const { settings, range } = block;
    return {
      file: file.path,
      range: { start: at(range.start), end: at(range.end) },
      dialect: block.dialect.id,
      ...(block.provider === undefined ? {} : { provider: block.provider.id }),
      host: show(settings.get('host')),
      port: portOfBlock(block, show(settings.get('port'))),
      security: securityOf(block, show),
      user: userOf(block, show),
      password: passwordOf(settings.get('password'), show),
      from: show(settings.get('from')),
      verifyCertificate: verifyOf(block, show),
    };
  });
}

function place(setting: Setting, lineOf: (offset: number) => number): InspectedSetting {
  switch (setting.state) {
    case 'absent':
      return { state: 'absent' };
    case 'default':
      return { state: 'default', value: setting.text };
    case 'known':
      return { state: 'known', value: setting.text, ...spotOf(setting, lineOf) };
    case 'dynamic':
      return { state: 'dynamic', ...spotOf(setting, lineOf) };
  }
}

function spotOf(
  { key, keyRange, variable: { origin, entry } }: Extract<Setting, { state: 'known' | 'dynamic' }>,
  lineOf: (offset: number) => number,
): Pick<InspectedSetting, 'key' | 'line' | 'file'> {
  // What another file brings in stands there; what it only fills in stands here.
  if (origin === undefined || entry.shared !== true) return { key, line: lineOf(keyRange.start) };
  return { key, line: origin.place.start.line + 1, file: origin.file };
}

function portOfBlock(block: Block, shown: InspectedSetting): InspectedSetting {
  const usual = block.readings[0]?.port;
  if (shown.state === 'known' && isEmpty(String(shown.value)) && usual !== undefined) {
    return { ...shown, state: 'default', value: usual };
  }
  if (shown.state === 'known') {
    const port = portNumber(String(shown.value));
    return port === undefined ? shown : { ...shown, value: port };
  }
  return shown.state === 'absent' && usual !== undefined ? { state: 'default', value: usual } : shown;
}

function securityOf(block: Block, show: (setting: Setting) => InspectedSetting): InspectedBlock['security'] {
  const { readings, settings } = block;
  const [reading] = readings;
  if (reading === undefined || reading.outcome === 'unknown') {
    return { ...withoutValue(show(settings.get('security'))), state: 'dynamic', outcome: 'unknown' };
  }
  const deciding = reading.decidedBy.map((slot) => show(settings.get(slot))).find(({ state }) => state === 'known');
  const where = deciding === undefined ? { state: 'default' as const } : withoutValue(deciding);
  if (readings.some(({ outcome }) => outcome !== reading.outcome)) {
    const each = readings.map(({ when = 'other versions', outcome }) => ({ when, value: outcome }));
    return { ...where, state: 'dynamic', readings: each };
  }
  return isMode(reading.outcome) ? { ...where, value: reading.outcome } : { ...where, outcome: reading.outcome };
}

/** A user name that is also the password is not shown. */
function userOf({ settings }: Block, show: (setting: Setting) => InspectedSetting): InspectedSetting {
  const shown = show(settings.get('user'));
  const password = settings.text('password');
  const isSecret = password !== undefined && shown.value === password && !isPlaceholderCredential(password);
  return isSecret && !isEmpty(password) ? withoutValue(shown) : shown;
}

function passwordOf(setting: Setting, show: (setting: Setting) => InspectedSetting): InspectedBlock['password'] {
  const where = withoutValue(show(setting));
  if (setting.state === 'dynamic') return { ...where, kind: 'reference' };
  if (setting.state !== 'known') return where;
  if (isEmpty(setting.text, setting.type)) return { ...where, kind: 'empty' };
  return { ...where, kind: isPlaceholderCredential(setting.text) ? 'placeholder' : 'literal' };
}

function verifyOf(block: Block, show: (setting: Setting) => InspectedSetting): InspectedSetting {
  const verifies = block.readings[0]?.verifies;
  const where = withoutValue(show(block.settings.get('verify')));
  if (where.state === 'dynamic' || verifies === undefined) return where;
  return { ...where, state: where.state === 'known' ? 'known' : 'default', value: verifies };
}

function withoutValue({ value: _, ...rest }: InspectedSetting): Omit<InspectedSetting, 'value'> {
  return rest;
}
