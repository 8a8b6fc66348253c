import assert from 'node:assert/strict';
import { lintFile } from '../../../server/src/core/lint.ts';
import type { Finding, LintOptions, Severity } from '../../../server/src/core/model.ts';

/** One text for one rule. The findings that are expected stand between « and »; a text without marks must be silent. */
export interface RuleCase {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** Default: a day in November 2026, and nothing else. */
  readonly options?: LintOptions;
  /** Of all findings of the rule in this text. */
  readonly severity?: Severity;
}

/** The findings of one rule; a rule that fails is never a silent one. */
export function findingsOf(
  rule: string,
  file: string,
  text: string,
  options: LintOptions = { today: '2026-11-25' },
): readonly Finding[] {
  const result = lintFile(file, text, options);
  assert.deepEqual(result.failures, [], 'no rule fails');
  return result.findings.filter((finding) => finding.rule === rule);
}

/** Takes the marks out of a text and gives the spans between them. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly string[] } {
  const spans: string[] = [];
  let text = '';
  let start = -1;
  for (const character of marked) {
    if (character === '«') start = text.length;
    else if (character === '»') spans.push(`${start}-${text.length} ${text.slice(start)}`);
    else text += character;
  }
  return { text, spans };
}

/** Runs a rule over a text and compares the places it reports with the marks. */
export function check(rule: string, sample: RuleCase): void {
  const { text, spans } = unmark(sample.text);
  const findings = findingsOf(rule, sample.file, text, sample.options);
  const found = findings.map(({ range }) => `${range.start}-${range.end} ${text.slice(range.start, range.end)}`);
  assert.deepEqual(found, spans, findings.map(({ message }) => message).join('\n'));
  if (sample.severity !== undefined) {
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      findings.map(() => sample.severity),
    );
  }
}

/** Describes a rule by a table of texts. */
export function table(rule: string, cases: readonly RuleCase[]): void {
  describe(rule, () => {
    for (const sample of cases) it(sample.name, () => check(rule, sample));
  });
}
