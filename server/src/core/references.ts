/** How a file spells references to other settings. `generic` = by the looks of the name. */
export type Syntax = 'dotenv' | 'compose' | 'spring' | 'kubernetes' | 'generic';

/** A piece of a value: text as it is, or a reference. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly start: number }
  | {
      readonly kind: 'reference';
      readonly name: string;
      /** What stands behind the name: nothing, a default for a name that is not set (`unset`) or also empty (`empty`), or a demand. */
      readonly otherwise: 'nothing' | 'unset' | 'empty' | 'demand';
      /** The pieces of the default. */
      readonly fallback: readonly Part[];
    };

/** Longer values are no settings of ours, and deeper ones nobody writes. */
const LONGEST = 4096;
const DEEPEST = 8;

const SHELL_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPRING_NAME = /[A-Za-z_][A-Za-z0-9_.-]*/y;
const CAPITALS = /[A-Z_][A-Z0-9_]*(?=[-:?+}])/y;
const KUBERNETES = /\$\$|\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

/**
 * `${resolver:argument}` of Serverless, Hydra, Log4j and VS Code, and `${AWS::Region}`: what stands behind the colon is
 * looked up, and no default as in `${VAR:default}`.
 */
const RESOLVER =
  /(?:env|self|opt|param|ssm|cf|s3|sls|aws|config|input|command|sys|java|vault|secrets?|secretsmanager|docker-secret|sm|sops|gcp|kv|oc|base64|consul|file|dir|now|strimzi\w{1,20})(?:\.\w{1,40}){0,4}:(?![-?+=])|\w{1,40}::/y;

/** A shell's `${NAME:0:3}` is a part of the value. */
const SLICE = /:\d{1,4}:-?\d{1,4}\}/y;

/** Takes a value apart at its references; undefined when something in it is no reference of this syntax. */
export function partsOf(text: string, syntax: Syntax): readonly Part[] | undefined {
  if (text.length > LONGEST) return undefined;
  if (syntax === 'kubernetes') return kubernetesParts(text);
  const cursor = { at: 0 };
  const parts = read(text, cursor, syntax, 0);
  return parts === undefined || cursor.at < text.length ? undefined : parts;
}

/** Reads to the end of the text, or to the brace that closes the reference around it. */
function read(text: string, cursor: { at: number }, syntax: Syntax, depth: number): readonly Part[] | undefined {
  const parts: Part[] = [];
  let written = '';
  let start = cursor.at;
  const flush = (): void => {
    if (written !== '') parts.push({ kind: 'text', text: written, start });
    written = '';
  };
  while (cursor.at < text.length && !(depth > 0 && text[cursor.at] === '}')) {
    const two = text.slice(cursor.at, cursor.at + 2);
    if (two === '$$' && syntax === 'compose') {
      written += '$';
      cursor.at += 2;
    } else if (two === '${') {
      flush();
      const reference = readReference(text, cursor, syntax, depth);
      if (reference === undefined) return undefined;
      parts.push(reference);
      start = cursor.at;
    } else {
      written += text[cursor.at];
      cursor.at++;
    }
  }
  flush();
  return parts;
}

function readReference(text: string, cursor: { at: number }, syntax: Syntax, depth: number): Part | undefined {
  if (depth >= DEEPEST) return undefined;
  const start = cursor.at + 2;
  if (nameAt(text, start, RESOLVER) !== undefined) return undefined;
  const isSpring = syntax === 'spring' || (syntax === 'generic' && nameAt(text, start, CAPITALS) === undefined);
  const name = nameAt(text, start, isSpring ? SPRING_NAME : SHELL_NAME);
  if (name === undefined) return undefined;
  const after = start + name.length;
  if (nameAt(text, after, SLICE) !== undefined) return undefined;
  const operator = operatorAt(text, after, isSpring);
  if (operator === undefined) return undefined;
  cursor.at = after + operator.length;
  const fallback = read(text, cursor, syntax, depth + 1);
  if (fallback === undefined || text[cursor.at] !== '}') return undefined;
  if (operator === '' && fallback.length > 0) return undefined;
  cursor.at++;
  const otherwise =
    operator === '' ? 'nothing' : operator.includes('?') ? 'demand' : operator === '-' ? 'unset' : 'empty';
  return { kind: 'reference', name, otherwise, fallback };
}

function nameAt(text: string, at: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** `:-`, `-`, `:?`, `?` of shells and Compose; `:` of Spring, where people also write `:-`. `+` gives no fallback. */
function operatorAt(text: string, at: number, isSpring: boolean): string | undefined {
  const two = text.slice(at, at + 2);
  if (text[at] === '}') return '';
  if (two === ':-' || two === ':?') return two;
  if (isSpring) return text[at] === ':' && two !== ':+' && two !== ':=' ? ':' : undefined;
  if (text[at] === '-' || text[at] === '?') return text[at];
  // `${NAME:x}` of Spring, in capitals.
  return text[at] === ':' && two !== ':+' && two !== ':=' ? ':' : undefined;
}

/** `$(NAME)`; a `$$` stands for one `$`. */
function kubernetesParts(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(KUBERNETES)) {
    const end = match.index + match[0].length;
    const before = text.slice(at, match.index) + (match[1] === undefined ? '$' : '');
    if (before !== '') parts.push({ kind: 'text', text: before, start: at });
    if (match[1] !== undefined) parts.push({ kind: 'reference', name: match[1], otherwise: 'nothing', fallback: [] });
    at = end;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at), start: at });
  return parts;
}
