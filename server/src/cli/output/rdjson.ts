import type { Severity } from '../../core/model.ts';
import { lineStarts, type Position } from '../../core/position.ts';
import type { FileReport, LineRange, PlacedFix, Printer } from '../report.ts';

/** The diagnostic format of reviewdog. */
export const rdjson: Printer = ({ files }) => {
  const source = { name: 'smtplint', url: 'https://github.com/smtplint/smtplint' };
  return `${JSON.stringify({ source, diagnostics: files.flatMap(diagnosticsOf) }, null, 2)}\n`;
};

function diagnosticsOf({ text, findings }: FileReport): readonly object[] {
  const rangeOf = ranger(text);
  return findings.map((finding) => {
    const suggestions = finding.fixes.flatMap((fix) => suggestionOf(fix, rangeOf));
    return {
      message: finding.message,
      location: { path: finding.file, range: rangeOf(finding.range) },
      severity: severityOf(finding.severity),
      code: { value: finding.rule, url: finding.docs },
      ...(suggestions.length === 0 ? {} : { suggestions }),
    };
  });
}

/** A suggestion replaces one place; fixes that edit several cannot be told. */
function suggestionOf(fix: PlacedFix, rangeOf: (range: LineRange) => object): readonly object[] {
  const [edit, ...more] = fix.edits;
  return edit === undefined || more.length > 0 ? [] : [{ range: rangeOf(edit.range), text: edit.newText }];
}

/** Columns of this format are counted in bytes of UTF-8, from one. */
function ranger(text: string): (range: LineRange) => object {
  const starts = lineStarts(text);
  const place = ({ line, character }: Position): object => {
    const start = starts[line] ?? 0;
    return { line: line + 1, column: Buffer.byteLength(text.slice(start, start + character)) + 1 };
  };
  return ({ start, end }) => ({ start: place(start), end: place(end) });
}

function severityOf(severity: Severity): string {
  if (severity === 'error') return 'ERROR';
  return severity === 'warning' ? 'WARNING' : 'INFO';
}
