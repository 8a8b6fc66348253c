import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const SOURCE = 'smtplint';

/** The file of the workspace folder, shown in an editor. */
export async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where a file of the workspace folder lies. */
export function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Tries again until there is an answer; fails with the name of what was waited for. */
export async function until<T>(what: string, answer: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await answer();
    if (value !== undefined) return value;
    assert.ok(Date.now() < end, `timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Our findings in a file, as soon as there are any. */
export async function findings(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  return until(`findings in ${uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
    return found.length > 0 ? found : undefined;
  });
}

/** Runs one of VS Code's provider commands until its answer is no longer empty. */
export async function ask<T>(command: string, ...args: readonly unknown[]): Promise<readonly T[]> {
  return until(`an answer of ${command}`, async () => {
    const answer = await askOnce<readonly T[]>(command, ...args);
    return answer === undefined || answer.length === 0 ? undefined : answer;
  });
}

/** VS Code cancels a running request whenever another provider registers, which is common just after the start. */
export async function askOnce<T>(command: string, ...args: readonly unknown[]): Promise<T | undefined> {
  try {
    return await vscode.commands.executeCommand<T>(command, ...args);
  } catch (error) {
    if (error instanceof Error && /^Cancell?ed$/.test(error.message)) return undefined;
    throw error;
  }
}

/** The range of the first place where a text stands. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, text);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** A place inside the first place where a text stands. */
export function insideOf(document: vscode.TextDocument, text: string): vscode.Position {
  return rangeOf(document, text).start.translate(0, 1);
}
