import { readFileSync } from 'node:fs';
import { lintFile, understand } from '../server/src/core/lint.ts';
import type { Finding } from '../server/src/core/model.ts';

/**
 * Compares our verdicts with executed truth: `npm run oracle -- CASES.jsonl [DIALECT] [--list]`.
 * Each line has `id`, `dialect`, `file`, `text` and `truth.strict`, what a real client library did with the text.
 * `must_flag` needs an error or a warning, `must_be_silent` and `depends` no error. The stricter count in the last column
 * also forbids warnings on `must_be_silent`. With a dialect, or with `--list`, each disagreement of that count is listed.
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

const args = process.argv.slice(2);
const list = args.includes('--list');
const [path, only] = args.filter((arg) => arg !== '--list');
if (path === undefined) {
  console.error('usage: npm run oracle -- CASES.jsonl [DIALECT] [--list]');
  process.exit(2);
}
const cases = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): Case => JSON.parse(line));

const totals = new Map<string, { agree: number; strict: number; all: number; recognised: number }>();
for (const sample of cases) {
  if (only !== undefined && sample.dialect !== only) continue;
  if (sample.truth.strict === 'not_decidable_from_config') continue;
  const { findings } = lintFile(sample.file, sample.text, { today: '2026-11-25' });
  const ids = understand(sample.file, sample.text)?.blocks.map((block) => block.dialect.id) ?? [];
  const total = totals.get(sample.dialect) ?? { agree: 0, strict: 0, all: 0, recognised: 0 };
  totals.set(sample.dialect, total);
  total.all++;
  if (ids.includes(sample.dialect)) total.recognised++;
  if (agrees(sample.truth.strict, findings)) total.agree++;
  if (agrees(sample.truth.strict, findings, 'warning')) total.strict++;
  else if (list || only !== undefined) report(sample, findings, ids);
}
const sum = { agree: 0, strict: 0, all: 0, recognised: 0 };
for (const [dialect, total] of [...totals].sort()) {
  row(dialect, total);
  sum.agree += total.agree;
  sum.strict += total.strict;
  sum.all += total.all;
  sum.recognised += total.recognised;
}
row('all', sum);

function row(name: string, { agree, strict, all, recognised }: typeof sum): void {
  console.log(
    `${name.padEnd(24)} ${percent(agree, all)} (${agree}/${all}), recognised ${percent(recognised, all)}, without warnings ${percent(strict, all)} (${strict}/${all})`,
  );
}

/** Whether the findings fit the truth; `loudest` is what a text that works may not get. */
function agrees(truth: string, findings: readonly Finding[], loudest: 'error' | 'warning' = 'error'): boolean {
  const judged = findings.filter((finding) => !POLICY.has(finding.rule));
  const has = (severities: readonly string[]): boolean => judged.some(({ severity }) => severities.includes(severity));
  switch (truth) {
    case 'must_flag':
      return has(['error', 'warning']);
    case 'must_be_silent':
      return !has(loudest === 'error' ? ['error'] : ['error', 'warning']);
    default:
      return !has(['error']);
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
