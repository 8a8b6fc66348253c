import * as vscode from 'vscode';
import { adviceFor, messageOf } from '../../server/src/live/report.ts';
import type { ProbeReport } from '../../server/src/probe/types.ts';
import { recipient } from './ask.ts';
import {
  type AgreedTest,
  agreed,
  type ConnectionTestOptions,
  heldBack,
  keep,
  type LiveTestParts,
} from './connectionTest.ts';
import { translate } from './l10n.ts';
import { offerFor } from './offers.ts';
import { placeOf } from './place.ts';
import { type Subject, subjectAt } from './subject.ts';

/** What one of the commands does beside testing the connection. */
export type Task = 'test' | 'find' | 'send';

/** Tests the block at a place of a document and tells the result; undefined when there was nothing to test or the user said no. */
export async function runLiveTest(parts: LiveTestParts, where: unknown, task: Task): Promise<ProbeReport | undefined> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('smtplint opens no connections in a workspace that you do not trust.'),
    );
    return undefined;
  }
  const place = await placeOf(where);
  if (place === undefined) return tell(vscode.l10n.t('Open the file with the mail settings first.'));
  const subject = subjectAt(place);
  if (subject.kind === 'none') return tell(subject.reason);
  if (!parts.lane.isFree) return tell(vscode.l10n.t('Another connection test is running.'));
  const held = heldBack(subject, parts);
  if (held !== undefined) return tell(held);
  const leave = await parts.lane.enter();
  try {
    const to = task === 'send' ? (await recipient())?.trim() : undefined;
    if (task === 'send' && to === undefined) return undefined;
    const test = await agreed(subject, parts, to);
    if (test === undefined) return undefined;
    const report = await withProgress(subject, (options) => test({ ...options, find: task === 'find' }));
    if (report.cancelled === true) return report;
    keep(parts, subject, report);
    announce(parts, subject, report, () => oneMore(parts, subject, report, test));
    return report;
  } finally {
    leave();
  }
}

function withProgress(
  { target: { host, port } }: Subject,
  test: (options: ConnectionTestOptions) => Promise<ProbeReport>,
): Thenable<ProbeReport> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Testing {0}:{1}', host, String(port)),
      cancellable: true,
    },
    (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return test({ signal: controller.signal, onStep: ({ name }) => progress.report({ message: name }) });
    },
  );
}

/** Runs the test once more, as the user agrees to for this one time. */
async function oneMore(parts: LiveTestParts, subject: Subject, first: ProbeReport, test: AgreedTest): Promise<void> {
  const offer = offerFor(first);
  if (offer === undefined || !(await offer.confirmed()) || !vscode.workspace.isTrusted) return;
  const held = heldBack(subject, parts);
  if (held !== undefined) return tell(held);
  if (!parts.lane.isFree) return tell(vscode.l10n.t('Another connection test is running.'));
  const leave = await parts.lane.enter();
  try {
    const report = await withProgress(subject, (options) => test({ ...options, once: offer.once }));
    if (report.cancelled === true) return;
    keep(parts, subject, report);
    announce(parts, subject, report);
    // What there was to see is in the report.
    if (offer.once === 'inspect') parts.log.show();
  } finally {
    leave();
  }
}

/** One notification; it is not waited for, so that the command ends with the test. `more` runs what is offered beyond it. */
function announce(
  { log }: LiveTestParts,
  { document, block }: Subject,
  report: ProbeReport,
  more?: () => Promise<void>,
): void {
  const show = vscode.l10n.t('Show Report');
  const fix = adviceFor(report, block, translate).find(({ edits }) => edits.length > 0);
  const apply = fix?.title;
  const offer = more === undefined ? undefined : offerFor(report)?.title;
  const buttons = [report.ok ? undefined : apply, offer, show].filter((title) => title !== undefined);
  const version = document.version;
  const message = translate(messageOf(report));
  const shown = report.ok
    ? vscode.window.showInformationMessage(message, ...buttons)
    : vscode.window.showErrorMessage(message, ...buttons);
  void shown.then(async (answer) => {
    if (answer === show) log.show();
    if (answer !== undefined && answer === offer) await more?.();
    if (answer === undefined || answer !== apply || fix === undefined || document.version !== version) return;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of fix.edits) {
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
        newText,
      );
    }
    await vscode.workspace.applyEdit(edit);
  });
}

function tell(message: string): undefined {
  void vscode.window.showInformationMessage(message);
  return undefined;
}
