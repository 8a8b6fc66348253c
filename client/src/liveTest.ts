import * as vscode from 'vscode';
import { filesBeside } from '../../server/src/config/beside.ts';
import { recordTest } from '../../server/src/config/tested.ts';
import { understand } from '../../server/src/core/lint.ts';
import type { Block } from '../../server/src/core/model.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { type BlockTarget, targetOf } from '../../server/src/core/target.ts';
import { blockAt } from '../../server/src/live/blockAt.ts';
import { probeTargetOf } from '../../server/src/live/probeTarget.ts';
import { adviceFor, blamedRange, reportLines } from '../../server/src/live/report.ts';
import { verdictOf } from '../../server/src/live/verdict.ts';
import type { ProbeReport, ProbeTarget } from '../../server/src/probe/types.ts';
import { isAgreed } from './consent.ts';
import { caText, timeoutMs } from './networkSettings.ts';
import { placeOf } from './place.ts';
import type { TestFindings } from './testFindings.ts';

export interface LiveTestParts {
  readonly log: vscode.LogOutputChannel;
  readonly findings: TestFindings;
  /** Where the hosts are remembered that the user agreed to contact. */
  readonly memory: vscode.Memento;
  /** Called when the record of passed tests has changed. */
  readonly recorded: () => void;
}

/** Tests the block at a place of a document and tells the result; undefined when there was nothing to test or the user said no. */
export async function runLiveTest(
  parts: LiveTestParts,
  where: unknown,
  find: boolean,
): Promise<ProbeReport | undefined> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showErrorMessage('smtplint opens no connections in a workspace that you do not trust.');
    return undefined;
  }
  const place = await placeOf(where);
  if (place === undefined) return tell('Open the file with the mail settings first.');
  const { document, line } = place;
  const text = document.getText();
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const files = document.uri.scheme === 'file' ? filesBeside(document.uri.fsPath) : undefined;
  const blocks = understand(path, text, files)?.blocks ?? [];
  const block = blockAt(blocks, document.offsetAt(document.lineAt(line).range.end));
  if (block === undefined) return tell(`No mail settings were found in ${path}.`);
  const target = targetOf(block);
  if (target.kind === 'none') return tell(target.reason);
  if (!(await isAgreed(target, document, parts.memory))) return undefined;
  const asked = await passwordFor(target);
  if (asked === 'cancelled') return undefined;

  const tested = probeTargetOf(target, asked);
  const report = await withProgress(tested, find);
  if (report.cancelled === true) return report;
  const verdict = verdictOf(block, tested, report);
  if (verdict !== undefined && recordTest(verdict.fingerprint, verdict.passed, process.env)) parts.recorded();
  write(parts.log, path, report);
  if (document.getText() === text) parts.findings.set(document, block.range, failureOf(report, block));
  announce(parts, document, block, report);
  return report;
}

/** The password when the file does not hold it; it is used for this test only and kept nowhere. */
async function passwordFor(target: BlockTarget): Promise<Secret | undefined | 'cancelled'> {
  if (target.password.state !== 'ask') return undefined;
  const typed = await vscode.window.showInputBox({
    password: true,
    ignoreFocusOut: true,
    title: `Password of ${target.user ?? 'the account'} at ${target.host}`,
    prompt:
      'The file only refers to it. It is used for this test and not stored. Leave it empty to test without a login.',
  });
  if (typed === undefined) return 'cancelled';
  return typed === '' ? undefined : new Secret(typed);
}

async function withProgress(target: ProbeTarget, find: boolean): Promise<ProbeReport> {
  const { probe } = await import('../../server/src/probe/index.ts');
  const ca = await caText();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Testing ${target.host}:${target.port}`,
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return probe(target, {
        signal: controller.signal,
        timeoutMs: timeoutMs(),
        find,
        ...(ca === undefined ? {} : { ca }),
        onStep: ({ name }) => progress.report({ message: name }),
      });
    },
  );
}

function write(log: vscode.LogOutputChannel, path: string, report: ProbeReport): void {
  const where = vscode.env.remoteName === undefined ? 'this machine' : `the remote machine (${vscode.env.remoteName})`;
  // One entry for all lines: the time stands in front once.
  log.info([`Live test of ${path}, run from ${where}`, ...reportLines(report)].join('\n'));
}

function failureOf(report: ProbeReport, block: Block) {
  if (report.ok) return undefined;
  return {
    message: report.message,
    cause: report.cause,
    range: blamedRange(block, report.cause),
    advice: adviceFor(report, block),
  };
}

/** One notification; it is not waited for, so that the command ends with the test. */
function announce({ log }: LiveTestParts, document: vscode.TextDocument, block: Block, report: ProbeReport): void {
  const show = 'Show Report';
  const fix = adviceFor(report, block).find(({ edits }) => edits.length > 0);
  const apply = fix?.title;
  const buttons = apply === undefined ? [show] : [apply, show];
  const version = document.version;
  const shown = report.ok
    ? vscode.window.showInformationMessage(report.message, show)
    : vscode.window.showErrorMessage(report.message, ...buttons);
  void shown.then(async (answer) => {
    if (answer === show) log.show();
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
