import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type TextEdit } from 'vscode-languageserver';
import type { ConfigProblem } from '../core/config.ts';
import type { LintResult } from '../core/lint.ts';
import type { Finding, Severity } from '../core/model.ts';
import { say } from '../core/say.ts';
import type { Translate } from '../core/translate.ts';
import { type Converter, type Counted, converter } from './convert.ts';
import { uriBeside } from './uri.ts';

/** The name under which editors list our findings. */
export const SOURCE = 'smtplint';

/** One quick fix as it travels inside a diagnostic. */
export interface FixData {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** What a diagnostic carries for its quick fixes; `version` is that of the text whose positions the edits use. */
export interface DiagnosticData {
  readonly version: number;
  readonly fixes: readonly FixData[];
}

/** What the diagnostics of one document need beside the findings. */
export interface DiagnosticContext extends Counted {
  readonly t: Translate;
  readonly uri: string;
  readonly version: number;
}

/** The findings as the protocol has them, and the failures of rules as findings of their own. */
export function diagnosticsOf(result: LintResult, context: DiagnosticContext): Diagnostic[] {
  const { t } = context;
  const convert = converter(context);
  const failures = result.failures.map(({ rule, error }) =>
    atTop(
      convert,
      rule,
      DiagnosticSeverity.Warning,
      t(say`The rule ${rule} failed on this file (${error}); the other rules ran. This is a bug in smtplint.`),
    ),
  );
  const partial = result.partial
    ? [
        atTop(
          convert,
          'partial-result',
          DiagnosticSeverity.Information,
          t(say`This file took too long to check: some rules did not run.`),
        ),
      ]
    : [];
  return [...failures, ...partial, ...result.findings.map((finding) => diagnosticOf(finding, convert, context))];
}

/** What is shown when the checker itself fails on a file: only the kind of the error, since its text may quote the file. */
export function crashDiagnostic(file: Counted & { readonly t: Translate }, error: unknown): Diagnostic {
  const kind = error instanceof Error ? error.name : 'unknown error';
  return atTop(
    converter(file),
    'internal-error',
    DiagnosticSeverity.Warning,
    file.t(say`smtplint could not read this file (${kind}). This is a bug in smtplint.`),
  );
}

/** What is wrong in a configuration file of ours. */
export function configDiagnostics(file: Counted, problems: readonly ConfigProblem[]): Diagnostic[] {
  const convert = converter(file);
  return problems.map(({ range, message }) => ({
    range: convert.range(range),
    severity: DiagnosticSeverity.Error,
    code: 'config',
    source: SOURCE,
    message,
  }));
}

/** A finding as a diagnostic; its `data` holds the edits of its fixes, so that the server needs no memory of it. */
export function diagnosticOf(finding: Finding, convert: Converter, { uri, version, t }: DiagnosticContext): Diagnostic {
  const { related } = finding;
  const tags = (finding.tags ?? []).map((tag) =>
    tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary,
  );
  const data: DiagnosticData = {
    version,
    fixes: finding.fixes.map((fix) => ({
      title: t(fix.phrase ?? fix.title),
      safe: fix.safe,
      preferred: fix.preferred,
      edits: convert.textEdits(fix.edits),
    })),
  };
  return {
    range: convert.range(finding.range),
    severity: severityOf(finding.severity),
    code: finding.rule,
    codeDescription: { href: finding.docs },
    source: SOURCE,
    message: t(finding.phrase ?? finding.message),
    ...(tags.length > 0 ? { tags } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map(({ message, phrase, range, file, place }) => ({
            location:
              file === undefined || place === undefined
                ? { uri, range: convert.range(range) }
                : { uri: uriBeside(uri, file) ?? uri, range: place },
            message: t(phrase ?? message),
          })),
        }
      : {}),
    data,
  };
}

/** The data of one of our diagnostics, or undefined when the client did not keep it. */
export function dataOf(diagnostic: Diagnostic): DiagnosticData | undefined {
  const data: unknown = diagnostic.data;
  return isData(data) ? data : undefined;
}

function isData(data: unknown): data is DiagnosticData {
  if (typeof data !== 'object' || data === null || !('version' in data) || !('fixes' in data)) return false;
  return typeof data.version === 'number' && Array.isArray(data.fixes);
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'info':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
  }
}

function atTop(convert: Converter, code: string, severity: DiagnosticSeverity, message: string): Diagnostic {
  return {
    range: convert.range({ start: 0, end: 0 }),
    severity,
    code,
    source: SOURCE,
    message,
  };
}
