import type * as vscode from 'vscode';
import { filesBeside } from '../../server/src/config/beside.ts';
import { versionFinder } from '../../server/src/config/versions.ts';
import type { LintOptions } from '../../server/src/core/model.ts';

/** The files of the disk that say more about the settings of a document. */
export function around({ scheme, fsPath }: vscode.Uri): Pick<LintOptions, 'files' | 'versions'> {
  return scheme === 'file' ? { files: filesBeside(fsPath), versions: versionFinder()(fsPath) } : {};
}
