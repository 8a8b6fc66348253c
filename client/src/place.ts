import * as vscode from 'vscode';

/** A line of a document that a command is about. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly line: number;
}

/** The place that a command was called with (`{ uri, line }`, as code lenses do), else the cursor of the active editor. */
export async function placeOf(argument: unknown): Promise<Place | undefined> {
  if (typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string') {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri));
    const line = 'line' in argument && typeof argument.line === 'number' ? argument.line : 0;
    return { document, line: Math.min(Math.max(0, line), document.lineCount - 1) };
  }
  const editor = fileEditor();
  return editor === undefined ? undefined : { document: editor.document, line: editor.selection.active.line };
}

/** The editor of the active tab: while the Output panel has the focus, VS Code calls that the active text editor. */
function fileEditor(): vscode.TextEditor | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) return vscode.window.activeTextEditor;
  const shown = vscode.window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === input.uri.toString(),
  );
  return shown.find((editor) => editor === vscode.window.activeTextEditor) ?? shown[0];
}
