import * as vscode from 'vscode';
import { Secret } from '../../server/src/core/secret.ts';
import type { BlockTarget } from '../../server/src/core/target.ts';
import type { Typed } from './loginPassword.ts';

/**
 * Asks for the password that the file does not hold; undefined when the user does not answer. It is used for this test
 * only, unless the user presses the button that keeps it.
 */
export function askPassword({ user, host }: BlockTarget, canKeep: boolean): Promise<Typed | undefined> {
  const input = vscode.window.createInputBox();
  input.password = true;
  input.ignoreFocusOut = true;
  input.title =
    user === undefined
      ? vscode.l10n.t('Password of the account at {0}', host)
      : vscode.l10n.t('Password of {0} at {1}', user, host);
  input.prompt = vscode.l10n.t(
    'The file only refers to it. It is used for this test and not stored. Leave it empty to test without a login.',
  );
  const keep: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('save'),
    tooltip: vscode.l10n.t(
      'Use it, and keep it in the secret storage of this editor if the server accepts it. "Forget kept passwords" removes it.',
    ),
  };
  if (canKeep) input.buttons = [keep];
  return new Promise((resolve) => {
    const answer = (isKept: boolean): void => {
      const secret = input.value === '' ? undefined : new Secret(input.value);
      resolve({ secret, keep: isKept });
      input.dispose();
    };
    input.onDidAccept(() => answer(false));
    input.onDidTriggerButton(() => answer(true));
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
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
