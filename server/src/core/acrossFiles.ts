import type { Block, Finding, Related, Slot, Text, Variable } from './model.ts';
import { english, listed, messageOf, say } from './say.ts';

/** Rules that look at several settings together; the others say what the other file's own check says too. */
const TOGETHER: ReadonlySet<string> = new Set([
  'tls-port-mismatch',
  'encryption-off',
  'starttls-optional',
  'provider-mismatch',
  'conflicting-settings',
  'port-25-submission',
  'implicit-tls-unsupported',
]);

/**
 * The finding with the places in other files that it rests on; undefined where it is theirs alone: then it is told
 * where that file is checked.
 */
export function acrossFiles(finding: Finding, block: Block): Finding | undefined {
  const variables = settingsOf(block);
  const elsewhere = variables.filter(({ origin }) => origin !== undefined);
  if (elsewhere.length === 0) return finding;
  const blamed = elsewhere.some(({ range }) => range.start === finding.range.start && range.end === finding.range.end);
  if (blamed) {
    if (!TOGETHER.has(finding.rule)) return undefined;
    const isOwn = ({ origin, path }: Variable): boolean => origin === undefined || origin.name !== path.at(-1);
    if (!decisive(block).some(isOwn)) return undefined;
  }
  const related = decisive(block).flatMap(({ origin, range }): Related[] =>
    origin === undefined
      ? []
      : [{ ...messageOf(say`${origin.name} is set here`), range, file: origin.file, place: origin.place }],
  );
  if (related.length === 0) return finding;
  // The environment of the shell goes before the file.
  const confidence = finding.confidence === 'certain' ? 'likely' : finding.confidence;
  const where = comesFrom(decisive(block).filter((variable) => !variableOf(block, 'host').includes(variable)));
  const { phrase } = finding;
  // Words in two languages would be worse than English ones.
  const words = phrase === undefined ? `${finding.message}${english(where)}` : say`${phrase}${where}`;
  return { ...finding, ...messageOf(words), confidence, related: [...finding.related, ...related] };
}

/** ` PORT comes from .env.`: where to look for what the message names. */
function comesFrom(variables: readonly Variable[]): Text {
  const words = variables.flatMap(({ origin }) =>
    origin === undefined ? [] : [say`${origin.name} comes from ${origin.file}`],
  );
  return words.length === 0 ? '' : say` ${listed(words)}.`;
}

/** The settings that a verdict on port and encryption rests on. */
function decisive(block: Block): readonly Variable[] {
  const slots = new Set<Slot>(['host', 'port', 'url', ...block.readings.flatMap(({ decidedBy }) => decidedBy)]);
  return [...slots].flatMap((slot) => variableOf(block, slot));
}

function settingsOf(block: Block): readonly Variable[] {
  return block.settings.slots().flatMap((slot) => variableOf(block, slot));
}

function variableOf(block: Block, slot: Slot): readonly Variable[] {
  const setting = block.settings.get(slot);
  return setting.state === 'known' || setting.state === 'dynamic' ? [setting.variable] : [];
}
