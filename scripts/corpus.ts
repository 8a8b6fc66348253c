import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEmpty, portOf } from '../server/src/core/effective.ts';
import { lintFile, understand } from '../server/src/core/lint.ts';
import type { Block, Finding } from '../server/src/core/model.ts';
import { lineOf, lineStarts } from '../server/src/core/position.ts';
import { type PlantingGround, plantsOf } from './plant.ts';

/**
 * Measures the rules against real files that were labelled by hand: `npm run corpus -- DIR [--plant] [--quiet] [--today DATE]`.
 *
 * DIR holds `index.tsv` (id, class `pos` or `neg`, repo, path …), `labels.jsonl` (blocks and issues of each labelled
 * file) and `files/<class>/<owner>__<repo>/<path>`. Issues of a confidence of 0.5 or more are demanded; below that
 * they are neither demanded nor counted wrong. With --plant, one mistake at a time is put into each labelled block that has
 * no demanded issue, and must be found on its line. Exits with 1 when a file without mail settings gets a warning.
 */
interface LabelledBlock extends PlantingGround {
  readonly framework: string;
}

interface Issue {
  readonly line: number;
  readonly kind: string;
  readonly why: string;
  readonly confidence: number;
}

interface Labels {
  readonly id: string;
  readonly blocks: readonly LabelledBlock[];
  readonly issues: readonly Issue[];
}

interface File {
  readonly id: string;
  readonly positive: boolean;
  readonly path: string;
  readonly text: string;
}

const DEMANDED = 0.5;
/** What a label calls a mistake, and the rule that has the same in mind. */
const RULE_OF: Readonly<Record<string, string>> = {
  'tls-mode-port-mismatch': 'tls-port-mismatch',
  'cert-verification-off': 'certificate-verification-off',
  'deprecated-host': 'retired-host',
  incomplete: 'incomplete-settings',
  'missing-port': 'incomplete-settings',
  'url-encoding': 'dsn-encoding',
  'whitespace-quote': 'value-quoting',
  'plaintext-secret-committed': 'committed-secret',
};
/** Kinds that another finding says as well: one cause gets one finding. */
const SAME_CAUSE: Readonly<Record<string, readonly string[]>> = {
  'provider-mismatch': ['tls-port-mismatch', 'port-25-submission'],
};
/** Kinds that say what must not be reported, and one that templates are full of. */
const NEVER_DEMANDED: ReadonlySet<string> = new Set(['local-catcher', 'placeholder-credential']);

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const planting = args.includes('--plant');
const today = args.includes('--today') ? args[args.indexOf('--today') + 1] : new Date().toISOString().slice(0, 10);
const [folder] = args.filter((arg) => !arg.startsWith('--') && arg !== today);
if (folder === undefined || !existsSync(join(folder, 'index.tsv'))) {
  console.error(
    'usage: npm run corpus -- DIR [--plant] [--quiet] [--today DATE]   (DIR holds index.tsv, labels.jsonl and files/)',
  );
  process.exit(2);
}

const labels = new Map(
  lines(join(folder, 'labels.jsonl')).map((line): [string, Labels] => {
    const parsed: Labels = JSON.parse(line);
    return [parsed.id, parsed];
  }),
);
const files = readIndex(folder);

interface Score {
  hits: number;
  misses: number;
  extra: number;
}
const scores = new Map<string, Score>();
const score = (kind: string): Score => {
  const present = scores.get(kind) ?? { hits: 0, misses: 0, extra: 0 };
  scores.set(kind, present);
  return present;
};
const notes: string[] = [];
const plants: string[] = [];
const blocks = { all: 0, found: 0, host: 0, hosts: 0, port: 0, ports: 0, security: 0, securities: 0, surplus: 0 };
const alarms: string[] = [];
let failures = 0;

for (const file of files) {
  const result = lintFile(file.path, file.text, today === undefined ? {} : { today });
  failures += result.failures.length;
  for (const failure of result.failures) notes.push(`FAILED ${file.id} ${file.path}: ${failure.rule} ${failure.error}`);
  const starts = lineStarts(file.text);
  if (!file.positive) {
    for (const finding of result.findings.filter(isLoud)) alarms.push(describe('ALARM', file, starts, finding));
    continue;
  }
  const label = labels.get(file.id);
  if (label === undefined) continue;
  if (planting) {
    plantInto(file, label);
    continue;
  }
  compareIssues(file, starts, label, result.findings);
  compareBlocks(file, starts, label, understand(file.path, file.text)?.blocks ?? []);
}

