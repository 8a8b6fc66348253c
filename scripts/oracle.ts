import { readFileSync } from 'node:fs';
import { lintFile, understand } from '../server/src/core/lint.ts';
import type { Finding } from '../server/src/core/model.ts';

/**
 * Compares our verdicts with executed truth: `tsx scripts/oracle.ts CASES.jsonl [DIALECT]`.
 * Each line has `id`, `dialect`, `file`, `text` and `truth.strict`, what a real client library did with the text.
 * With a dialect, its disagreements are listed.
 */
interface Case {
  readonly id: string;
  readonly dialect: string;
  readonly app?: string;
  readonly file: string;
  readonly server: string;
  readonly port: number | null;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly truth: { readonly strict: string; readonly outcome: string; readonly detail: string };
}

/** Judgements of policy and not of function: allowed on settings that work. */
const POLICY = new Set(['port-25-submission', 'certificate-verification-off', 'committed-secret', 'backup-port']);

const [path, only] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: tsx scripts/oracle.ts CASES.jsonl [DIALECT]');
  process.exit(2);
}
const cases = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): Case => JSON.parse(line));

const totals = new Map<string, { agree: number; all: number; recognised: number }>();
for (const sample of cases) {
  if (only !== undefined && sample.dialect !== only) continue;
  if (sample.truth.strict === 'not_decidable_from_config') continue;
  const { findings } = lintFile(sample.file, sample.text, { today: '2026-11-25' });
  const ids = understand(sample.file, sample.text)?.blocks.map((block) => block.dialect.id) ?? [];
  const total = totals.get(sample.dialect) ?? { agree: 0, all: 0, recognised: 0 };
  totals.set(sample.dialect, total);
  total.all++;
  if (ids.includes(sample.dialect)) total.recognised++;
  const ok = agrees(sample.truth.strict, findings);
  if (ok) total.agree++;
  else if (only !== undefined) report(sample, findings, ids);
}
let agree = 0;
let all = 0;
for (const [dialect, total] of [...totals].sort()) {
  agree += total.agree;
  all += total.all;
  console.log(
    `${dialect.padEnd(24)} ${percent(total.agree, total.all)} (${total.agree}/${total.all}), recognised ${percent(total.recognised, total.all)}`,
  );
}
console.log(`${'all'.padEnd(24)} ${percent(agree, all)} (${agree}/${all})`);

function agrees(strict: string, findings: readonly Finding[]): boolean {
  const judged = findings.filter((finding) => !POLICY.has(finding.rule));
  const loud = judged.filter((finding) => finding.severity === 'error' || finding.severity === 'warning');
  switch (strict) {
    case 'must_flag':
      return loud.length > 0;
    case 'must_be_silent':
      return loud.length === 0;
    default:
      return judged.every((finding) => finding.severity !== 'error');
  }
}

function report(sample: Case, findings: readonly Finding[], ids: readonly string[]): void {
  const said = findings.map((finding) => `${finding.severity} ${finding.rule}`).join(', ') || 'nothing';
  const { strict, outcome, detail } = sample.truth;
  console.log(
    `${sample.id} ${sample.app ?? ''} ${sample.server}:${sample.port} ${JSON.stringify(sample.slots)} → ${strict} (${outcome}: ${detail}); we say ${said} [${ids.join(', ')}]`,
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
