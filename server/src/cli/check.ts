import { resolve } from 'node:path';
import { explicitTarget, type Target, walk } from '../config/walk.ts';
import { fileFacts } from '../core/file.ts';
import { fixAll } from '../core/fixAll.ts';
import { type Analysis, lintAnalysis, understand } from '../core/lint.ts';
import type { Finding, Severity } from '../core/model.ts';
import { lineStarts, positionAt } from '../core/position.ts';
import { rules } from '../core/rules/index.ts';
import { type Args, parseArguments } from './args.ts';
import { writeAtomically } from './atomic.ts';
import { type Baseline, readBaseline, writeBaseline } from './baseline.ts';
import { unifiedDiff } from './diff.ts';
import { decode, encode, type FileContent, fileReader } from './files.ts';
import { EXIT, type Io, reasonOf, UsageError } from './io.ts';
import { CHECK_OPTIONS } from './options.ts';
import { printers } from './output/index.ts';
import { type Plan, planOf } from './plan.ts';
import { progress } from './progress.ts';
import { type FileReport, placer, SEVERITY_RANK } from './report.ts';
import { VERSION } from './version.ts';

/** What is known of one run while it goes on. */
interface Run {
  readonly io: Io;
  readonly plan: Plan;
  readonly baseline: Baseline | undefined;
  readonly files: FileReport[];
  readonly diffs: string[];
  checked: number;
  withMail: number;
  fixed: number;
  hidden: number;
  /** Bugs of ours and files that could not be read: they decide the exit code, whatever was found. */
  internal: boolean;
  misuse: boolean;
}

/** `smtplint check`: lints files, folders or standard input. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const args = parseArguments(argv, CHECK_OPTIONS);
  const plan = planOf(args, io);
  const known = plan.baseline;
  const run: Run = {
    io,
    plan,
    baseline: known === undefined || known.update ? undefined : readBaseline(known.path, known.shown, io.cwd),
    files: [],
    diffs: [],
    checked: 0,
    withMail: 0,
    fixed: 0,
    hidden: 0,
    internal: false,
    misuse: false,
  };
  if (args.has('stdin')) return checkStdin(args, run);
  checkPaths(args.positionals.length === 0 ? ['.'] : args.positionals, run);
  if (known?.update === true) return updateBaseline(known, run);
  report(run);
  return exitCode(run);
}

function checkPaths(paths: readonly string[], run: Run): void {
  const { io, plan } = run;
  const read = fileReader();
  const bar = progress(io, plan.quiet);
  let mention: string | undefined;
  const unreadable = (shown: string, reason: string): void => {
    run.misuse = true;
    io.err(`smtplint: ${shown}: ${reason}\n`);
  };
  for (const target of walk(paths, { cwd: io.cwd, configFor: plan.configFor, unreadable })) {
    bar.step(run.checked);
    checkFile(target, read(target.path, target.config.config.maxFileSize), run);
    if (!target.explicit && target.committed === false && target.config.path === undefined) mention ??= target.shown;
  }
  bar.end();
  if (mention !== undefined && io.errIsTerminal) {
    note(run, `${mention} is checked although git ignores it; \`ignore\` in .smtplint.yaml leaves files out.`);
  }
}

function checkFile(target: Target, content: FileContent, run: Run): void {
  if (isForeign(target, run)) return;
  switch (content.kind) {
    case 'unreadable':
      run.misuse = true;
      run.io.err(`smtplint: ${target.shown}: ${content.reason}\n`);
      return;
    case 'too-large':
      note(run, `${target.shown} is larger than ${target.config.config.maxFileSize} bytes and was not checked.`);
      return;
    case 'binary':
      if (target.explicit) note(run, `${target.shown} is no text and was not checked.`);
      return;
    case 'nothing':
      run.checked++;
      return;
    case 'text':
      run.checked++;
      checkText(target, content, run);
  }
}

/** True, with a note, for a file that the user named and that is of no kind of ours. */
function isForeign(target: Target, run: Run): boolean {
  if (!target.explicit || fileFacts(target.path) !== undefined) return false;
  note(run, `${target.shown} is no kind of file that smtplint reads.`);
  return true;
}

type TextContent = Extract<FileContent, { kind: 'text' }>;

function checkText(target: Target, content: TextContent, run: Run): void {
  const { plan } = run;
  if (plan.mode === 'report') {
    lintText(target, content.text, run);
    return;
  }
  const fixed = fixText(target, content, run);
  if (plan.mode === 'fix' && fixed !== undefined) {
    const isWritten = writeFixed(target, encode(fixed, content.encoding), run);
    lintText(target, isWritten ? fixed : content.text, run);
    return;
  }
  if (fixed !== undefined) {
    const { text, masked } = unifiedDiff(target.shown, target.facts, content.text, fixed);
    run.diffs.push(text);
    if (masked) note(run, `${target.shown}: a password in a changed line is shown as dots; --fix keeps it.`);
  }
  lintText(target, content.text, run);
}

function writeFixed(target: Target, bytes: Uint8Array, run: Run): boolean {
  try {
    writeAtomically(target.path, bytes);
    return true;
  } catch (error) {
    run.misuse = true;
    run.io.err(`smtplint: ${target.shown}: cannot be written: ${reasonOf(error)}\n`);
    return false;
  }
}

/** The mended text; undefined when nothing changes. */
function fixText(target: Target, content: TextContent, run: Run): string | undefined {
  const { plan } = run;
  const { text, applied } = fixAll(target.facts, content.text, plan.lintOptions(target), {
    unsafe: plan.unsafe,
    wanted: (finding) => isWanted(finding, plan.minSeverity),
  });
  if (text === content.text) return undefined;
  if (!encode(content.text, content.encoding).equals(content.bytes)) {
    note(run, `${target.shown} is not valid UTF-8 and was not changed.`);
    return undefined;
  }
  run.fixed += applied;
  return text;
}

