import * as vscode from 'vscode';
import { makeKeptPasswords, type SecretStore } from './keptPasswords.ts';

/** Forgets the passwords that were kept for connection tests, in all workspaces. */
export async function forgetPasswords(secrets: SecretStore): Promise<void> {
  await makeKeptPasswords(secrets).forgetAll();
  void vscode.window.showInformationMessage(vscode.l10n.t('No password is kept for connection tests any more.'));
}
