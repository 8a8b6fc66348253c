import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { chosenFix, fixAll } from '../core/fixAll.ts';
import type { Edit, Finding } from '../core/model.ts';
import { say } from '../core/say.ts';
import { type Checked, check } from './check.ts';
import { type Converter, converter, touches } from './convert.ts';
import { type DiagnosticData, dataOf, diagnosticOf, SOURCE } from './diagnostics.ts';
import { difference } from './difference.ts';
import { ignoreInFile, ignoreOnLine } from './ignore.ts';
import { type ConfigPlace, ignoreInConfig } from './ignoreInConfig.ts';

/** Runs every safe fix of the file. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.smtplint`;

export interface CodeActionRequest {
  readonly range: Range;
  /** What the client shows there; empty also from clients that do not look. */
  readonly diagnostics: readonly Diagnostic[];
  readonly only: readonly string[] | undefined;
  /** Whether edits may name the version of the document that they belong to. */
  readonly versioned: boolean;
  readonly createsFiles: boolean;
  /** The configuration of the project, or the place for one. */
  readonly config?: ConfigPlace | undefined;
}

/** Every action for the diagnostics at one place, the preferred fix of each first. */
export function codeActionsFor(file: Checked, request: CodeActionRequest): CodeAction[] {
  const wants = (kind: string): boolean =>
    request.only === undefined ||
    request.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(file, request));
  if (wants(FIX_ALL)) actions.push(...fixAllActions(file, request.versioned));
  return actions;
}

function quickFixes(file: Checked, request: CodeActionRequest): CodeAction[] {
  const { range, versioned, createsFiles, config } = request;
  const { t } = file;
  const convert = converter(file);
  const current = memo(() => check(file).findings);
  // Some clients keep no more of a diagnostic than its code, its message and its place; Vim's ALE is one.
  const isOurs = ({ source, code }: Diagnostic): boolean =>
    source === SOURCE || (source === undefined && current().some(({ rule }) => rule === code));
  const edit = (edits: readonly Edit[]): WorkspaceEdit => workspaceEdit(file, convert, edits, versioned);
  const fixes: CodeAction[] = [];
  const ofRule: CodeAction[] = [];
  const ignores: CodeAction[] = [];
  const diagnostics =
    request.diagnostics.length > 0
      ? request.diagnostics.filter(isOurs)
      : current()
          .map((finding) => diagnosticOf(finding, convert, file))
          .filter((diagnostic) => touches(diagnostic.range, range));
  for (const diagnostic of diagnostics) {
    const rule = String(diagnostic.code);
    for (const fix of freshData(file, diagnostic, current, convert).fixes) {
      fixes.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...(fix.preferred && fix.safe ? { isPreferred: true } : {}),
        edit: wrap(file, fix.edits, versioned),
      });
    }
    const seen = ofRule.some((action) => action.diagnostics?.[0]?.code === diagnostic.code);
    const ignorable = rule !== 'unused-ignore' && rule !== 'unknown-ignore';
    if (seen) continue;
    const same = current().filter((finding) => finding.rule === rule && chosenFix(finding, false) !== undefined);
    if (same.length > 1) {
      ofRule.push({
        title: t(say`Fix all ${rule} findings in this file`),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: edit(compose(file, (finding) => finding.rule === rule)),
      });
    }
    if (!ignorable) continue;
    const online = ignoreOnLine(file, rule, convert.span(diagnostic.range), convert);
    const infile = ignoreInFile(file, rule);
    const inconfig = config && ignoreInConfig(config, rule, { versioned, createsFiles, encoding: file.encoding });
    for (const [title, change] of [
      [say`Ignore ${rule} on this line`, online && edit(online)],
      [say`Ignore ${rule} in this file`, infile && edit(infile)],
      [say`Switch ${rule} off in ${configName(config)}`, inconfig],
    ] as const) {
      if (change === undefined) continue;
      ignores.push({ title: t(title), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: change });
    }
  }
  return [...fixes, ...ofRule, ...ignores];
}

/**
 * The fixes of a diagnostic. Its own data when that belongs to the present text; else the finding of the same rule at
 * the same place in the present text, since the client may hold on to a diagnostic while the user types.
 */
function freshData(
  file: Checked,
  diagnostic: Diagnostic,
  current: () => readonly Finding[],
  convert: Converter,
): DiagnosticData {
  const data = dataOf(diagnostic);
  if (data?.version === file.version) return data;
  const finding = current().find(
    ({ rule, range }) => rule === diagnostic.code && touches(convert.range(range), diagnostic.range),
  );
  const fresh = finding === undefined ? undefined : dataOf(diagnosticOf(finding, convert, file));
  return fresh ?? { version: file.version, fixes: [] };
}

function configName(config: ConfigPlace | undefined): string {
  return config?.uri.split('/').at(-1) ?? '';
}

function fixAllActions(file: Checked, versioned: boolean): CodeAction[] {
  const edits = compose(file, () => true);
  if (edits.length === 0) return [];
  return [
    {
      title: file.t(say`Fix all safe smtplint findings`),
      kind: FIX_ALL,
      edit: workspaceEdit(file, converter(file), edits, versioned),
    },
  ];
}

/** The edits that leave no safe fix of the chosen findings undone. */
function compose(file: Checked, wanted: (finding: Finding) => boolean): readonly Edit[] {
  if (file.text.length > file.maxLength) return [];
  return difference(file.text, fixAll(file.path, file.text, file.options, { wanted }).text);
}

function workspaceEdit(file: Checked, convert: Converter, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  return wrap(file, convert.textEdits(edits), versioned);
}

function wrap(
  { uri, version }: Checked,
  edits: readonly { readonly range: Range; readonly newText: string }[],
  versioned: boolean,
): WorkspaceEdit {
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
