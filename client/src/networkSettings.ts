import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';

/** How long one live test may take; the setting counts in seconds. */
export function timeoutMs(): number {
  const seconds = vscode.workspace.getConfiguration('smtplint').get<number>('test.timeout', 15);
  return Math.min(Math.max(1, seconds), 120) * 1000;
}

/** The certificate authorities to trust instead of the built-in ones; the setting belongs to the machine, never to a workspace. */
export async function caText(): Promise<string | undefined> {
  const path = vscode.workspace.getConfiguration('smtplint').get<string>('test.caFile', '');
  if (path === '') return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error(vscode.l10n.t('smtplint.test.caFile: {0} cannot be read.', path));
  }
}