function lintText(target: Target, text: string, run: Run): void {
  const options = run.plan.lintOptions(target);
  const analysis = understand(target.facts, text, options);
  if (analysis === undefined) return;
  const result = lintAnalysis(analysis, options);
  for (const { rule, error } of result.failures) {
    run.internal = true;
    run.io.err(`smtplint: internal error: the rule ${rule} failed on ${target.shown} (${error})\n`);
  }
  noteProblem(target, text, analysis, run);
  if (result.partial) note(run, `${target.shown} took too long: some rules did not run.`);
  if (result.hasMail) run.withMail++;
  const findings = result.findings
    .filter((finding) => isWanted(finding, run.plan.minSeverity))
    .map(placer(target.shown, text, analysis))
    .filter((finding) => {
      if (run.baseline?.accepts(finding) !== true) return true;
      run.hidden++;
      return false;
    });
  if (result.hasMail || findings.length > 0) run.files.push({ file: target.shown, text, findings });
}

/** The first place that could not be read: what follows it may be missing from the report. */
function noteProblem(target: Target, text: string, { document }: Analysis, run: Run): void {
  const [first, ...more] = document.problems;
  if (first === undefined) return;
  const { line, character } = positionAt(lineStarts(text), first.range.start);
  const rest = more.length === 0 ? '' : ` (${more.length} more)`;
  note(run, `${target.shown}:${line + 1}:${character + 1}: not read as it stands: ${first.message}${rest}`);
}

async function checkStdin(args: Args, run: Run): Promise<number> {
  const { io, plan } = run;
  const name = args.get('stdin-filename');
  if (name === undefined) throw new UsageError('--stdin needs --stdin-filename NAME: it says how the text is read.');
  if (args.positionals.length > 0) throw new UsageError('--stdin takes no paths.');
  if (plan.baseline?.update === true) throw new UsageError('--stdin updates no baseline.');
  const bytes = Buffer.from(await io.stdin());
  const target = explicitTarget(resolve(io.cwd, name), { cwd: io.cwd, configFor: plan.configFor });
  const content = decode(bytes);
  if (plan.mode !== 'fix') {
    checkFile(target, content, run);
    report(run);
    return exitCode(run);
  }
  if (content.kind === 'text' && !isForeign(target, run)) {
    const fixed = fixText(target, content, run);
    io.out(fixed === undefined ? bytes : encode(fixed, content.encoding));
    lintText(target, fixed ?? content.text, run);
  } else io.out(bytes);
  if (!plan.quiet && run.files.some(({ findings }) => findings.length > 0)) io.err(stylishText(run, false));
  return exitCode(run);
}

function report(run: Run): void {
  const { io, plan } = run;
  if (plan.mode === 'dry-run') io.out(run.diffs.join(''));
  if (plan.mode === 'fix' && run.fixed > 0) note(run, `${run.fixed} fixed.`);
  if (run.hidden > 0) note(run, `${run.hidden} known from the baseline.`);
  const unused = run.baseline?.unused() ?? 0;
  if (unused > 0) note(run, `${unused} in the baseline not found any more; --update-baseline drops them.`);
  for (const { format, file } of plan.outputs) {
    // The diff has standard output for itself.
    if (file === undefined && plan.mode === 'dry-run') continue;
    const text = format === 'stylish' ? stylishText(run, file === undefined && plan.color) : textOf(run, format);
    if (file === undefined) io.out(text);
    else writeReport(file, text);
  }
}

function textOf(run: Run, format: keyof typeof printers, color = false): string {
  return printers[format]({ version: VERSION, rules, summary: summaryOf(run), files: run.files }, { color });
}

function stylishText(run: Run, color: boolean): string {
  const text = textOf(run, 'stylish', color);
  // The summary is the last line.
  return run.plan.quiet ? text.replace(/[^\n]*\n$/, '') : text;
}

function writeReport(file: string, text: string): void {
  try {
    writeAtomically(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${reasonOf(error)}`);
  }
}

function updateBaseline({ path, shown }: NonNullable<Plan['baseline']>, run: Run): number {
  const findings = run.files.flatMap((file) => file.findings);
  try {
    writeBaseline(path, findings, run.io.cwd);
  } catch (error) {
    throw new UsageError(`${shown}: cannot be written: ${reasonOf(error)}`);
  }
  note(run, `${findings.length} findings written to ${shown}.`);
  return run.internal ? EXIT.internal : run.misuse ? EXIT.misuse : EXIT.ok;
}

function summaryOf({ files, checked, withMail }: Run) {
  const count = (severity: Severity): number =>
    files.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
  return {
    files: checked,
    filesWithMail: withMail,
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    hint: count('hint'),
  };
}

function exitCode(run: Run): number {
  if (run.internal) return EXIT.internal;
  if (run.misuse) return EXIT.misuse;
  const { error, warning } = summaryOf(run);
  const tooMany = run.plan.maxWarnings !== undefined && warning > run.plan.maxWarnings;
  return error > 0 || tooMany ? EXIT.findings : EXIT.ok;
}

function isWanted({ severity }: Finding, least: Severity): boolean {
  return SEVERITY_RANK[severity] >= SEVERITY_RANK[least];
}

function note({ io, plan }: Run, text: string): void {
  if (!plan.quiet) io.err(`smtplint: ${text}\n`);
}
