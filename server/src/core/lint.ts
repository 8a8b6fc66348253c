import { acrossFiles } from './acrossFiles.ts';
import { withFilesBeside } from './beside.ts';
import { blocksOf } from './blocks.ts';
import { embeddedFiles } from './carriers/embedded.ts';
import { scopesOf } from './carriers/index.ts';
import { fileFacts } from './file.ts';
import { formats } from './formats/index.ts';
import { mayHoldMail } from './gate.ts';
import type { Block, FileFacts, Finding, Fix, LintOptions, Severity, SourceDocument } from './model.ts';
import { docsUrl, type Report, type ReportFix, type Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { messageOf, titleOf } from './say.ts';
import { secretsOf, withoutSecrets } from './secrets.ts';
import { type Found, onceForShared } from './shared.ts';
import { suppress } from './suppress.ts';

/** What was understood of a file. */
export interface Analysis {
  readonly file: FileFacts;
  readonly document: SourceDocument;
  readonly blocks: readonly Block[];
}

/** A rule failed on a file: a bug of ours, named and shown, never "no problems". */
export interface RuleFailure {
  readonly rule: string;
  readonly error: string;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  /** True when the file holds at least one settings block. */
  readonly hasMail: boolean;
  /** Findings that ignore comments silenced. */
  readonly silenced: number;
  readonly failures: readonly RuleFailure[];
  /** Set when the time budget ran out: the findings are those of the rules that ran. */
  readonly partial: boolean;
}

const NOTHING: LintResult = { findings: [], hasMail: false, silenced: 0, failures: [], partial: false };
const RULE_IDS: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Reads a file; undefined when its name says that no format of ours is in it, or no word in it is a mail word. */
export function understand(
  path: string,
  text: string,
  { files, versions }: Pick<LintOptions, 'files' | 'versions'> = {},
): Analysis | undefined {
  const file = fileFacts(path);
  if (file === undefined || !mayHoldMail(text)) return undefined;
  const document = formats[file.format].parse(text);
  const blocks = blocksOf(withFilesBeside(scopesOf(document), document, file, files), file, versions);
  const embedded = embeddedFiles(document, mayHoldMail);
  if (embedded.length === 0) return { file, document, blocks };
  const inner = embedded.flatMap(({ name, scopes }) => blocksOf(scopes, embeddedFacts(file, name), versions));
  return {
    file,
    document: { ...document, comments: [...document.comments, ...embedded.flatMap(({ comments }) => comments)] },
    blocks: [...blocks, ...inner].sort((a, b) => a.range.start - b.range.start),
  };
}

/** What the name of an embedded file says, in the place of the file around it: an example stays an example. */
function embeddedFacts(outer: FileFacts, name: string): FileFacts {
  const folder = outer.path.replace(/[^\\/]*$/, '');
  const inner = fileFacts(`${folder}${name}`) ?? outer;
  return outer.role === 'live' ? inner : { ...inner, role: outer.role };
}

/** Every finding in one file, in the order of the text. Synchronous, total and stateless. */
export function lint(path: string, text: string, options: LintOptions = {}): readonly Finding[] {
  return lintFile(path, text, options).findings;
}

/** Like `lint`, with what a report over many files needs beside the findings. */
export function lintFile(path: string, text: string, options: LintOptions = {}): LintResult {
  const analysis = understand(path, text, options);
  return analysis === undefined ? NOTHING : lintAnalysis(analysis, options);
}

/** Runs the rules over what was understood. */
export function lintAnalysis(analysis: Analysis, options: LintOptions = {}): LintResult {
  const { file, document, blocks } = analysis;
  const failures: RuleFailure[] = [];
  const found: Found[] = [];
  let partial = false;
  for (const rule of rules) {
    const severity = severityOf(rule, options);
    if (severity === 'off') continue;
    if (options.deadline !== undefined && options.deadline.now() > options.deadline.at) {
      partial = true;
      break;
    }
    for (const block of blocks) {
      try {
        for (const report of rule.check(block, { file, document, blocks, options })) {
          const chosen = options.rules?.[rule.id] !== undefined;
          const finding = acrossFiles(findingOf(rule, block, report, severity, chosen), block);
          if (finding !== undefined) found.push({ finding, block });
        }
      } catch (error) {
        // Errors carry text of the file; only their kind and place may leave the core.
        failures.push({ rule: rule.id, error: error instanceof Error ? error.name : 'unknown error' });
      }
    }
  }
  const findings = [...onceForShared(found, blocks)];
  findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : 1));
  const hasMail = blocks.length > 0;
  // A rule may quote a value that was cut out of a password: no part of one leaves the core in words.
  const secrets = findings.length === 0 ? undefined : secretsOf(analysis);
  const shown = secrets === undefined ? findings : findings.map((finding) => withoutSecrets(finding, secrets));
  if (options.noIgnores === true) return { findings: shown, hasMail, silenced: 0, failures, partial };
  const ignoreSeverity = (id: string): Severity | 'off' => {
    const rule = rules.find((candidate) => candidate.id === id);
    return rule === undefined ? 'off' : severityOf(rule, options);
  };
  return { ...suppress(document, shown, RULE_IDS, ignoreSeverity), hasMail, failures, partial };
}

/** The severity a rule runs with: the user's word, else `off` for rules that are off by default, else its own. */
export function severityOf(rule: Rule, options: LintOptions): Severity | 'off' {
  return options.rules?.[rule.id] ?? (rule.off === true ? 'off' : rule.severity);
}

function findingOf(rule: Rule, block: Block, report: Report, severity: Severity, chosen: boolean): Finding {
  return {
    rule: rule.id,
    // A severity that the user chose holds for all of the rule's findings.
    severity: chosen ? severity : (report.severity ?? severity),
    confidence: report.confidence ?? (block.dialect.generic === true ? 'likely' : 'certain'),
    ...messageOf(report.message),
    range: report.range,
    related: (report.related ?? []).map((related) => ({ ...related, ...messageOf(related.message) })),
    fixes: fixesOf(report.fixes ?? []),
    docs: docsUrl(rule.id),
    dialect: block.dialect.id,
    ...(block.provider === undefined ? {} : { provider: block.provider.id }),
    ...(report.tags === undefined ? {} : { tags: report.tags }),
  };
}

/** Exactly one fix is preferred: the one that says so, else the first safe one. */
function fixesOf(fixes: readonly ReportFix[]): readonly Fix[] {
  const chosen = fixes.find((fix) => fix.preferred === true) ?? fixes.find((fix) => fix.safe !== false);
  return fixes.map((fix) => ({
    ...titleOf(fix.title),
    safe: fix.safe !== false,
    preferred: fix === chosen,
    edits: fix.edits,
  }));
}
