import type { FormatId, ScalarStyle } from './model.ts';

/** A value after looking for references: a literal, the fallback of a reference, or known only at run time. */
export type Expanded =
  | { readonly kind: 'literal' }
  | { readonly kind: 'fallback'; readonly text: string; readonly offset: number }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'dynamic' };

const WHOLE_BRACED = /^\$\{([A-Za-z_][A-Za-z0-9_.-]*)\}$/;
const WHOLE_PLAIN = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;
// ${VAR:-x} and ${VAR-x} of shells, dotenv-expand and compose; ${VAR:x} of Spring.
const FALLBACK = /^\$\{[A-Za-z_][A-Za-z0-9_.-]*(:-|-|:)([^{}$]*)\}$/;
const RUNTIME =
  /\$\{|\$\(|\{\{|\}\}|<%|%>|\{%|%\}|\$\$cap_|%env\(|%\([A-Za-z_]{1,100}\)s|\$__(?:env|file|vault)\{|#\{[^}]{0,200}\}|\[\[[^\]]{0,200}\]\]|^ENC\(|^(?:op|vault|ref\+[a-z]+|secret|ssm|arn|sm|awssm|doppler|infisical|bws|gcp-sm|azkv):|^!|^@@?[A-Za-z_]+@@?$|^__[A-Z0-9_]+__$|^%[A-Za-z_][A-Za-z0-9_]*%$|^\$[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Looks for `${VAR}`, `{{ … }}`, `<%= %>`, `ENC(…)`, secret references and the like.
 * Nothing is ever read from the process environment: a repository's file must not pull secrets out of it.
 */
export function expand(text: string, format: FormatId, style: ScalarStyle): Expanded {
  if (!/[$%{<@#!:_[(]/.test(text)) return { kind: 'literal' };
  // Single quotes keep `$` literal in dotenv files for every loader we know.
  if (format === 'dotenv' && style === 'single' && !text.includes('{{')) return { kind: 'literal' };
  const fallback = FALLBACK.exec(text);
  if (fallback?.[2] !== undefined) {
    // `${VAR:?message}` and `${VAR:+x}` give no fallback.
    if (/^[?+]/.test(fallback[2])) return { kind: 'dynamic' };
    return { kind: 'fallback', text: fallback[2], offset: text.length - 1 - fallback[2].length };
  }
  const name = (WHOLE_BRACED.exec(text) ?? WHOLE_PLAIN.exec(text))?.[1];
  if (name !== undefined) return { kind: 'reference', name };
  if (RUNTIME.test(text)) return { kind: 'dynamic' };
  return { kind: 'literal' };
}

/** Spans of `text` that are replaced at run time; used to read the other parts of a URL. */
export function dynamicSpans(text: string): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  const pattern =
    /\$\{[^{}]{0,200}\}|\$\([^()]{0,200}\)|\$?\{\{[^{}]{0,400}\}\}|<%[^%]{0,400}%>|%env\([^()]{0,200}\)%|\$[A-Za-z_][A-Za-z0-9_]*/g;
  for (const match of text.matchAll(pattern)) spans.push([match.index, match.index + match[0].length]);
  return spans;
}
