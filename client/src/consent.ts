import * as vscode from 'vscode';
import { type BlockTarget, userWords } from '../../server/src/core/target.ts';
import { proxyWords } from '../../server/src/probe/proxy.ts';
import type { ProxyServer } from '../../server/src/probe/types.ts';

const KEY = 'smtplint.agreedHosts';

/** Asks before the first contact with a host, and remembers the answer for the workspace. */
export async function isAgreed(
  target: BlockTarget,
  document: vscode.TextDocument,
  memory: vscode.Memento,
  proxy: ProxyServer | undefined,
  to?: string,
): Promise<boolean> {
  const host = target.host.toLowerCase();
  const agreed = memory.get<readonly string[]>(KEY, []);
  if (agreed.includes(host)) return true;
  const file = vscode.workspace.asRelativePath(document.uri);
  const from = (slot: string): string => {
    const origin = target.origins.find((candidate) => candidate.slot === slot);
    if (origin === undefined) return vscode.l10n.t('default');
    return vscode.l10n.t('{0}, {1} line {2}', origin.key, file, document.positionAt(origin.range.start).line + 1);
  };
  const user = userWords(target);
  const login =
    user === undefined
      ? vscode.l10n.t('No login.')
      : vscode.l10n.t(
          'User: {0} ({1}). The login is sent only inside verified TLS, or to this machine.',
          user,
          from('user'),
        );
  const yes = vscode.l10n.t('Test Connection');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Connect to {0}, port {1}?', target.host, String(target.port)),
    {
      modal: true,
      detail: [
        vscode.l10n.t('Host: {0} ({1})', target.host, from('host')),
        vscode.l10n.t('Port: {0} ({1})', String(target.port), from('port')),
        ...(proxy === undefined ? [] : [vscode.l10n.t('Through the proxy {0}', proxyWords(proxy))]),
        login,
        to === undefined ? vscode.l10n.t('No message is sent.') : vscode.l10n.t('One message is sent to {0}.', to),
        vscode.l10n.t('This host is remembered for this workspace.'),
      ].join('\n'),
    },
    yes,
  );
  if (answer !== yes) return false;
  await memory.update(KEY, [...agreed, host]);
  return true;
}
