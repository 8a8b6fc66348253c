import * as vscode from 'vscode';
import type { Range } from '../../server/src/core/model.ts';
import type { AdviceWithEdits } from '../../server/src/live/report.ts';

/** What a failed live test says about a line of the file. */
export interface TestFailure {
  readonly message: string;
  readonly cause: string;
  readonly range: Range;
  readonly advice: readonly AdviceWithEdits[];
}

/** Shows failed tests at the settings that cause them, until these settings change. */
export interface TestFindings extends vscode.Disposable {
  /** Replaces what is shown for the block; no failure clears it. */
  set(document: vscode.TextDocument, block: Range, failure: TestFailure | undefined): void;
}

interface Shown {
  readonly block: Range;
  /** The text of the block when it was tested. */
  readonly text: string;
  readonly failure: TestFailure;
}

const SOURCE = 'smtplint test';

export function makeTestFindings(): TestFindings {
  const collection = vscode.languages.createDiagnosticCollection('smtplint-test');
  const shown = new Map<string, readonly Shown[]>();

  const show = (document: vscode.TextDocument, all: readonly Shown[]): void => {
    shown.set(document.uri.toString(), all);
    collection.set(
      document.uri,
      all.map(({ failure }) => diagnosticOf(document, failure)),
    );
  };
  const onChange = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const all = shown.get(document.uri.toString());
    if (all === undefined || all.length === 0) return;
    const text = document.getText();
    show(
      document,
      all.flatMap((one) => moved(one, text) ?? []),
    );
  });
  const onClose = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    shown.delete(uri.toString());
    collection.delete(uri);
  });
  const fixes = vscode.languages.registerCodeActionsProvider(
    [{ scheme: 'file' }, { scheme: 'untitled' }],
    {
      provideCodeActions: (document, range) =>
        (shown.get(document.uri.toString()) ?? [])
          .filter(({ failure }) => rangeOf(document, failure.range).intersection(range) !== undefined)
          .flatMap(({ failure }) => actionsFor(document, failure)),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

  return {
    set(document, block, failure) {
      const others = (shown.get(document.uri.toString()) ?? []).filter((one) => one.block.start !== block.start);
      const text = document.getText().slice(block.start, block.end);
      show(document, failure === undefined ? others : [...others, { block, text, failure }]);
    },
    dispose() {
      for (const part of [collection, onChange, onClose, fixes]) part.dispose();
    },
  };
}

/** The same failure where the block stands now; undefined when the block itself was changed. */
function moved(one: Shown, text: string): Shown | undefined {
  const { block, failure } = one;
  if (text.slice(block.start, block.end) === one.text) return one;
  const start = text.indexOf(one.text);
  if (start === -1 || text.indexOf(one.text, start + 1) !== -1) return undefined;
  const by = start - block.start;
  const shift = (range: Range): Range => ({ start: range.start + by, end: range.end + by });
  const advice = failure.advice.map((item) => ({
    ...item,
    edits: item.edits.map((edit) => ({ ...edit, range: shift(edit.range) })),
  }));
  return { ...one, block: shift(block), failure: { ...failure, range: shift(failure.range), advice } };
}

function diagnosticOf(document: vscode.TextDocument, failure: TestFailure): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, failure.range),
    failure.message,
    vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = SOURCE;
  diagnostic.code = failure.cause;
  return diagnostic;
}

function actionsFor(document: vscode.TextDocument, failure: TestFailure): vscode.CodeAction[] {
  return failure.advice
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, edits }, i) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      for (const { range, newText } of edits) action.edit.replace(document.uri, rangeOf(document, range), newText);
      action.diagnostics = [diagnosticOf(document, failure)];
      action.isPreferred = i === 0;
      return action;
    });
}

function rangeOf(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
