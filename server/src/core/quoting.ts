import type { Block, Edit, KnownSetting, Phrase, SourceDocument } from './model.ts';
import { say } from './say.ts';

/** The edit that puts an INI value in the quotes of Go's library, which begins a comment at every `#` and `;`. */
export function cutInIni({ dialect, file }: Block, { text, variable }: KnownSetting): Edit | undefined {
  if (file.format !== 'ini' || !/^(?:grafana|gitea)$/.test(dialect.id) || variable.entry.style !== 'plain')
    return undefined;
  if (!/[#;]/.test(text) || text.includes('"""') || !variable.literal) return undefined;
  return { range: variable.range, newText: `"""${text}"""` };
}

/** The edits that double each `%` which Python's configparser takes for a reference. */
export function percentInCfg({ dialect, file }: Block, { text, variable }: KnownSetting): readonly Edit[] | undefined {
  if (file.format !== 'ini' || dialect.id !== 'airflow' || !variable.literal) return undefined;
  const single = [...text.matchAll(/%%|%\(\w+\)s|%/g)].filter(([sign]) => sign === '%');
  return single.length === 0 ? undefined : single.map(({ index }) => inserted(variable.range.start + index, '%'));
}

/** The edits that double each backslash which Java's properties take away or turn into something else. */
export function backslashInJava(
  { file }: Block,
  document: SourceDocument,
  { variable }: KnownSetting,
): readonly Edit[] | undefined {
  if (file.format !== 'properties') return undefined;
  const { start, end } = variable.entry.valueRange;
  const raw = document.text.slice(start, end);
  if (/[\r\n]/.test(raw)) return undefined;
  const single = [...raw.matchAll(/\\(?:\\|[:=#! ]|u[0-9a-f]{4})|\\/gi)].filter(([sign]) => sign.length === 1);
  return single.length === 0 ? undefined : single.map(({ index }) => inserted(start + index, '\\'));
}

/** The edits that double each `$` which Compose would expand; undefined when there is none. */
export function interpolated({ file, scope }: Block, { text, variable }: KnownSetting): readonly Edit[] | undefined {
  if (!/(?:^|[/\\])(?:docker-)?compose[\w.-]{0,60}\.ya?ml$/i.test(file.path) || !variable.literal) return undefined;
  const edits: Edit[] = [];
  for (const match of text.matchAll(/\$\$|\$([A-Za-z_][A-Za-z0-9_]*)/g)) {
    const name = match[1];
    // Names in capitals, and those that the file defines, are references that somebody meant.
    if (name === undefined || /^[A-Z][A-Z0-9_]+$/.test(name)) continue;
    if (scope.variables.some(({ path }) => path.at(-1) === name)) return undefined;
    edits.push(inserted(variable.range.start + match.index, '$'));
  }
  return edits.length === 0 ? undefined : edits;
}

/** The edits that remove quotes which the loader keeps: in a Compose list, or a second pair inside the first. */
export function quotedTwice({ format, text }: SourceDocument, setting: KnownSetting): readonly Edit[] | undefined {
  const { variable } = setting;
  const { start, end } = variable.range;
  const inner = /^(["'])(.*)\1$/.exec(setting.text);
  if (inner !== null && setting.text.length > 2 && variable.literal) {
    return [cut(start), cut(end - 1)];
  }
  // `- KEY="value"`: the quotes stand inside the text of a list item.
  const inList = format === 'yaml' && /^\d+$/.test(variable.entry.path.at(-1) ?? '') && variable.literal;
  const mark = text[start - 1];
  if (!inList || (mark !== '"' && mark !== "'") || text[end] !== mark || text[start - 2] !== '=') return undefined;
  return [cut(start - 1), cut(end)];
}

function inserted(at: number, newText: string): Edit {
  return { range: { start: at, end: at }, newText };
}

function cut(at: number): Edit {
  return { range: { start: at, end: at + 1 }, newText: '' };
}

const NAMES: readonly (readonly [RegExp, Phrase])[] = [
  [/[\u200B-\u200D\u2060\uFEFF\u00AD]/, say`an invisible character`],
  [/[\u00A0\u202F\u2007]/, say`a non-breaking space`],
  [/^[\u2018\u201C\u201E\u00AB]|[\u2019\u201D\u00BB]$/, say`a typographic quote`],
];

/** A character that nobody types into such a value, and the value without it. */
export function invisible(text: string): { readonly words: Phrase; readonly cleaned: string } | undefined {
  const found = NAMES.find(([pattern]) => pattern.test(text));
  if (found === undefined) return undefined;
  const cleaned = text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD\u00A0\u202F\u2007]/g, '')
    .replace(/^[\u2018\u201C\u201E\u00AB]+|[\u2019\u201C\u201D\u00BB]+$/g, '');
  // In another script such characters belong to the words.
  return /^[\x20-\x7E]+$/.test(cleaned) ? { words: found[1], cleaned } : undefined;
}
