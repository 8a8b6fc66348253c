import { isEmpty, isMode, portNumber } from './effective.ts';
import type { Analysis } from './lint.ts';
import type { Block, Outcome, Setting } from './model.ts';
import { lineStarts, type Position, positionAt } from './position.ts';

/** One setting of an inspected block: its state, its value, and where it stands (0-based line). */
export interface InspectedSetting {
  readonly state: Setting['state'];
  readonly value?: string | number | boolean;
  readonly key?: string;
  readonly line?: number;
}

export interface InspectedBlock {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly dialect: string;
  readonly provider?: string;
  readonly host: InspectedSetting;
  readonly port: InspectedSetting;
  /** `value` is the effective mode; `outcome` tells why there is none. */
  readonly security: InspectedSetting & { readonly outcome?: Outcome };
  readonly user: InspectedSetting;
  /** Never the text: only what kind of value stands there. */
  readonly password: Omit<InspectedSetting, 'value'> & {
    readonly kind?: 'literal' | 'placeholder' | 'empty' | 'reference';
  };
  readonly from: InspectedSetting;
  readonly verifyCertificate: InspectedSetting;
}

/** The settings that were understood in one file, as `inspect --format json` and the language server give them. */
export function inspectBlocks({ document, file, blocks }: Analysis): readonly InspectedBlock[] {
  const starts = lineStarts(document.text);
  const at = (offset: number): Position => positionAt(starts, offset);
  return blocks.map((block) => {
    const show = (setting: Setting): InspectedSetting => place(setting, (offset) => at(offset).line);
    const { settings, range } = block;
    return {
      file: file.path,
      range: { start: at(range.start), end: at(range.end) },
      dialect: block.dialect.id,
      ...(block.provider === undefined ? {} : { provider: block.provider.id }),
      host: show(settings.get('host')),
      port: portOfBlock(block, show(settings.get('port'))),
      security: securityOf(block, show),
      user: show(settings.get('user')),
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
      return { state: 'known', value: setting.text, key: setting.key, line: lineOf(setting.keyRange.start) };
    case 'dynamic':
      return { state: 'dynamic', key: setting.key, line: lineOf(setting.keyRange.start) };
  }
}

function portOfBlock(block: Block, shown: InspectedSetting): InspectedSetting {
  if (shown.state === 'known') {
    const port = portNumber(String(shown.value));
    return port === undefined ? shown : { ...shown, value: port };
  }
  const usual = block.readings[0]?.port;
  return shown.state === 'absent' && usual !== undefined ? { state: 'default', value: usual } : shown;
}

function securityOf(block: Block, show: (setting: Setting) => InspectedSetting): InspectedBlock['security'] {
  const reading = block.readings.find(({ outcome }) => isMode(outcome)) ?? block.readings[0];
  if (reading === undefined || reading.outcome === 'unknown') {
    return { ...withoutValue(show(block.settings.get('security'))), outcome: 'unknown' };
  }
  const deciding = reading.decidedBy
    .map((slot) => show(block.settings.get(slot)))
    .find(({ state }) => state === 'known');
  const where = deciding === undefined ? { state: 'default' as const } : withoutValue(deciding);
  return isMode(reading.outcome) ? { ...where, value: reading.outcome } : { ...where, outcome: reading.outcome };
}

function passwordOf(setting: Setting, show: (setting: Setting) => InspectedSetting): InspectedBlock['password'] {
  const where = withoutValue(show(setting));
  if (setting.state === 'dynamic') return { ...where, kind: 'reference' };
  if (setting.state !== 'known') return where;
  if (isEmpty(setting.text, setting.type)) return { ...where, kind: 'empty' };
  return { ...where, kind: PLACEHOLDER.test(setting.text.trim()) ? 'placeholder' : 'literal' };
}

const PLACEHOLDER =
  /^(?:<[^>]{0,80}>|\[[^\]]{0,80}\]|x{3,40}|\*{2,40}|\.{3,40}|change[-_ ]?(?:me|it|this)|(?:your|my|the|some)[-_ ].{1,80}|to[-_ ]?do|placeholder|example|password|secret)$/i;

function verifyOf(block: Block, show: (setting: Setting) => InspectedSetting): InspectedSetting {
  const verifies = block.readings[0]?.verifies;
  const where = withoutValue(show(block.settings.get('verify')));
  if (where.state === 'dynamic' || verifies === undefined) return where;
  return { ...where, state: where.state === 'known' ? 'known' : 'default', value: verifies };
}

function withoutValue({ value: _, ...rest }: InspectedSetting): Omit<InspectedSetting, 'value'> {
  return rest;
}
