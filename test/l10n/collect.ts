import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '../../server/src/core/causes.ts';
import { cloudPolicies } from '../../server/src/core/hosts/cloud.ts';
import { PORT_FACTS } from '../../server/src/core/ports.ts';
import { providers } from '../../server/src/core/provider.ts';

const root = join(import.meta.dirname, '..', '..');

/** The template of every phrase that the sources of the server make, and of the facts that findings quote. */
export function phraseTemplates(): readonly string[] {
  const made = sources('server/src').flatMap((text) => taggedTemplates(text, 'say'));
  return unique([...made, ...facts()].filter(hasWords));
}

/** Every key that the client looks up, and calls without a literal key. */
export function clientKeys(): { readonly keys: readonly string[]; readonly unclear: readonly string[] } {
  const keys: string[] = [];
  const unclear: string[] = [];
  for (const text of sources('client/src')) {
    for (const { index } of text.matchAll(/\bl10n\.t\(/g)) {
      const call = text.slice(index);
      const key = /^l10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\s*[,)]/.exec(call)?.[1];
      if (key === undefined) unclear.push(call.slice(0, 80));
      else keys.push(unescaped(key.slice(1, -1)));
    }
  }
  return { keys: unique(keys), unclear };
}

/** The texts of the sources below a folder. */
export function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** Templates with a tag, with `{0}` for what is put in; those inside others too. */
export function taggedTemplates(text: string, tag: string): readonly string[] {
  return [...text.matchAll(new RegExp(`(?<![\\w.$\`])${tag}\``, 'g'))].map(
    ({ index }) => templateAt(text, index + tag.length + 1).template,
  );
}

/** The template whose text begins at an offset, and where it ends. */
function templateAt(text: string, start: number): { readonly template: string; readonly end: number } {
  let template = '';
  let count = 0;
  let at = start;
  while (at < text.length && text[at] !== '`') {
    if (text[at] === '\\') {
      template += text[at + 1];
      at += 2;
    } else if (text.startsWith('${', at)) {
      template += `{${count++}}`;
      at = endOfExpression(text, at + 2);
    } else {
      template += text[at++];
    }
  }
  return { template, end: at + 1 };
}

function endOfExpression(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0 && at < text.length) {
    const sign = text[at++];
    if (sign === '`') at = templateAt(text, at).end;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
  }
  return at;
}

/** Texts of tables that findings, hovers and the results of connection tests quote. */
function facts(): readonly string[] {
  const shapes = providers.flatMap(({ login }) => [...(login?.user?.wrong ?? []), ...(login?.password?.wrong ?? [])]);
  return [
    ...PORT_FACTS.flatMap(({ name, meaning }) => [name, meaning]),
    ...shapes.filter(({ confidence }) => confidence !== 'low').map(({ means }) => means),
    // The others are recognised by no sign in a file.
    ...cloudPolicies.filter(({ signs }) => signs !== undefined).map(({ port25 }) => port25),
    ...Object.values(causes).map(({ change }) => change),
  ];
}

/** Signs and the names of protocols are the same in every language. */
function hasWords(template: string): boolean {
  return /\p{Ll}/u.test(template.replace(/\{\d\}/g, ''));
}

function unescaped(literal: string): string {
  return literal.replace(/\\(.)/g, '$1');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
