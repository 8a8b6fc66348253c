import * as vscode from 'vscode';
import { unsavedPath } from '../../server/src/core/file.ts';

/** The path that a document is judged by: one that was never saved has only its language. */
export function factsPath({ uri, languageId }: vscode.TextDocument): string {
  const path = vscode.workspace.asRelativePath(uri, false);
  return uri.scheme === 'untitled' ? unsavedPath(path, languageId) : path;
}
