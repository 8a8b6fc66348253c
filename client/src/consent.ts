import * as vscode from 'vscode';
import { type BlockTarget, userWords } from '../../server/src/core/target.ts';

const KEY = 'smtplint.agreedHosts';

/** Asks before the first contact with a host, and remembers the answer for the workspace. */
export async function isAgreed(
  target: BlockTarget,
  document: vscode.TextDocument,
  memory: vscode.Memento,
  to?: string,
): Promise<boolean> {
  const host = target.host.toLowerCase();
  const agreed = memory.get<readonly string[]>(KEY, []);
  if (agreed.includes(host)) return true;
  const file = vscode.workspace.asRelativePath(document.uri);
  const from = (slot: string): string => {
    const origin = target.origins.find((candidate) => candidate.slot === slot);
    if (origin === undefined) return 'default';
    return `${origin.key}, ${file} line ${document.positionAt(origin.range.start).line + 1}`;
  };
  const user = userWords(target);
  const login =
    user === undefined
      ? 'No login.'
      : `User: ${user} (${from('user')}). The login is sent only inside verified TLS, or to this machine.`;
  const yes = 'Test Connection';
  const answer = await vscode.window.showWarningMessage(
    `Connect to ${target.host}, port ${target.port}?`,
    {
      modal: true,
      detail: [
        `Host: ${target.host} (${from('host')})`,
        `Port: ${target.port} (${from('port')})`,
        login,
        to === undefined ? 'No message is sent.' : `One message is sent to ${to}.`,
        'This host is remembered for this workspace.',
      ].join('\n'),
    },
    yes,
  );
  if (answer !== yes) return false;
  await memory.update(KEY, [...agreed, host]);
  return true;
}
