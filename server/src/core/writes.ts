import type { Block, Edit, KnownSetting, Setting, Slot, Spelling, Text, Variable, Write } from './model.ts';
import type { ReportFix } from './rule.ts';
import { together } from './together.ts';
import { parseMailUrl, percentEncode } from './url.ts';

/** A fix that makes these writes, or none where one of them cannot be made in this file. */
export function fixOf(
  block: Block,
  title: Text,
  writes: readonly Write[] | undefined,
  safe = true,
): readonly ReportFix[] {
  if (writes === undefined) return [];
  const edits = editsOf(block, writes);
  return edits === undefined || edits.length === 0 ? [] : [{ title, safe, edits }];
}

/** The edits that make the writes; undefined when one of them is not possible (a shared, dynamic or unplaceable value). */
export function editsOf(block: Block, writes: readonly Write[]): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const removals = new Set<Edit>();
  const renames = renamesOf(block, writes);
  const renamed = new Set(renames.values());
  // A line that goes away is no place to write the next one behind.
  const leaving = new Set(
    writes
      .flatMap(({ slot, value }) => (value === null ? variablesOf(block, slot) : []))
      .filter((variable) => !renamed.has(variable)),
  );
  const parameters = writes.filter(isParameter);
  const query = parameters.some((write) => changesQuery(block, write)) ? parameters : [];
  for (const write of writes) {
    if (query.includes(write)) continue;
    const line = renames.get(write);
    if (line !== undefined) {
      const own = renameEdits(block, write, line);
      if (own === undefined) return undefined;
      edits.push(...own);
      continue;
    }
    if (write.value === null && variablesOf(block, write.slot).some((variable) => renamed.has(variable))) continue;
    const edit = editOf(block, write, leaving);
    if (edit === undefined) return undefined;
    if (edit === 'nothing') continue;
    edits.push(edit);
    if (write.value === null) removals.add(edit);
  }
  // Behind the others: a new port goes to the same place when there is no path.
  if (query.length > 0) {
    const edit = queryEdit(block, query);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return together(
    edits.sort((a, b) => a.range.start - b.range.start),
    removals,
  );
}

/**
 * A setting that goes and one that comes under the same parent are one line with another key: its place, its comment
 * and the map around it stay.
 */
function renamesOf(block: Block, writes: readonly Write[]): ReadonlyMap<Write, Variable> {
  const going = writes
    .filter(({ value }) => value === null)
    .flatMap(({ slot }) => variablesOf(block, slot))
    .filter(hasOwnKey);
  const renames = new Map<Write, Variable>();
  for (const write of writes) {
    if (write.value === null || block.settings.has(write.slot) || isParameter(write) || going.length === 0) continue;
    if (write.slot === 'port' && block.settings.has('url')) continue;
    const at = going.findIndex((variable) => insertKey(block, write.slot, variable)?.length === 1);
    const [variable] = at === -1 ? [] : going.splice(at, 1);
    if (variable !== undefined) renames.set(write, variable);
  }
  return renames;
}

/** True when the key stands in the text as it is, and is the key of this line alone. */
function hasOwnKey({ path, keyRange, entry, dynamic }: Variable): boolean {
  const key = path.at(-1) ?? '';
  if (entry.shared === true || dynamic || keyRange.end - keyRange.start !== key.length) return false;
  return keyRange.start !== entry.keyRange.start || entry.path.at(-1) === key;
}

function renameEdits(block: Block, { slot, value }: Write, variable: Variable): readonly Edit[] | undefined {
  const key = insertKey(block, slot, variable)?.[0];
  const edit = block.scope.set(variable, String(value), spellingOf(block, value ?? '', variable));
  return key === undefined || edit === undefined ? undefined : [{ range: variable.keyRange, newText: key }, edit];
}

function editOf(block: Block, { slot, value }: Write, leaving: ReadonlySet<Variable>): Edit | 'nothing' | undefined {
  const setting = block.settings.get(slot);
  if (setting.state === 'dynamic') return undefined;
  if (setting.state === 'known') {
    if (isPart(setting)) return partEdit(setting, slot, value);
    if (value === null) return block.scope.remove(setting.variable);
    if (setting.text === String(value) && typeof value !== 'boolean') return 'nothing';
    return block.scope.set(setting.variable, String(value), spellingOf(block, value, setting.variable));
  }
  if (value === null) return 'nothing';
  const url = block.settings.get('url');
  // A URL with a reference in it has its other parts in the file.
  if (slot === 'port' && (url.state === 'known' || url.state === 'dynamic'))
    return addPort(url.variable, String(value));
  return insert(block, slot, value, leaving);
}

