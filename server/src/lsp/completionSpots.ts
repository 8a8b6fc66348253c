import { formatOf, formats } from '../core/formats/index.ts';
import { understand } from '../core/lint.ts';
import type { Block, Entry, FormatId, Range } from '../core/model.ts';
import type { Checked } from './check.ts';
import type { Converter } from './convert.ts';
import { at, type Place } from './places.ts';

/** The value of a setting under the cursor. */
export interface ValueSpot {
  readonly kind: 'value';
  readonly place: Place;
  /** What a completion replaces. */
  readonly range: Range;
  /** True where nothing stands yet, so that the format's own quotes must come along. */
  readonly isEmpty: boolean;
}

/** A place for a key beside those of a block, or for the first key of one. */
export interface KeySpot {
  readonly kind: 'key';
  readonly format: FormatId;
  readonly range: Range;
  /** What was typed of it, without quotes. */
  readonly typed: string;
  /** The blocks among whose keys it would stand, with the path of the map that holds it. */
  readonly among: readonly Neighbour[];
  /** A separator stands behind it already: only the name is missing. */
  readonly isNamed: boolean;
  /** `- NAME=value`, as Compose has it. */
  readonly isListItem: boolean;
  /** Whether another key of the same JSON object follows. */
  readonly isFollowed: boolean;
  /** True on a line of its own in the outermost map. */
  readonly isOutermost: boolean;
  /** Every setting of the file, ours or not, as it would be with a key here. */
  readonly entries: readonly Entry[];
  /** True when the file has mail settings. */
  readonly hasBlocks: boolean;
}

export interface Neighbour {
  readonly block: Block;
  readonly parent: readonly string[];
  /** Whether the line lies inside the block, or next to it. */
  readonly isNear: boolean;
}

/** A name that no program reads, put where the cursor is to see what a key would mean there. */
const MARKER = 'zzcursorzz';
const BEFORE = /^(\s*)((?:export\s+|- )?)(["']?)([A-Za-z_][\w.-]{0,80}|)$/;
const AFTER = /^([\w.-]{0,80})(["']?)([ \t]*[=:])?/;

/** The value of a block's setting at an offset; undefined elsewhere. */
export function valueSpot(blocks: readonly Block[], text: string, offset: number): ValueSpot | undefined {
  const place = at(blocks, offset);
  if (place?.on === 'value' && (place.range.end > place.range.start || quoted(text, offset))) {
    return { kind: 'value', place, range: place.range, isEmpty: false };
  }
  for (const block of blocks) {
    for (const slot of block.settings.slots()) {
      const setting = block.settings.get(slot);
      if (setting.state !== 'known' || setting.range.end > setting.range.start) continue;
      const { keyRange } = setting;
      if (offset < keyRange.end || !/^["']?[ \t]*[:=][ \t]*$/.test(text.slice(keyRange.end, offset))) continue;
      const range = { start: offset, end: offset };
      return { kind: 'value', place: { block, slot, setting, on: 'value', range }, range, isEmpty: true };
    }
  }
  return undefined;
}

function quoted(text: string, offset: number): boolean {
  return /["']/.test(text.charAt(offset - 1)) && text.charAt(offset) === text.charAt(offset - 1);
}

/** Where a key could be written at an offset; undefined inside values, comments and the like. */
export function keySpot(file: Checked, offset: number, convert: Converter): KeySpot | undefined {
  const format = formatOf(file.path);
  if (format === undefined) return undefined;
  const { text } = file;
  const line = convert.lineSpan(offset);
  const before = BEFORE.exec(text.slice(line.start, offset));
  if (before === null) return undefined;
  const [, indent = '', lead = '', quote = '', typed = ''] = before;
  const rest = text.slice(offset, line.end);
  const [, tail = '', closing = '', separator = ''] = AFTER.exec(rest) ?? [];
  const isNamed = separator !== '';
  if (!isNamed && rest.slice(tail.length + closing.length).trim() !== '') return undefined;
  const isListItem = lead === '- ';
  const start = offset - typed.length - quote.length;
  const end = offset + tail.length + (quote !== '' && closing === quote ? closing.length : 0);
  const isFollowed = format === 'json' && /^\s*"/.test(text.slice(end));
  const trial = isNamed
    ? { from: start + quote.length, to: offset + tail.length, key: MARKER }
    : { from: start, to: end, key: trialKey(format, isListItem, isFollowed, text.slice(0, start)) };
  const tried = text.slice(0, trial.from) + trial.key + text.slice(trial.to);
  const analysis = understand(file.path, tried, file.options);
  const here = convert.line(offset);
  const blocks = analysis?.blocks ?? [];
  const among = blocks.flatMap((block): Neighbour[] => {
    const marker = block.scope.variables.find(({ path }) => path.at(-1) === MARKER);
    if (marker === undefined) return [];
    return [{ block, parent: marker.path.slice(0, -1), isNear: isNear(tried, block.range, here) }];
  });
  return {
    kind: 'key',
    format,
    range: { start, end },
    typed,
    among,
    isNamed,
    isListItem,
    isFollowed,
    isOutermost: indent === '' && quote === '' && !isListItem,
    entries: (analysis?.document ?? formats[format].parse(tried)).entries,
    hasBlocks: blocks.length > 0,
  };
}

function trialKey(format: FormatId, isListItem: boolean, isFollowed: boolean, head: string): string {
  switch (format) {
    case 'json': {
      const comma = /[{,[]\s*$/.test(head) ? '' : ',';
      return `${comma}"${MARKER}": 0${isFollowed ? ',' : ''}`;
    }
    case 'yaml':
      return isListItem ? `${MARKER}=0` : `${MARKER}: 0`;
    default:
      return `${MARKER}=0`;
  }
}

/** Inside the block, or on the lines around it: blank lines between belong to neither. */
function isNear(text: string, range: Range, line: number): boolean {
  const lines = (end: number): number => text.slice(0, end).split(/\r\n|\r|\n/).length - 1;
  const first = lines(range.start);
  const last = lines(range.end);
  if (line >= first && line <= last) return true;
  return line === last + 1 || line === first - 1;
}