if (planting) reportPlants();
else report();
process.exit(alarms.length > 0 || failures > 0 ? 1 : 0);

/** Plants into each clean block, and looks for the finding on the line. */
function plantInto(file: File, label: Labels): void {
  for (const block of label.blocks) {
    const isClean = !label.issues.some(
      ({ line, kind, confidence }) =>
        !NEVER_DEMANDED.has(kind) && confidence >= DEMANDED && block.line_start <= line && line <= block.line_end,
    );
    if (!isClean) continue;
    for (const { kind, text, line, rules } of plantsOf(file.text, block, block.framework)) {
      const { findings } = lintFile(file.path, text, today === undefined ? {} : { today });
      const starts = lineStarts(text);
      const there = findings.filter((finding) => lineOf(starts, finding.range.start) + 1 === line);
      const met = there.some((finding) => rules.includes(finding.rule) && isLoud(finding));
      const counted = score(kind);
      if (met) counted.hits++;
      else {
        counted.misses++;
        const said = there.map(({ rule, severity }) => `${severity} ${rule}`).join(', ') || 'nothing';
        plants.push(`PLANT ${file.id} ${file.path}:${line} ${kind} [${block.framework}]: we say ${said}`);
      }
    }
  }
}

/** A label is met by a finding of its rule on its line, or anywhere in the block that the line is in. */
function compareIssues(file: File, starts: readonly number[], label: Labels, findings: readonly Finding[]): void {
  const used = new Set<Finding>();
  for (const issue of label.issues) {
    const rule = RULE_OF[issue.kind] ?? issue.kind;
    const own = label.blocks.find(({ line_start, line_end }) => line_start <= issue.line && issue.line <= line_end);
    const near = findings.filter((finding) => {
      const line = lineOf(starts, finding.range.start) + 1;
      return line === issue.line || (own !== undefined && own.line_start <= line && line <= own.line_end);
    });
    const met =
      near.find((finding) => finding.rule === rule) ??
      near.find((finding) => SAME_CAUSE[rule]?.includes(finding.rule) === true);
    if (met !== undefined) used.add(met);
    if (NEVER_DEMANDED.has(issue.kind)) {
      if (issue.kind !== 'local-catcher') continue;
      for (const finding of near.filter(isLoud).filter(isAboutNetwork)) {
        score('local-catcher').extra++;
        notes.push(describe('CATCHER', file, starts, finding));
      }
      continue;
    }
    if (issue.confidence < DEMANDED) continue;
    if (met === undefined) {
      score(issue.kind).misses++;
      const said = near.map((finding) => finding.rule).join(', ') || 'nothing';
      notes.push(
        `MISS ${file.id} ${file.path}:${issue.line} ${issue.kind} (${issue.confidence}): ${issue.why}; we say ${said}`,
      );
    } else score(issue.kind).hits++;
  }
  for (const finding of findings.filter(isLoud)) {
    if (used.has(finding) || finding.rule === 'placeholder-credential') continue;
    const kind = Object.keys(RULE_OF).find((name) => RULE_OF[name] === finding.rule) ?? finding.rule;
    score(kind).extra++;
    notes.push(describe('EXTRA', file, starts, finding));
  }
}

/** A labelled block is found when one of ours overlaps its lines; the one that agrees most is compared. */
function compareBlocks(file: File, starts: readonly number[], label: Labels, ours: readonly Block[]): void {
  const span = (block: Block) => [lineOf(starts, block.range.start) + 1, lineOf(starts, block.range.end) + 1] as const;
  const overlaps = (block: Block, { line_start, line_end }: LabelledBlock) => {
    const [from, to] = span(block);
    return from <= line_end && line_start <= to;
  };
  for (const labelled of label.blocks) {
    blocks.all++;
    const candidates = ours.filter((block) => overlaps(block, labelled));
    const best = candidates
      .map((block) => ({ block, answers: answersOf(block, labelled) }))
      .sort((a, b) => b.answers.filter((x) => x === true).length - a.answers.filter((x) => x === true).length)[0];
    if (best === undefined) {
      notes.push(`BLOCK ${file.id} ${file.path}:${labelled.line_start}-${labelled.line_end} not recognised`);
      continue;
    }
    blocks.found++;
    const [host, port, security] = best.answers;
    if (host !== undefined) blocks.hosts++;
    if (host === true) blocks.host++;
    if (port !== undefined) blocks.ports++;
    if (port === true) blocks.port++;
    if (security !== undefined) blocks.securities++;
    if (security === true) blocks.security++;
    if (best.answers.includes(false))
      notes.push(`DIFFERS ${file.id} ${file.path}:${labelled.line_start} ${difference(best.block, labelled)}`);
  }
  blocks.surplus += ours.filter((block) => !label.blocks.some((labelled) => overlaps(block, labelled))).length;
}

