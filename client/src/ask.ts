import * as vscode from 'vscode';
import { Secret } from '../../server/src/core/secret.ts';
import type { BlockTarget } from '../../server/src/core/target.ts';

/** The password when the file does not hold it; it is used for this test only and kept nowhere. */
export async function passwordFor(target: BlockTarget): Promise<Secret | undefined | 'cancelled'> {
  if (target.password.state !== 'ask') return undefined;
  const typed = await vscode.window.showInputBox({
    password: true,
    ignoreFocusOut: true,
    title:
      target.user === undefined
        ? vscode.l10n.t('Password of the account at {0}', target.host)
        : vscode.l10n.t('Password of {0} at {1}', target.user, target.host),
    prompt: vscode.l10n.t(
      'The file only refers to it. It is used for this test and not stored. Leave it empty to test without a login.',
    ),
  });
  if (typed === undefined) return 'cancelled';
  return typed === '' ? undefined : new Secret(typed);
}

/** The address that a test message goes to: always typed, never taken from the file. */
export function recipient(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Send one test message'),
    prompt: vscode.l10n.t('The address that receives it. Nothing else is sent.'),
    placeHolder: 'you@example.org',
    validateInput: (typed) =>
      ADDRESS.test(typed.trim())
        ? undefined
        : vscode.l10n.t('Type one complete address, such as {0}.', 'you@example.org'),
  });
}

const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\.]{1,63}(?:\.[^\s@<>,;:"()[\]\\.]{1,63}){0,8}$/;
