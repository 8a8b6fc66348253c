import type { Problem, Range } from '../model.ts';

/** A text of the same length and with the same lines in which no template action is left. */
export interface Masked {
  readonly text: string;
  /** Lines that YAML would take for data: comments with `//` and marks of a merge conflict. */
  readonly foreign: readonly Problem[];
}

/** What opens an action, what closes it, and whether it may run over several lines whatever stands in it. */
const ACTIONS = [
  { open: '{{', close: '}}', lines: false },
  { open: '{%', close: '%}', lines: true },
  { open: '{#', close: '#}', lines: true },
  { open: '<%', close: '%>', lines: true },
] as const;

const LONGEST_ACTION = 2000;

/**
 * Replaces the actions of Helm, Jinja and ERB, so that the rest can be read as YAML: an action among other text becomes
 * letters, a line of nothing but actions becomes blank. Offsets stay valid for the original text.
 */
export function maskTemplates(text: string): Masked {
  const spans = [...actionSpans(text)];
  const foreign = foreignLines(text);
  if (spans.length === 0 && foreign.length === 0) return { text, foreign };
  let result = '';
  let done = 0;
  for (const { start, end, blank } of merged(text, spans, foreign)) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, blank ? ' ' : 'x');
    done = end;
  }
  return { text: result + text.slice(done), foreign };
}

interface Span extends Range {
  readonly blank: boolean;
}

function merged(text: string, spans: readonly Range[], lines: readonly Problem[]): readonly Span[] {
  const all = [
    ...spans.map((span) => ({ ...span, line: false })),
    ...lines.map(({ range }) => ({ ...range, line: true })),
  ].sort((a, b) => a.start - b.start);
  const result: Span[] = [];
  let done = 0;
  for (let i = 0; i < all.length; i++) {
    const first = all[i];
    if (first === undefined || first.start < done) continue;
    let end = first.end;
    // Actions that follow one another on a line stand or fall together.
    while (!first.line && all[i + 1]?.line === false && isBlank(text, end, all[i + 1]?.start ?? end)) {
      i++;
      end = Math.max(end, all[i]?.end ?? end);
    }
    const alone = first.line || (startsLine(text, first.start) && endsLine(text, end));
    result.push({ start: first.start, end, blank: alone });
    done = end;
  }
  return result;
}

function* actionSpans(text: string): Generator<Range> {
  const closers = new Map<string, number>();
  const find = (close: string, from: number): number => {
    const known = closers.get(close);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = text.indexOf(close, from);
    closers.set(close, found);
    return found;
  };
  const opening = /\{[{%#]|<%|\[\[ ?[.$A-Za-z]|\{[$A-Za-z]/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const filled = fillerAt(text, match.index);
    if (filled !== undefined) {
      yield filled;
      opening.lastIndex = filled.end;
      continue;
    }
    const action = ACTIONS.find(({ open }) => open === match?.[0]);
    if (action === undefined) continue;
    const start = match.index;
    const close = find(action.close, start + 2);
    if (close < 0 || close - start > LONGEST_ACTION) continue;
    let end = close + 2;
    while (action.open === '{{' && text[end] === '}' && text[start + 2] === '{') end++;
    const inner = text.slice(start + 2, close);
    if (!action.lines && inner.includes('{{')) continue;
    if (!action.lines && /[\r\n]/.test(inner) && !/^-?\s?\/\*|^-?\s?[\w.$(]/.test(inner)) continue;
    yield { start, end };
    opening.lastIndex = end;
  }
}

const FILLER =
  /(?:\[\[ ?[.$A-Za-z][^[\],\r\n]{0,200}\]\]|\{(?:\$[A-Za-z]\w{0,100}|[A-Za-z]\w{0,80}(?:\.\w{1,80}){1,6})\})(?=[ \t]*(?:[\r\n]|$))/y;

/** `[[ .port ]]` or `{$PORT}` as all that stands behind a key: a list in a list or a key without a value, as it is. */
function fillerAt(text: string, start: number): Range | undefined {
  if (!/[:-] +$/.test(text.slice(Math.max(0, start - 8), start))) return undefined;
  FILLER.lastIndex = start;
  const found = FILLER.exec(text)?.[0];
  return found === undefined ? undefined : { start, end: start + found.length };
}

function foreignLines(text: string): readonly Problem[] {
  const found: Problem[] = [];
  for (const match of text.matchAll(/^(?:[ \t]*(\/\/[^\r\n]*)|(<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*)?$)/gm)) {
    const end = match.index + match[0].length;
    const slashes = match[1];
    found.push(
      slashes === undefined
        ? { range: { start: match.index, end }, message: 'A merge conflict marker.' }
        : {
            range: { start: end - slashes.length, end },
            message: 'YAML knows no comments with "//"; they begin with "#".',
          },
    );
  }
  return found;
}

function startsLine(text: string, offset: number): boolean {
  let i = offset - 1;
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t')) i--;
  return i < 0 || text[i] === '\n' || text[i] === '\r' || text[i] === '\uFEFF';
}

function endsLine(text: string, offset: number): boolean {
  let i = offset;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return i >= text.length || text[i] === '\n' || text[i] === '\r';
}

/** True when nothing but blanks stands between two offsets of one line. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text[i] !== ' ' && text[i] !== '\t') return false;
  return true;
}
