import {
  type CodeLens,
  type DocumentSymbol,
  type InlayHint,
  InlayHintKind,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import { isMode, type KnownSlot, known, portNumber } from '../core/effective.ts';
import { fingerprintOf } from '../core/fingerprint.ts';
import type { Block, Text } from '../core/model.ts';
import { documentedMode, usualMode } from '../core/provider.ts';
import { say } from '../core/say.ts';
import { targetOf } from '../core/target.ts';
import { agoWords, modePhrase, providerWords } from '../core/words.ts';
import { analyse, type Checked } from './check.ts';
import { converter } from './convert.ts';

/** One symbol for each block, and its settings below it; a password shows its key only. */
export function symbolsOf(file: Checked): DocumentSymbol[] {
  const convert = converter(file);
  return blocksOf(file).map((block) => ({
    name: block.settings.text('host') ?? block.dialect.name,
    detail: block.provider?.name ?? block.dialect.name,
    kind: SymbolKind.Namespace,
    range: convert.range(block.range),
    selectionRange: convert.range({ start: block.range.start, end: block.range.start }),
    children: block.settings.slots().flatMap((slot): DocumentSymbol[] => {
      const setting = block.settings.get(slot);
      // Parts of a URL share one key; the URL itself stands for them.
      if ((setting.state !== 'known' && setting.state !== 'dynamic') || setting.range !== setting.variable.range)
        return [];
      const range = convert.range({
        start: Math.min(setting.keyRange.start, setting.range.start),
        end: Math.max(setting.keyRange.end, setting.range.end),
      });
      return [{ name: setting.key, detail: slot, kind: SymbolKind.Property, range, selectionRange: range }];
    }),
  }));
}

/** When which settings last passed their connection test, by fingerprint, in milliseconds. */
export interface Tested {
  readonly passed: ReadonlyMap<string, number>;
  readonly now: number;
}

/** `▶ Test connection` above each block that names a server to contact, and when these settings last passed. */
export function lensesOf(file: Checked, { passed: times, now }: Tested): CodeLens[] {
  const convert = converter(file);
  return blocksOf(file)
    .filter((block) => targetOf(block).kind === 'target')
    .map((block) => {
      const { start } = convert.range(block.range);
      const name = block.provider === undefined ? block.dialect.name : providerWords(block.provider);
      const at = times.get(fingerprintOf(block));
      const passed = at === undefined ? [] : [say`passed ${agoWords(now - at)}`];
      const title = [say`▶ Test connection`, name, ...passed].map(file.t).join(' · ');
      const command = { title, command: 'smtplint.test', arguments: [{ uri: file.uri, line: start.line }] };
      return { range: { start, end: start }, command };
    });
}

/** Behind a port what it means, and behind the setting that decides what the client makes of it. */
export function hintsOf(file: Checked, within: Range): InlayHint[] {
  const convert = converter(file);
  const span = convert.span(within);
  return blocksOf(file)
    .flatMap((block) => [portHint(block), modeHint(block)])
    .flatMap((hint) => (hint === undefined || hint.at < span.start || hint.at > span.end ? [] : [hint]))
    .map(({ at, label }) => ({
      position: convert.range({ start: at, end: at }).end,
      label: file.t(label),
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
}

interface Hint {
  readonly at: number;
  readonly label: Text;
}

function portHint(block: Block): Hint | undefined {
  const port = known(block, 'port');
  const number = port === undefined ? undefined : portNumber(port.text);
  if (port === undefined || number === undefined) return undefined;
  const host = block.settings.text('host');
  const documented = block.provider && host ? documentedMode(block.provider, host, number) : undefined;
  const mode = documented === undefined || documented === 'any' ? usualMode(number) : documented;
  return mode === undefined ? undefined : { at: endOf(port), label: modePhrase(mode) };
}

/** Only where every version and loader agrees, and a setting of its own decides. */
function modeHint(block: Block): Hint | undefined {
  const outcomes = new Set(block.readings.map(({ outcome }) => outcome));
  const [reading] = block.readings;
  if (reading === undefined || outcomes.size !== 1 || !isMode(reading.outcome)) return undefined;
  const deciding = reading.decidedBy.flatMap((slot) => (slot === 'port' ? [] : (known(block, slot) ?? [])))[0];
  return deciding === undefined ? undefined : { at: endOf(deciding), label: modePhrase(reading.outcome) };
}

function endOf({ variable }: KnownSlot): number {
  return variable.entry.valueRange.end;
}

function blocksOf(file: Checked): readonly Block[] {
  return analyse(file)?.blocks ?? [];
}