/** True for a part of a URL or of `host:port`. */
function isPart(setting: KnownSetting): boolean {
  const { variable, range } = setting;
  return range.start !== variable.range.start || range.end !== variable.range.end;
}

function partEdit(setting: KnownSetting, slot: Slot, value: Write['value']): Edit | undefined {
  if (!setting.variable.literal || setting.variable.entry.shared === true) return undefined;
  if (value !== null)
    return { range: setting.range, newText: slot === 'scheme' ? String(value) : encodePart(String(value)) };
  return undefined;
}

/** A parameter of the block's URL; elsewhere a dialect may call its own keys so. */
function isParameter({ slot }: Write): boolean {
  return slot.startsWith('query.');
}

/** True when the parameter comes or goes, so that the signs between its neighbours change too. */
function changesQuery(block: Block, { slot, value }: Write): boolean {
  return block.settings.has(slot) === (value === null);
}

/** One edit for all parameters that come and go, from the question mark to the end of the query. */
function queryEdit(block: Block, writes: readonly Write[]): Edit | undefined {
  const url = block.settings.get('url');
  if (url.state !== 'known' && url.state !== 'dynamic') return undefined;
  const { value: text, literal, range, entry } = url.variable;
  const parsed = parseMailUrl(text);
  if (parsed === undefined || !literal || entry.shared === true) return undefined;
  const { queryStart, queryEnd } = parsed;
  const changed = new Map(writes.map(({ slot, value }) => [slot.slice('query.'.length), value] as const));
  const kept = text
    .slice(queryStart, queryEnd)
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !changed.has(pair.split('=', 1)[0] ?? ''));
  const added = [...changed].flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodePart(String(value))}`],
  );
  const parameters = [...kept, ...added];
  return {
    range: { start: range.start + queryStart, end: range.start + queryEnd },
    newText: parameters.length === 0 ? '' : `?${parameters.join('&')}`,
  };
}

/** Percent-encodes what a URL part cannot hold; a host, a port or a plain word stays as it is. */
function encodePart(text: string): string {
  return /^[A-Za-z0-9._~-]*$/.test(text) ? text : percentEncode(text);
}

function addPort(url: Variable, value: string): Edit | undefined {
  const host = parseMailUrl(url.value)?.host;
  if (host === undefined || !url.literal || url.entry.shared === true) return undefined;
  const at = url.range.start + host.end;
  return { range: { start: at, end: at }, newText: `:${value}` };
}

/** Writes a setting that is not there yet, behind the nearest relative of the block. */
function insert(
  block: Block,
  slot: Slot,
  value: string | number | boolean,
  leaving: ReadonlySet<Variable>,
): Edit | undefined {
  const anchor = anchorFor(block, slot, leaving);
  if (anchor === undefined) return undefined;
  const key = insertKey(block, slot, anchor);
  return key === undefined
    ? undefined
    : block.scope.insertAfter(anchor, key, String(value), insertedSpelling(block, value, anchor));
}

/** Environment values are strings; nested ones have types. */
function spellingOf(block: Block, value: string | number | boolean, { path, style }: Variable): Spelling {
  if (block.scope.kind === 'env' || typeof value === 'string') return 'keep';
  if (isEnvironment(block, path) && style !== 'plain') return 'keep';
  return typeof value === 'boolean' ? 'bare' : 'keep';
}

/** Compose and Kubernetes refuse a bare boolean in a map of environment variables. */
function insertedSpelling(block: Block, value: string | number | boolean, anchor: Variable): Spelling {
  if (!isEnvironment(block, anchor.path)) return spellingOf(block, value, anchor);
  return /^(?:true|false|yes|no|on|off)$/i.test(String(value)) ? 'string' : 'keep';
}

/** True for environment variables, also in a map that only stands ready for `environment:`. */
function isEnvironment({ scope }: Block, path: readonly string[]): boolean {
  return scope.kind === 'env' || /^[A-Z][A-Z0-9_]+$/.test(path.at(-1) ?? '');
}

const ANCHORS: readonly Slot[] = ['security', 'port', 'host', 'hostPort', 'url', 'enable', 'user', 'password', 'from'];

/** The variable behind a slot, when the file has one. */
function variablesOf(block: Block, slot: Slot): readonly Variable[] {
  const setting: Setting = block.settings.get(slot);
  return setting.state === 'known' || setting.state === 'dynamic' ? [setting.variable] : [];
}

function anchorFor(block: Block, slot: Slot, leaving: ReadonlySet<Variable>): Variable | undefined {
  const found = [...ANCHORS, ...block.settings.slots()].flatMap((name) => variablesOf(block, name));
  const usable = found.filter((variable) => variable.entry.shared !== true && !leaving.has(variable));
  if (block.scope.kind === 'env') return usable[0];
  const wanted = wantedPath(block, slot);
  if (wanted === undefined) return usable[0];
  // The relative that shares the longest head of the path: the new key stands beside it.
  const depth = (variable: Variable): number => sharedHead(variable.path.join('.').split('.'), wanted);
  return usable.reduce<Variable | undefined>(
    (best, variable) => (best === undefined || depth(variable) > depth(best) ? variable : best),
    undefined,
  );
}

/** The path below the scope that the first spelling of the slot has in this block. */
export function wantedPath(block: Block, slot: Slot): readonly string[] | undefined {
  const { dialect, prefix, scope } = block;
  const spelled = dialect.spell?.(slot, prefix, scope.kind);
  if (spelled !== undefined) return spelled.split('.');
  const spellings = dialect.keys[slot] ?? [];
  const isEnvName = (key: string): boolean => /^[A-Z0-9_]+$/.test(key) || key.includes('__');
  if (scope.kind === 'env') {
    const spelling = spellings.find(isEnvName) ?? spellings[0];
    return spelling === undefined ? undefined : [spelling];
  }
  const fitting = spellings.filter((key) => isEnvName(key) === hasEnvNames(block, isEnvName));
  const beside = pathBeside(block, fitting);
  if (beside !== undefined) return beside;
  const spelling = [...fitting, ...spellings].find((key) => !key.includes('*'));
  return spelling === undefined ? undefined : [...segmentsOf(prefix), ...spelling.split('.')];
}

/** True for a block of environment names inside a nested file, as in the values of a chart. */
function hasEnvNames(block: Block, isEnvName: (key: string) => boolean): boolean {
  const first = block.settings.slots().flatMap((slot) => variablesOf(block, slot))[0];
  return first !== undefined && isEnvName(first.path.at(-1) ?? '');
}

/** The path of the first spelling whose map the block already has: `mailAccount.useSsl` beside `mailAccount.smtpHost`. */
function pathBeside(block: Block, spellings: readonly string[]): readonly string[] | undefined {
  const paths = block.settings
    .slots()
    .flatMap((slot) => variablesOf(block, slot))
    .map(({ path }) => path.join('.').split('.'));
  const prefix = segmentsOf(block.prefix);
  for (const spelling of spellings) {
    const segments = spelling.split('.');
    const head = segments.slice(0, -1);
    if (head.length === 0) continue;
    for (const path of paths) {
      // The prefix of a spelling with a wildcard is no path: its head may stand anywhere.
      const from = head.includes('*') ? path.findIndex((_, i) => startsAt(path, head, i)) : prefix.length;
      const below = head.includes('*') || startsAt(path, prefix, 0);
      if (from !== -1 && below && startsAt(path, head, from)) {
        return [...path.slice(0, from + head.length), segments.at(-1) ?? ''];
      }
    }
  }
  return undefined;
}

function startsAt(path: readonly string[], head: readonly string[], from: number): boolean {
  return from + head.length < path.length && head.every((segment, i) => segment === '*' || segment === path[from + i]);
}

function segmentsOf(prefix: string): readonly string[] {
  return prefix === '' ? [] : prefix.split('.');
}

function sharedHead(a: readonly string[], b: readonly string[]): number {
  let i = 0;
  while (i < a.length - 1 && i < b.length - 1 && a[i] === b[i]) i++;
  return i;
}

/** The key as a sibling of the anchor: what remains of the wanted path behind the anchor's parent. */
function insertKey(block: Block, slot: Slot, anchor: Variable): readonly string[] | undefined {
  const wanted = wantedPath(block, slot);
  if (wanted === undefined) return undefined;
  if (block.scope.kind === 'env') return [wanted.join('.')];
  const parent = anchor.path
    .slice(0, -1)
    .join('.')
    .split('.')
    .filter((segment) => segment !== '');
  if (parent.some((segment, i) => segment !== wanted[i])) return undefined;
  const rest = wanted.slice(parent.length);
  // Dotted keys beside dotted keys: `mail.smtp.auth` gets `mail.smtp.starttls.enable` and no nested map.
  return (anchor.path.at(-1) ?? '').includes('.') ? [rest.join('.')] : rest;
}
