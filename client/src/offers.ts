import * as vscode from 'vscode';
import type { ProbeReport } from '../../server/src/probe/types.ts';
import type { Once } from './connectionTest.ts';

/** One more run that does what the first one did not dare to. It is asked for each time, and never remembered. */
export interface Offer {
  readonly title: string;
  readonly once: Once;
  /** Says what it means, and asks. */
  confirmed(): Promise<boolean>;
}

/** What can be offered after a test; nothing after one that was such a run itself. */
export function offerFor(report: ProbeReport): Offer | undefined {
  const { host, port } = report.target;
  const place = `${host}:${port}`;
  if (report.cause === 'auth-in-cleartext') {
    return {
      title: vscode.l10n.t('Send Unencrypted, Once'),
      once: 'clear-text',
      confirmed: () =>
        confirmed(
          vscode.l10n.t('Send the password to {0} without encryption?', place),
          vscode.l10n.t(
            'Everybody on the path can read user name and password, and use them from then on. This holds for one test and is not remembered.',
          ),
          vscode.l10n.t('Do Not Send'),
          vscode.l10n.t('Send Unencrypted'),
        ),
    };
  }
  // Where the settings switch the check off, the test has gone on already.
  const isAtEnd = report.steps.some(({ name }) => name === 'quit');
  if (!report.ok && !isAtEnd && report.cause.startsWith('cert-')) {
    return {
      title: vscode.l10n.t('Inspect Anyway'),
      once: 'inspect',
      confirmed: () =>
        confirmed(
          vscode.l10n.t('Go on although the certificate of {0} does not verify?', place),
          vscode.l10n.t(
            'Anyone may be at the other end. The test looks at what the server offers; no login and no message is sent.',
          ),
          vscode.l10n.t('Stop Here'),
          vscode.l10n.t('Inspect'),
        ),
    };
  }
  return undefined;
}

/** The first button is the one that Enter presses. */
async function confirmed(question: string, detail: string, no: string, yes: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, no, yes)) === yes;
}