/** Whether host, port and security agree; undefined where the label does not say. */
function answersOf(block: Block, labelled: LabelledBlock): readonly (boolean | undefined)[] {
  const host = hostOf(block);
  const ports = portsOf(block);
  const outcomes = block.readings.map(({ outcome }) => outcome);
  const says = (text: string) => text !== '' && text !== 'env' && text !== 'null';
  return [
    says(labelled.host) ? host === labelled.host.toLowerCase() : undefined,
    labelled.port === null ? undefined : ports.includes(labelled.port),
    ['implicit', 'starttls', 'opportunistic', 'none'].includes(labelled.security)
      ? outcomes.some((outcome) => outcome === labelled.security)
      : undefined,
  ];
}

function hostOf(block: Block): string {
  return (block.settings.text('host') ?? '').trim().toLowerCase();
}

function portsOf(block: Block): readonly (number | undefined)[] {
  return block.readings.map((reading) => portOf(block, reading));
}

function difference(block: Block, labelled: LabelledBlock): string {
  const outcomes = [...new Set(block.readings.map(({ outcome }) => outcome))].join('|');
  const host = isEmpty(hostOf(block)) ? '-' : hostOf(block);
  return `label ${labelled.host || '-'} ${labelled.port ?? '-'} ${labelled.security}, ours ${host} ${portsOf(block).join('|')} ${outcomes} [${block.dialect.id}]`;
}

function isLoud({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function isAboutNetwork({ rule }: Finding): boolean {
  return ['encryption-off', 'port-25-submission', 'tls-port-mismatch', 'starttls-optional'].includes(rule);
}

function describe(
  what: string,
  file: File,
  starts: readonly number[],
  { rule, severity, message, range, dialect }: Finding,
): string {
  return `${what} ${file.id} ${file.path}:${lineOf(starts, range.start) + 1} ${severity} ${rule} [${dialect}] ${message}`;
}

function reportPlants(): void {
  if (!quiet) for (const note of plants) console.log(note);
  console.log('\nplanted                       found');
  const total = { hits: 0, all: 0 };
  for (const [kind, { hits, misses }] of [...scores].sort()) {
    console.log(`${kind.padEnd(29)} ${ratio(hits, hits + misses)}`);
    total.hits += hits;
    total.all += hits + misses;
  }
  console.log(`${'all'.padEnd(29)} ${ratio(total.hits, total.all)}`);
}

function report(): void {
  if (!quiet) for (const note of [...notes, ...alarms]) console.log(note);
  console.log('\nkind                          recall         precision');
  const total: Score = { hits: 0, misses: 0, extra: 0 };
  for (const [kind, { hits, misses, extra }] of [...scores].sort()) {
    console.log(`${kind.padEnd(29)} ${ratio(hits, hits + misses)} ${ratio(hits, hits + extra)}`);
    total.hits += hits;
    total.misses += misses;
    total.extra += extra;
  }
  console.log(
    `${'all'.padEnd(29)} ${ratio(total.hits, total.hits + total.misses)} ${ratio(total.hits, total.hits + total.extra)}`,
  );
  console.log(`\nblocks found ${ratio(blocks.found, blocks.all)} (${blocks.surplus} of ours overlap no label)`);
  console.log(
    `host ${ratio(blocks.host, blocks.hosts)} port ${ratio(blocks.port, blocks.ports)} security ${ratio(blocks.security, blocks.securities)}`,
  );
  const negatives = files.filter(({ positive }) => !positive).length;
  console.log(
    `false alarms in ${negatives} files without mail settings: ${alarms.length}; rules that failed: ${failures}`,
  );
}

function ratio(part: number, whole: number): string {
  return (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} % (${part}/${whole})`).padEnd(14);
}

function lines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function readIndex(root: string): readonly File[] {
  const [head = '', ...rows] = lines(join(root, 'index.tsv'));
  const columns = head.split('\t');
  return rows.flatMap((row): readonly File[] => {
    const cells = row.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const path = join(root, 'files', cell('class'), cell('repo').replace('/', '__'), cell('path'));
    if (!existsSync(path)) return [];
    return [
      { id: cell('id'), positive: cell('class') === 'pos', path: cell('path'), text: readFileSync(path, 'utf8') },
    ];
  });
}
