import type { ScalarStyle } from './model.ts';
import { type Part, partsOf, type Syntax } from './references.ts';

/** A value after looking for references: a literal, the fallback of a reference, or known only at run time. */
export type Expanded =
  | { readonly kind: 'literal' }
  /** A literal once its escapes are read. */
  | { readonly kind: 'escaped'; readonly text: string }
  | { readonly kind: 'fallback'; readonly text: string; readonly offset: number }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'dynamic' };

const LITERAL: Expanded = { kind: 'literal' };
const WHOLE_PLAIN = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;
/** References that look like nothing else. */
const DISTINCT = [/\[\[[^\]]{0,200}\]\]/, /\(\(!?\/?[A-Za-z"][\w./:"-]{0,100}\)\)/, /%\([A-Za-z_][\w.-]{0,100}\)s/];
/** What marks a reference or a template wherever it stands in a value. */
const ANYWHERE = [
  ...DISTINCT,
  /\$\{|\$\(|\{\{|\}\}|<%|%>|\{%|%\}|<\?(?:=|php\b)|\$\$cap_/,
  /%env\(|\$__(?:env|file|vault)\{/,
  /#\{[^}]{0,200}\}|\$\[[^\]]{1,200}\]|[@%]\{[^{}]{1,200}\}/,
];
/** What is one only where it fills the value. */
const WHOLE = [
  /^\$[A-Za-z_]\w{0,100}\$?$|^ENC[([]|^E[JV]\[\d|^\{cipher\}|^<path:[^<>]{1,300}>$/,
  /^\{[A-Za-z]\w{0,80}(?:\.\w{1,80}){1,6}\}$|^\{(?:\$|env:|file:)[A-Za-z_/][\w./-]{0,100}\}$/,
  /^(?:env|getenv|os\.getenv|varlock|exec)\([A-Za-z_'"`][^()]{0,200}\)$/,
  /^(?:op|vault|ref\+[a-z]+|secret|ssm|arn|sm|doppler|infisical|bws|gcp-sm|encrypted|secretref|secretsmanager|berglas):/,
  /^(?:aws-?(?:ssm|secretsmanager|sm)|gcp-?(?:sm|secretmanager)|azkv|akv|keyvault):|^(?:aws|gcp):secrets?manager:/,
  /^(?:file|env|kv|k8s|kubernetes|azurekeyvault|gcpsm):\/\/|^env:[A-Za-z_]\w{0,100}$|^projects\/[\w-]{1,60}\/secrets\//,
  // Azure's App Service, and casts and looks of Dynaconf.
  /^@Microsoft\.(?:KeyVault|AppConfiguration)\(|^@(?:int|bool|str|float|json|format|jinja|get|read_file)\s/,
  /^!|^@@?[A-Za-z_][\w.-]{0,100}@@?$|^__[A-Za-z][\w.-]{0,100}__$|^%%?[A-Za-z_][\w.]{0,100}%%?$/,
];
const RUNTIME = new RegExp([...ANYWHERE, ...WHOLE].map(({ source }) => source).join('|'));

/**
 * Looks for `${VAR}`, `{{ … }}`, `<%= %>`, `{Context.VAR}`, `ENC(…)` of Jasypt, `ENC[…]` of SOPS, `EJ[…]` of EJSON, secret
 * references such as `<path:…>` of Argo CD's Vault plugin, and the like.
 * Nothing is ever read from the process environment: a repository's file must not pull secrets out of it.
 */
export function expand(text: string, syntax: Syntax, style: ScalarStyle): Expanded {
  if (!/[$%{<@#!:_[(]|^projects\//.test(text)) return LITERAL;
  // Most loaders of dotenv files keep `$` in single quotes as it is; template engines and secret stores see no quotes.
  if (syntax === 'dotenv' && style === 'single' && text.includes('$') && !/\{\{|\{%|<%/.test(text)) return LITERAL;
  const plain = WHOLE_PLAIN.exec(text)?.[1];
  if (plain !== undefined) return { kind: 'reference', name: plain };
  if (text.startsWith('${') && text.endsWith('}')) {
    const whole = wholeOf(partsOf(text, syntax), text.length - 1);
    if (whole !== undefined) return whole;
  }
  if (syntax === 'compose' && text.includes('$$') && !text.includes('$$cap_')) {
    const [part, ...more] = partsOf(text, syntax) ?? [];
    const single = text.replaceAll('$$', '').includes('$');
    if (part?.kind === 'text' && more.length === 0 && !single) return { kind: 'escaped', text: part.text };
  }
  if (RUNTIME.test(text)) return { kind: 'dynamic' };
  return LITERAL;
}

/** One reference that fills the value; `end` is where an empty default would stand. */
function wholeOf(parts: readonly Part[] | undefined, end: number): Expanded | undefined {
  const [part, ...more] = parts ?? [];
  if (part?.kind !== 'reference' || more.length > 0) return undefined;
  if (part.otherwise === 'nothing') return { kind: 'reference', name: part.name };
  if (part.otherwise === 'demand') return { kind: 'dynamic' };
  const [inner, ...others] = part.fallback;
  if (inner === undefined) return { kind: 'fallback', text: '', offset: end };
  if (inner.kind === 'reference') return wholeOf(part.fallback, end - 1);
  if (others.length > 0 || RUNTIME.test(inner.text)) return { kind: 'dynamic' };
  return { kind: 'fallback', text: inner.text, offset: inner.start };
}

/** Longer results are no settings of ours: references that double each other must not fill the memory. */
const LONGEST = 4096;

/**
 * The value with its references replaced by what `look` knows; undefined where a part stays unknown. `look` answers with
 * the text, with `null` where the file does not set the name, and with undefined where only run time knows.
 */
export function substitute(
  text: string,
  syntax: Syntax,
  look: (name: string) => string | null | undefined,
): string | undefined {
  const plain = syntax === 'dotenv' ? WHOLE_PLAIN.exec(text)?.[1] : undefined;
  if (plain !== undefined) return look(plain) ?? undefined;
  const parts = partsOf(text, syntax);
  // A text without a reference is unknown for another reason.
  return parts?.some(({ kind }) => kind === 'reference') === true ? join(parts, look) : undefined;
}

function join(parts: readonly Part[], look: (name: string) => string | null | undefined): string | undefined {
  let result = '';
  for (const part of parts) {
    const piece = part.kind === 'text' ? textOf(part.text) : valueOfReference(part, look);
    if (piece === undefined) return undefined;
    // An empty default beside other text stands for what comes from elsewhere.
    if (piece === '' && parts.length > 1 && part.kind === 'reference' && look(part.name) === null) return undefined;
    result += piece;
    if (result.length > LONGEST) return undefined;
  }
  return result;
}

/** Text between references, unless more of it is replaced or a sign in it keeps the next reference from being one. */
function textOf(text: string): string | undefined {
  return RUNTIME.test(text) || /\$[A-Za-z_]|\\$/.test(text) ? undefined : text;
}

function valueOfReference(
  { name, otherwise, fallback }: Extract<Part, { kind: 'reference' }>,
  look: (name: string) => string | null | undefined,
): string | undefined {
  const found = look(name);
  if (found === undefined) return undefined;
  if (found !== null && !(found === '' && otherwise === 'empty')) return found;
  return otherwise === 'nothing' || otherwise === 'demand' ? undefined : join(fallback, look);
}

/** What is replaced at run time wherever it stands in a text. */
const REPLACED = [
  ...DISTINCT,
  /\$\{(?:[^{}]|\$\{[^{}]{0,200}\}){0,400}\}/,
  /\$\([^()]{0,200}\)/,
  /\$?\{\{(?:[^{}]|\{[^{}]{0,100}\}){0,400}\}\}/,
  /\{%[^%]{0,400}%\}/,
  /<%[^%]{0,400}%>/,
  /#\{[^{}]{0,200}\}#?/,
  /\$\[(?:[^[\]]|\[[^[\]]{0,100}\]){1,200}\]/,
  // The `@` before the host is no part of a reference.
  /(?:%|(?<=^|[:/@])@)\{[^{}]{1,200}\}/,
  /%env\([^()]{0,200}\)%/,
  /<\?(?:=|php\b)[^?]{0,200}\?>/,
  /\$__(?:env|file|vault)\{[^{}]{0,200}\}/,
  /__[A-Za-z][\w]{0,100}__/,
  /@@[A-Za-z_]{1,100}@@/,
  /(?<=^|[:/@])@[A-Za-z_][\w.]{0,100}@(?=[:/?]|@[^@]|$)/,
  // Escapes of a URL look alike, but do not fill a part of it.
  /(?<=^|[:/@])%%?[A-Za-z_][\w.]{0,100}%%?(?=[:@/?]|$)/,
  /(?<=^|[:/@])\{\$?[A-Za-z][\w.:]{0,100}\}(?=[:@/?]|$)/,
  /\$\$cap_\w{1,80}(?:\([^()]{0,40}\))?/,
  /\$[A-Za-z_][A-Za-z0-9_]*/,
  // A `#` in it ends the value for the reader of the file, but not for whoever replaces it.
  /\$\{[^{}]{0,200}$/,
];
const SPANS = new RegExp(REPLACED.map(({ source }) => source).join('|'), 'g');

/** Spans of `text` that are replaced at run time; used to read the other parts of a URL. */
export function dynamicSpans(text: string): readonly (readonly [number, number])[] {
  return Array.from(text.matchAll(SPANS), ({ index, 0: { length } }) => [index, index + length] as const);
}
