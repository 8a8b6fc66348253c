import type { Comment, Finding, Range, Severity, SourceDocument } from './model.ts';
import { lineStarts, positionAt } from './position.ts';
import { docsUrl } from './rule.ts';
import { messageOf, say, titleOf } from './say.ts';

/** One ignore comment: which rules it silences, where, and why. */
interface Directive {
  readonly comment: Comment;
  readonly scope: 'line' | 'file';
  readonly rules: readonly { readonly id: string; readonly range: Range }[];
  /** The line of the comment. */
  readonly line: number;
}

// `smtplint-ignore a, b -- reason`, `smtplint-ignore-file a -- reason`
const DIRECTIVE = /smtplint-ignore(-file)?(?=[\s,]|$)([^\n]*)/;

export interface Suppressed {
  readonly findings: readonly Finding[];
  /** How many findings the comments silenced. */
  readonly silenced: number;
}

/**
 * Applies `# smtplint-ignore rule-id[, rule-id] -- reason` (the same line, or the line above) and
 * `# smtplint-ignore-file …` (whole file). Unknown ids and comments that silence nothing are findings themselves.
 */
export function suppress(
  document: SourceDocument,
  findings: readonly Finding[],
  ruleIds: ReadonlySet<string>,
  severityOf: (id: 'unknown-ignore' | 'unused-ignore') => Severity | 'off',
): Suppressed {
  const directives = document.comments.flatMap((comment) => directiveOf(document, comment));
  if (directives.length === 0) return { findings, silenced: 0 };
  const starts = lineStarts(document.text);
  const placed = directives.map((directive) => ({
    ...directive,
    line: positionAt(starts, directive.comment.range.start).line,
  }));
  const used = new Set<Range>();
  const kept = findings.filter((finding) => {
    const line = positionAt(starts, finding.range.start).line;
    let silenced = false;
    for (const directive of placed) {
      if (directive.scope === 'line' && !coversLine(document, starts, directive, line)) continue;
      for (const { id, range } of directive.rules) {
        if (id !== finding.rule) continue;
        used.add(range);
        silenced = true;
      }
    }
    return !silenced;
  });
  const own = placed.flatMap((directive) =>
    directive.rules.flatMap(({ id, range }): Finding[] => {
      const rule = ruleIds.has(id) ? (used.has(range) ? undefined : 'unused-ignore') : 'unknown-ignore';
      const severity = rule === undefined ? 'off' : severityOf(rule);
      if (rule === undefined || severity === 'off') return [];
      const message =
        rule === 'unknown-ignore'
          ? say`No rule is called "${id}", so this comment silences nothing. \`smtplint rules\` lists the ids.`
          : say`Nothing here breaks ${id} (any more): the ignore comment can go.`;
      return [
        {
          rule,
          severity,
          confidence: 'certain',
          ...messageOf(message),
          range,
          related: [],
          docs: docsUrl(rule),
          fixes: [
            {
              ...titleOf(say`Remove the ignore`),
              safe: true,
              preferred: true,
              edits: [removal(document, directive, range)],
            },
          ],
          tags: ['unnecessary'],
        },
      ];
    }),
  );
  return {
    findings: [...kept, ...own].sort((a, b) => a.range.start - b.range.start),
    silenced: findings.length - kept.length,
  };
}

function directiveOf(document: SourceDocument, comment: Comment): readonly Omit<Directive, 'line'>[] {
  const text = document.text.slice(comment.range.start, comment.range.end);
  const match = DIRECTIVE.exec(text);
  if (match === null) return [];
  const list = (match[2] ?? '').replace(/\*\/\s*$/, '').split(/\s--(?:\s|$)/)[0] ?? '';
  const listStart = comment.range.start + match.index + match[0].length - (match[2] ?? '').length;
  const rules = [...list.matchAll(/[^\s,]+/g)].map((word) => ({
    id: word[0],
    range: { start: listStart + word.index, end: listStart + word.index + word[0].length },
  }));
  return [{ comment, scope: match[1] === undefined ? 'line' : 'file', rules }];
}

/** A comment silences its own line; one that stands alone on its line silences the next line that is no comment. */
function coversLine(document: SourceDocument, starts: readonly number[], directive: Directive, line: number): boolean {
  if (directive.line === line) return true;
  if (line < directive.line) return false;
  const between = document.text.slice(starts[directive.line] ?? 0, starts[line] ?? 0).split(/\r\n|\r|\n/);
  return between.slice(0, -1).every((row) => /^\s*(#|\/\/|;|\/\*|\{?\s*$)/.test(row)) && line - directive.line <= 3;
}

/** Removes the id with its comma, or the whole comment (and its line, when nothing else stands there). */
function removal(document: SourceDocument, directive: Directive, range: Range) {
  const { text } = document;
  if (directive.rules.length > 1) {
    const after = /^\s*,?\s*/.exec(text.slice(range.end, directive.comment.range.end))?.[0].length ?? 0;
    const last = directive.rules.at(-1)?.range === range;
    if (!last) return { range: { start: range.start, end: range.end + after }, newText: '' };
    const before = /[\s,]*$/.exec(text.slice(directive.comment.range.start, range.start))?.[0].length ?? 0;
    return { range: { start: range.start - before, end: range.end }, newText: '' };
  }
  const { start, end } = directive.comment.range;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const alone = text.slice(lineStart, start).trim() === '';
  if (!alone) {
    const spaces = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
    return { range: { start: start - spaces, end }, newText: '' };
  }
  const newline = /^(\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { range: { start: lineStart, end: end + newline }, newText: '' };
}
