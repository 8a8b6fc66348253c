import * as vscode from 'vscode';
import type { BlockTarget } from '../../server/src/core/target.ts';

/** Asks before the first contact with a host, and remembers the answer for the workspace. */
export interface Consent {
  given(target: BlockTarget, document: vscode.TextDocument): Promise<boolean>;
}

const KEY = 'smtplint.agreedHosts';

export function makeConsent(memory: vscode.Memento): Consent {
  return {
    async given(target, document) {
      const host = target.host.toLowerCase();
      const agreed = memory.get<readonly string[]>(KEY, []);
      if (agreed.includes(host)) return true;
      const file = vscode.workspace.asRelativePath(document.uri);
      const from = (slot: string): string => {
        const origin = target.origins.find((candidate) => candidate.slot === slot);
        if (origin === undefined) return 'default';
        return `${origin.key}, ${file} line ${document.positionAt(origin.range.start).line + 1}`;
      };
      const login =
        target.user === undefined
          ? 'No login.'
          : `User: ${target.user} (${from('user')}). The login is sent only inside verified TLS, or to this machine.`;
      const yes = 'Test Connection';
      const answer = await vscode.window.showWarningMessage(
        `Connect to ${target.host}, port ${target.port}?`,
        {
          modal: true,
          detail: [
            `Host: ${target.host} (${from('host')})`,
            `Port: ${target.port} (${from('port')})`,
            login,
            'No message is sent. This host is remembered for this workspace.',
          ].join('\n'),
        },
        yes,
      );
      if (answer !== yes) return false;
      await memory.update(KEY, [...agreed, host]);
      return true;
    },
  };
}
