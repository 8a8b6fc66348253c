import { fileFacts } from './file.ts';
import { formats } from './formats/index.ts';
import type { Entry, LintOptions, Range, Severity } from './model.ts';
import { hint, quote } from './near.ts';
import { rules } from './rules/index.ts';

/** Files larger than this are not read unless the configuration says so: mail settings are small. */
export const DEFAULT_MAX_FILE_SIZE = 1024 * 1024;

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
export const RULE_LEVELS: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];
export const SUBMISSIONS = ['provider', '587', '465'] as const;

/** What a `.smtplint.yaml` or `.smtplint.json` says. */
export interface Config {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Patterns of files that are not checked, in the words of `.gitignore`, from the folder of the configuration on. */
  readonly ignore: readonly string[];
  readonly preferredSubmission?: NonNullable<LintOptions['preferredSubmission']>;
  /** In bytes. */
  readonly maxFileSize: number;
}

export interface ConfigProblem {
  readonly range: Range;
  readonly message: string;
}

export interface ParsedConfig {
  readonly config: Config;
  /** Everything that is wrong; a configuration with a problem is not used. */
  readonly problems: readonly ConfigProblem[];
}

export const DEFAULT_CONFIG: Config = { rules: {}, ignore: [], maxFileSize: DEFAULT_MAX_FILE_SIZE };

/** The keys of a configuration with what each means: for messages, for the JSON schema and for the template. */
export const CONFIG_KEYS: Readonly<Record<string, string>> = {
  $schema: 'Where the JSON schema of this file is, for editors.',
  rules: 'Rule id → error, warning, info, hint or off. What is not named keeps its own severity.',
  ignore: 'Files and folders that are not checked, in the words of .gitignore, seen from the folder of this file.',
  preferredSubmission:
    'What fixes and completions offer where several settings are right: what the provider documents, 587 or 465.',
  maxFileSize: 'Files with more bytes than this are not read.',
};

/** Reads a configuration. Total: what cannot be read is a problem with its place, and its key keeps the default. */
export function parseConfig(path: string, text: string): ParsedConfig {
  const format = fileFacts(path)?.format ?? 'yaml';
  const document = formats[format].parse(text);
  const problems: ConfigProblem[] = document.problems.map(({ range, message }) => ({ range, message }));
  const ruleLevels: Record<string, Severity | 'off'> = {};
  const ignore: string[] = [];
  let preferredSubmission: Config['preferredSubmission'];
  let maxFileSize = DEFAULT_MAX_FILE_SIZE;
  const seen = new Set<string>();
  const unknown = new Set<string>();
  const complain = (range: Range, message: string): void => {
    problems.push({ range, message });
  };

  for (const entry of document.entries) {
    const [key = '', second, third] = entry.path;
    const isEmpty = entry.type === 'null' || entry.style === 'none';
    const dotted = entry.path.join('.');
    if (seen.has(dotted)) complain(entry.keyRange, `"${dotted}" is set twice.`);
    seen.add(dotted);
    if (third !== undefined && Object.hasOwn(CONFIG_KEYS, key)) {
      complain(entry.keyRange, `"${key}" holds no nested settings.`);
      continue;
    }
    switch (key) {
      case '$schema':
        break;
      case 'rules':
        if (second === undefined) {
          if (!isEmpty) complain(entry.valueRange, '"rules" must be a map of rule ids to severities.');
          break;
        }
        readRule(entry, second, ruleLevels, complain);
        break;
      case 'ignore':
        if (second === undefined ? !isEmpty : !/^\d+$/.test(second)) {
          complain(entry.valueRange, '"ignore" must be a list of patterns.');
        } else if (second !== undefined && entry.value !== '') ignore.push(entry.value);
        break;
      case 'preferredSubmission': {
        const found = SUBMISSIONS.find((known) => known === entry.value);
        if (found === undefined) {
          complain(entry.valueRange, `"preferredSubmission" must be provider, 587 or 465, not ${quote(entry.value)}.`);
        } else preferredSubmission = found;
        break;
      }
      case 'maxFileSize':
        if (!/^[1-9]\d{0,9}$/.test(entry.value)) {
          complain(entry.valueRange, `"maxFileSize" must be a number of bytes, not ${quote(entry.value)}.`);
        } else maxFileSize = Number(entry.value);
        break;
      default:
        if (unknown.has(key)) break;
        unknown.add(key);
        complain(topKeyRange(text, entry), `Unknown key ${quote(key)}.${hint(key, Object.keys(CONFIG_KEYS))}`);
    }
  }
  if (document.entries.length === 0 && problems.length === 0 && holdsText(text)) {
    problems.push({ range: { start: 0, end: 0 }, message: 'No settings in it: it must be a map.' });
  }
  return {
    config: {
      rules: ruleLevels,
      ignore,
      ...(preferredSubmission === undefined ? {} : { preferredSubmission }),
      maxFileSize,
    },
    problems: problems.sort((a, b) => a.range.start - b.range.start),
  };
}

/** Where the first key of an entry's path stands: entries only know the place of their last one. */
function topKeyRange(text: string, { path, keyRange }: Entry): Range {
  const [key = ''] = path;
  const start = path.length === 1 ? keyRange.start : text.lastIndexOf(key, keyRange.start);
  return start < 0 || path.length === 1 ? keyRange : { start, end: start + key.length };
}

function readRule(
  entry: Entry,
  id: string,
  into: Record<string, Severity | 'off'>,
  complain: (range: Range, message: string) => void,
): void {
  const ids = rules.map((rule) => rule.id);
  if (!ids.includes(id)) {
    complain(entry.keyRange, `No rule is called ${quote(id)}.${hint(id, ids)}`);
    return;
  }
  const level = ruleLevelOf(entry.value, entry.type);
  if (level === undefined) {
    complain(entry.valueRange, `${quote(entry.value)} is no severity: use ${RULE_LEVELS.join(', ')}.`);
  } else into[id] = level;
}

/** The severity that a text names; YAML 1.1 readers make a boolean of `off`, so `false` counts as off. */
export function ruleLevelOf(text: string, type?: Entry['type']): Severity | 'off' | undefined {
  if (type === 'boolean') return text.toLowerCase() === 'false' ? 'off' : undefined;
  return RULE_LEVELS.find((level) => level === text);
}

/** True when more than blank lines, comments and an empty map stands there. */
function holdsText(text: string): boolean {
  return text
    .split(/\r\n|\r|\n/)
    .some((line) => !/^\s*(?:#.*|---|\.\.\.|\/\/.*|[{}]|\{\s*\})?\s*$/.test(line.replace(/^\uFEFF/, '')));
}
