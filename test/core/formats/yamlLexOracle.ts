import { Lexer } from 'yaml';

/** The meaning of a token's first character, as the lexer of the `yaml` package writes tokens down. */
const KINDS: Readonly<Record<string, string>> = {
  '-': 'dash',
  '.': 'end',
  '%': 'directive',
  '"': 'quoted',
  "'": 'quoted',
  '|': 'block',
  '>': 'block',
  '*': 'alias',
  '&': 'anchor',
  '!': 'tag',
  '?': 'question',
  ':': 'colon',
  ',': 'comma',
  '[': 'open',
  '{': 'open',
  ']': 'close',
  '}': 'close',
};

/** The tokens of a text as the `yaml` package has them: kind, text, and whether it is the first one of its line. */
export function tokensByLibrary(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  let fresh = true;
  let line = 0;
  let state: 'token' | 'scalar' | 'header' | 'body' = 'token';
  const add = (kind: string, lexeme: string): void => {
    const start = line;
    const first = fresh;
    for (const char of lexeme) if (char === '\n') line++;
    if (lexeme !== '') fresh = lexeme.endsWith('\n');
    tokens.push(JSON.stringify([kind, lexeme, start, line, first]));
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '\u001f') state = state === 'header' ? 'body' : 'scalar';
    else if (state === 'scalar' || state === 'body') {
      // A block scalar is one token with its header, which is known already.
      if (state === 'scalar') add('plain', lexeme);
      else {
        for (const char of lexeme) if (char === '\n') line++;
        fresh = lexeme === '' ? fresh : lexeme.endsWith('\n');
        tokens.push(JSON.stringify(['body', lexeme, line]));
      }
      state = 'token';
    } else if (lexeme === '\u0002') add('start', '');
    else if (lexeme === '\u0018') add('broken', '');
    else if (/^\r?\n$/.test(lexeme)) {
      line++;
      fresh = true;
    } else if (/^[ \t#\uFEFF]/.test(lexeme)) continue;
    else if (state === 'header') return undefined;
    else {
      const kind = lexeme === '---' ? 'marker' : (KINDS[lexeme.charAt(0)] ?? 'other');
      if (kind === 'quoted' && !isClosed(lexeme)) return undefined;
      if (kind === 'block') state = 'header';
      add(kind, lexeme);
    }
  }
  return tokens;
}

/** Our lexer ends a quote that is never closed with its line: there the two must differ. */
function isClosed(lexeme: string): boolean {
  if (lexeme.length < 2) return false;
  if (lexeme.startsWith("'")) return /^'(?:[^']|'')*'$/.test(lexeme);
  return /^"(?:[^"\\]|\\[\s\S])*"$/.test(lexeme);
}
