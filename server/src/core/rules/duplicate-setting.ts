import type { Setting, SourceDocument, Variable } from '../model.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { shortKey } from '../words.ts';

const rule: Rule = {
  id: 'duplicate-setting',
  severity: 'warning',
  stability: 'stable',
  fix: 'none',
  summary: 'The same key stands twice in one block.',
  docs: {
    what: 'A mail setting that the same file, service or object sets twice. The one that loses is marked as unnecessary; an information where both say the same.',
    why: 'Nearly every loader takes the last one, so that a change to the first has no effect.',
    how: 'Remove the one that you do not mean.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=465\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n',
      },
    ],
    good: [{ file: '.env', text: 'EMAIL_HOST=smtp.acme.dev\n#EMAIL_PORT=465\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' }],
    whenNot: 'A file that is put together from parts by a tool.',
    sources: [
      {
        url: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
        read: '2026-11-23',
        note: 'many parsers report the last one only',
      },
    ],
  },

  check(block, { document }) {
    const { settings, scope } = block;
    const winners = settings.slots().map((slot) => settings.get(slot));
    // The last segment tells most of them apart, and a file may have thousands.
    const names = new Set(winners.map((winner) => ('variable' in winner ? winner.variable.path.at(-1) : undefined)));
    const rivals = scope.variables.filter(({ path }) => names.has(path.at(-1)));
    return winners.flatMap((winner) => losers(rivals, winner, document));
  },
};

export default rule;

/** The settings of the same name that the winner hides. Parts of one URL have one variable and no rival. */
function losers(rivals: readonly Variable[], winner: Setting, document: SourceDocument): readonly Report[] {
  if (winner.state !== 'known' && winner.state !== 'dynamic') return [];
  const { variable } = winner;
  if (winner.range.start !== variable.range.start) return [];
  return rivals
    .filter((other) => isRival(other, variable) && !isAlternative(other, variable, document))
    .map((other) => ({
      message: say`${shortKey(winner.key)} is set twice, and the other one wins. Remove the one that you do not mean.`,
      range: other.keyRange,
      severity: sameValue(other, winner) ? ('info' as const) : ('warning' as const),
      related: [{ message: say`this one wins`, range: winner.keyRange }],
      tags: ['unnecessary' as const],
    }));
}

/** The same key in the same scope, written in its own place: a key that a merge brings in may be overridden. */
function isRival(other: Variable, variable: Variable): boolean {
  return (
    other.path.length === variable.path.length &&
    other.entry !== variable.entry &&
    other.keyRange.start !== variable.keyRange.start &&
    other.entry.shared !== true &&
    variable.entry.shared !== true &&
    other.path.every((segment, i) => segment === variable.path[i])
  );
}

/** A branch of a template begins or ends between the two: then only one of them is in the result. */
function isAlternative(other: Variable, { keyRange }: Variable, { text }: SourceDocument): boolean {
  const [from, to] = [other.keyRange.start, keyRange.start].sort((a, b) => a - b);
  return BRANCH.test(text.slice(from, to));
}

const BRANCH =
  /\{\{-?\s{0,20}(?:if|else|end|with|range)\b|\{%[-+]?\s{0,20}(?:if|el|end|for)|<%-?\s{0,20}(?:if|els|end|unless)\b/;

function sameValue(other: Variable, winner: Setting): boolean {
  return winner.state === 'known' && !other.dynamic && other.value === winner.text;
}
